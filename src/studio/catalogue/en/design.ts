export const designTexts = {} as const;
