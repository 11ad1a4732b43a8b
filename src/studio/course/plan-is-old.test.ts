import { expect, it } from 'vitest';
import { emptyCourseDocument } from '#/contract/course-document.ts';
import { caseOfDocument } from '#/planning/case-of-document.ts';
import type { Course } from '#/practice/course/course.ts';
import type { PresetKey } from '#/practice/protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { daysAreOld, planIsOld } from './plan-is-old.ts';

const photo = { photoId: 'p1', view: 'front' as const, landmarks: { glabella: [500, 600] as [number, number] } };
const document = {
  ...emptyCourseDocument(),
  photos: [photo],
  schedule: { dates: { start: '2026-03-16', zone: 'UTC' } },
};

it('calls a plan old when case, presets or closed days would make another one, and only then', () => {
  const made = caseOfDocument('Ines', document);
  if (!made.ok) throw new Error('the document is no case');
  const sessions = [{}, {}, {}] as never;
  const findings = [] as never;
  const provenance = { case: made.value, caseSha256: '', photos: [] };
  const old = (values: Partial<Record<PresetKey, number>>, more = {}, as = provenance) =>
    planIsOld(
      document,
      { ...PROTOCOL_DEFAULTS, ...more, values: { ...PROTOCOL_DEFAULTS.values, ...values } },
      { provenance: as, sessions, findings },
    );
  expect(old({})).toBe(false);
  expect(old({ 'SC26.days': 120 }, { version: '1+1' })).toBe(false);
  expect(old({ 'CO4.setUpMinutes': 40 })).toBe(true);
  const asPlanned = { ...provenance, protocol: { presets: { 'CO4.setUpMinutes': 40 } } };
  expect(old({ 'CO4.setUpMinutes': 40 }, {}, asPlanned)).toBe(false);
  expect(old({}, {}, asPlanned)).toBe(true);
  expect(old({}, { closedWeekdays: [1] })).toBe(false);
  expect(old({}, { closures: [{ from: '2027-01-01', to: '2027-01-02', why: '' }] })).toBe(false);
  expect(planIsOld({ ...document, sex: 'female' }, PROTOCOL_DEFAULTS, { provenance, sessions, findings })).toBe(true);
  // Of an older Whorl: a warning that does not name its sentence.
  const unnamed = [{ severity: 'warn', case: '' }] as never;
  expect(planIsOld(document, PROTOCOL_DEFAULTS, { provenance, sessions, findings: unnamed })).toBe(true);
});

it('calls the days of the sheets old when the sessions have others: booked, moved, or on days that are closed now', () => {
  const days = (
    starts: readonly (string | null)[],
    booked: readonly string[] | null,
    closedWeekdays: number[] = [],
  ) => {
    const sessions = starts.map((start, index) => ({ n: index + 1, start })) as never;
    const course =
      booked && ({ zone: 'UTC', sessions: booked.map((start, index) => ({ n: index + 1, start })) } as unknown);
    const protocol = { ...PROTOCOL_DEFAULTS, closedWeekdays };
    const plan = { provenance: {} as never, sessions, findings: [] };
    return daysAreOld(document, protocol, plan, course as Course | null);
  };
  const asked = ['2026-03-16T10:00:00+00:00', '2026-03-30T10:00:00+00:00'];
  expect(days(asked, null)).toBe(false);
  expect(days([null, null], null)).toBe(true);
  expect(days(asked, null, [1])).toBe(true);
  const moved = ['2026-03-17T11:00:00+00:00', '2026-03-31T10:00:00+00:00'];
  expect(days(asked, moved)).toBe(true);
  expect(days(moved, moved, [2])).toBe(false);
  // More sessions were booked than the plan has: making it again would not mend that.
  expect(days(asked, [...moved, '2026-05-01T10:00:00+00:00'])).toBe(false);
});
