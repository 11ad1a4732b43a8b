import { practiceTexts } from './pt/practice.ts';
import { screenTexts } from './pt/screen.ts';
import { shellTexts } from './pt/shell.ts';

/** The words of the studio in Portuguese; a key that is not here is shown in English. */
export const pt = { ...shellTexts, ...practiceTexts, ...screenTexts } as const;
