import type { FadeBelief } from '#/engine/skin/fade-forecast.ts';
import { type FollowUp, studioFadeBelief } from '#/engine/skin/studio-posterior.ts';
import { daysBetween, isCalendarDay } from '../calendar/calendar-day.ts';
import { correctedRecords } from '../client/correct-record.ts';
import type { PracticeRecord } from '../client/practice-record.ts';

const DAYS_A_YEAR = 365.25;
/** Earlier than this, healing and light of the photo weigh more than fading. */
export const LEARNS_FROM_DAYS = 84;

/** What a studio believes of fading, and from how many of its own follow-ups. */
export interface LearnedFading {
  readonly followUps: number;
  readonly belief: FadeBelief;
}

/** TU1: the fading of a studio from its follow-ups, as corrected later; those within twelve weeks teach nothing yet. */
export function learnFading(records: readonly PracticeRecord[]): LearnedFading {
  const followUps = correctedRecords(records).flatMap((record): FollowUp[] => {
    if (record.kind !== 'followUp') return [];
    const { settledOn, remainingShare: remaining, circumstances } = record;
    // A store of an older version may hold a correction to what is no day.
    if (!isCalendarDay(settledOn) || !(remaining > 0)) return [];
    const days = daysBetween(settledOn, record.at.slice(0, 10));
    return days < LEARNS_FROM_DAYS ? [] : [{ years: days / DAYS_A_YEAR, remaining, circumstances }];
  });
  return { followUps: followUps.length, belief: studioFadeBelief(followUps) };
}
