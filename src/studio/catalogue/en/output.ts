export const outputTexts = {} as const;
