import type { ShadeNote } from '#/engine/skin/shade-notes.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';

/** What the engine says about a shade, in the language of the studio. */
export function useShadeWords(): (note: ShadeNote) => string {
  const words = usePracticeWords();
  return ({ code, values }) => words.phrase(phrase(`shade.${code}`, values));
}
