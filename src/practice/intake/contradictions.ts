import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Answers } from './answers.ts';

/** Answers that cannot both be true; each is named and asked again. */
export interface Contradiction {
  readonly path: string;
  readonly problem: 'afterAssessment' | 'beforeBirth';
  readonly value: CalendarDay;
}

/** Days in the past that lie after the assessment, or before the person was born. */
export function findContradictions(answers: Answers, on: CalendarDay): readonly Contradiction[] {
  const { health = {}, birthDate } = answers;
  const past: readonly (readonly [string, CalendarDay | undefined])[] = [
    ['health.cancerTreatment.endedOn', health.cancerTreatment?.endedOn],
    ['health.isotretinoin.endedOn', health.isotretinoin?.endedOn],
    ['health.antibiotics.endedOn', health.antibiotics?.endedOn],
    ['health.transplant.on', health.transplant?.on],
    ['health.laserRemovalOn', health.laserRemovalOn],
    ['health.areataLastPatchOn', health.areataLastPatchOn],
    ...(health.scars ?? []).map((scar, index) => [`health.scars[${index}].on`, scar.on] as const),
  ];
  const found: Contradiction[] = [];
  if (birthDate !== undefined && birthDate > on) {
    found.push({ path: 'birthDate', problem: 'afterAssessment', value: birthDate });
  }
  for (const [path, value] of past) {
    if (value === undefined) continue;
    if (value > on) found.push({ path, problem: 'afterAssessment', value });
    else if (birthDate !== undefined && value < birthDate) found.push({ path, problem: 'beforeBirth', value });
  }
  return found;
}
