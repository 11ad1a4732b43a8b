import { practiceTexts } from './es/practice.ts';
import { screenTexts } from './es/screen.ts';
import { shellTexts } from './es/shell.ts';

/** The words of the studio in Spanish; a key that is not here is shown in English. */
export const es = { ...shellTexts, ...practiceTexts, ...screenTexts } as const;
