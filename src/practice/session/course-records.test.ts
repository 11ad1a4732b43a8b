import { describe, expect, it } from 'vitest';
import type { PracticeRecord } from '../client/practice-record.ts';
import type { CourseRecord } from '../course/course.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { missedOfCourse } from './course-records.ts';

const booked = { kind: 'course', id: 'k', course: { zone: 'Europe/London', sessions: [] } } as unknown as CourseRecord;
const held = (n: number, startedAt: string) =>
  ({ kind: 'session', id: `s${n}`, courseId: 'k', n, startedAt }) as unknown as PracticeRecord;
const checkIn = (at: string) => ({ kind: 'checkIn', id: at, at }) as unknown as PracticeRecord;

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
