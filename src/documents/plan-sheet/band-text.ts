import type { Band } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';

/** A value with its 90 % band, rounded to what the band allows; `short` for the cells of a table. */
export function bandText(
  words: PlanSheetWords,
  value: number,
  band: Band,
  form: 'range' | 'rangeShort' = 'range',
): string {
  const step = roundingStep(band[1] - band[0]);
  const rounded = (x: number): string => words.number(Math.round(x / step) * step);
  const [low, high] = bandEnds(words, band);
  return words.say(form, { value: rounded(value), low, high });
}

/** Both ends of a band, rounded alike. */
export function bandEnds(words: PlanSheetWords, band: Band): readonly [string, string] {
  const step = roundingStep(band[1] - band[0]);
  return [words.number(Math.round(band[0] / step) * step), words.number(Math.round(band[1] / step) * step)];
}

/** 1, 10, 100 ...: about a tenth of the band's width, so that no digit is shown that the measurement cannot carry. */
function roundingStep(width: number): number {
  if (!(width > 0)) return 1;
  return Math.max(1, 10 ** Math.floor(Math.log10(width / 4)));
}
