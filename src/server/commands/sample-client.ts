import type { ClientProfile } from '#/contract/api-clients.ts';
import { addDays, type CalendarDay, weekday } from '#/practice/calendar/calendar-day.ts';
import { dayIn, type Moment } from '#/practice/calendar/wall-clock.ts';
import type { Person } from '#/practice/client/client.ts';
import type { Answers } from '#/practice/intake/answers.ts';
import { HEALTHY_ANSWERS } from '#/practice/intake/healthy-answers.ts';

/** The person of the sample course: made up, like the head. */
export const SAMPLE_CLIENT: ClientProfile = {
  givenName: 'Alex',
  familyName: 'Sample',
  birthDate: '1985-03-02',
  sex: 'male',
  language: 'en',
};

/** Who treats in the sample. */
export const SAMPLE_ARTIST: Person = { id: 'artist-sample', name: 'Sample Artist', role: 'artist' };

/** The days of the sample's first weeks. */
export interface SampleDays {
  readonly screened: CalendarDay;
  /** Of the plan, the booking and the offer of the consent: with time for the whole preparation. */
  readonly planned: CalendarDay;
  readonly signed: CalendarDay;
  readonly session: CalendarDay;
  /** The client's own check-ins: days 1, 3, 7 and 10 after the session. */
  readonly checkIns: readonly { readonly day: CalendarDay; readonly isFresh: boolean }[];
}

const SATURDAY = 6;
const SUNDAY = 7;

/**
 * Counted from the first start of the studio: session 1 eleven to thirteen days ago and on no weekend, what came before it whole
 * weeks earlier, so on no weekend either, and the next session always to come.
 */
export function sampleDays(firstStart: Moment, zone: string): SampleDays {
  const usual = addDays(dayIn(firstStart, zone), -12);
  const shift = { [SATURDAY]: -1, [SUNDAY]: 1 }[weekday(usual)] ?? 0;
  const session = addDays(usual, shift);
  return {
    screened: addDays(session, -21),
    planned: addDays(session, -14),
    signed: addDays(session, -7),
    session,
    checkIns: [
      { day: addDays(session, 1), isFresh: true },
      { day: addDays(session, 3), isFresh: true },
      { day: addDays(session, 7), isFresh: false },
      { day: addDays(session, 10), isFresh: false },
    ],
  };
}

/** The answers of the sample: someone to whom no rule applies, with the pattern of loss and the zones of the sample's design. */
export function sampleAnswers(firstStart: Moment, zone: string): Answers {
  const { hair, ...rest } = HEALTHY_ANSWERS;
  const { screened: on } = sampleDays(firstStart, zone);
  const zones = ['hairline', 'frontal', 'temples', 'midScalp', 'crown'] as const;
  return { ...rest, on, hair: { ...hair, grade: '5', zones: [...zones], neededBy: addDays(on, 365) } };
}

/** The zone of this computer, in which the sample's sessions are. */
export function sampleZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
