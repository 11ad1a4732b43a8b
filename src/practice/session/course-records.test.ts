import { describe, expect, it } from 'vitest';
import type { PracticeRecord } from '../client/practice-record.ts';
import type { CourseRecord } from '../course/course.ts';
import { findPack } from '../packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { gateOfRecords, missedOfCourse } from './course-records.ts';

const booked = { kind: 'course', id: 'k', course: { zone: 'Europe/London', sessions: [] } } as unknown as CourseRecord;
const held = (n: number, startedAt: string) =>
  ({ kind: 'session', id: `s${n}`, courseId: 'k', n, startedAt }) as unknown as PracticeRecord;
const checkIn = (at: string) => ({ kind: 'checkIn', id: at, at }) as unknown as PracticeRecord;

describe('the gate of a course', () => {
  it('[HG5] is set aside by an override of its own course only', () => {
    const at = '2026-03-24T10:00:00Z';
    const sessions = [1, 2].map((n) => ({ n, start: at, end: at }));
    const course = { ...booked, at: '2026-03-01T10:00:00Z', course: { zone: 'Europe/London', sessions } };
    const first = { ...held(1, '2026-03-20T10:00:00Z'), at: '2026-03-20T10:00:00Z', endedAt: '2026-03-20T13:00:00Z' };
    const override = { session: 2, rules: ['HG2'], who: 'A. Artist', why: 'seen', signatureSha256: '0'.repeat(64), at };
    const setAside = (courseId: string) =>
      gateOfRecords(
        { ofClient: [], ofCourse: [course, first, { kind: 'gateOverride', id: 'o', courseId, at, override }] as never },
        course as never,
        { at, session: 2, pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS },
      ).overridden;
    expect(setAside('k')).toEqual(['HG2']);
    expect(setAside('another')).toEqual([]);
  });
});

describe('the check-ins of a course', () => {
  it('[AC3] are missed session by session, up to the one that followed', () => {
    const first = held(1, '2026-03-16T10:00:00Z');
    const second = held(2, '2026-03-24T10:00:00Z');
    const missed = (ofClient: readonly PracticeRecord[], at: string, sessions = [first]) =>
      missedOfCourse({ ofClient, ofCourse: [booked, ...sessions] }, booked, PROTOCOL_DEFAULTS, at).map(
        ({ n, days }) => `${n}: ${days.join(', ')}`,
      );
    expect(missed([], '2026-03-20T12:00:00Z')).toEqual([]);
    expect(missed([], '2026-03-21T12:00:00Z')).toEqual(['1: 2026-03-19']);
    expect(missed([checkIn('2026-03-19T12:00:00Z')], '2026-03-29T12:00:00Z')).toEqual(['1: 2026-03-26']);
    // Day 10 of session 1 lies after session 2, which starts the days anew.
    expect(missed([], '2026-03-29T12:00:00Z', [second, first])).toEqual(['1: 2026-03-19', '2: 2026-03-27']);
    expect(missed([checkIn('2026-03-27T08:00:00Z')], '2026-03-29T12:00:00Z', [first, second])).toEqual([
      '1: 2026-03-19',
    ]);
    expect(missed([], '2026-03-20T00:00:00Z', [first, second])).toEqual([]);
  });
});
