import type { Band } from '#/planning/plan-record.ts';
import { COURSE_TIME_STEP_MIN, roundingStep, roundToStep } from '#/practice/catalogue/client-rounding.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';

/** A value with its 90 % band, rounded to what the band allows; `short` for the cells of a table. */
export function bandText(
  words: PlanSheetWords,
  value: number,
  band: Band,
  form: 'range' | 'rangeShort' = 'range',
): string {
  const step = roundingStep(...band);
  const rounded = (x: number): string => words.number(roundToStep(x, step));
  const [low, high] = bandEnds(words, band);
  return words.say(form, { value: rounded(value), low, high });
}

/** Both ends of a band, rounded alike. */
export function bandEnds(words: PlanSheetWords, band: Band): readonly [string, string] {
  const step = roundingStep(...band);
  return [words.number(roundToStep(band[0], step)), words.number(roundToStep(band[1], step))];
}

/** The time of the whole course with its range, as the consent says it too. */
export function courseTimeText(words: PlanSheetWords, minutes: number, band: Band): string {
  const hours = (value: number): string => words.hours(roundToStep(value, COURSE_TIME_STEP_MIN));
  const [low, high] = [hours(band[0]), hours(band[1])];
  return low === high ? hours(minutes) : words.say('range', { value: hours(minutes), low, high });
}
