import type { ClientProfile } from '#/contract/api-clients.ts';
import { addDays, type CalendarDay } from '#/practice/calendar/calendar-day.ts';
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

/** Days from the first start of the studio on which the sample's course goes on; the next session is always to come. */
export const SAMPLE_DAYS = {
  screened: -30,
  offered: -16,
  signed: -14,
  session: -12,
  /** The client's own check-ins: days 1, 3, 7 and 10 after the session. */
  checkIns: [
    { day: -11, isFresh: true },
    { day: -9, isFresh: true },
    { day: -5, isFresh: false },
    { day: -2, isFresh: false },
  ],
} as const;

/** The answers of the sample: someone to whom no rule applies, with the pattern of loss of the sample's design. */
export function sampleAnswers(firstStart: Moment, zone: string): Answers {
  const { hair, ...rest } = HEALTHY_ANSWERS;
  const on: CalendarDay = addDays(dayIn(firstStart, zone), SAMPLE_DAYS.screened);
  return { ...rest, on, hair: { ...hair, grade: '5' } };
}

/** The zone of this computer, in which the sample's sessions are. */
export function sampleZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
