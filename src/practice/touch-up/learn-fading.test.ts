import { describe, expect, it } from 'vitest';
import { FADE_PRIOR, fadeForecast } from '#/engine/skin/fade-forecast.ts';
import type { Correction } from '../client/client.ts';
import type { FollowUpRecord } from './follow-up-record.ts';
import { learnFading } from './learn-fading.ts';

const by = { id: 'a1', name: 'A. Artist', role: 'artist' as const };
const followUp = (id: string, at: string, remainingShare: number): FollowUpRecord => ({
  ...{ kind: 'followUp', id, clientId: 'c', at, by, courseId: 'k', settledOn: '2024-01-01' },
  ...{ remainingShare, circumstances: [], photos: [] },
});

describe('a studio', () => {
  it('[TU1] learns its own fading from its follow-ups and forecasts by it', () => {
    expect(learnFading([])).toMatchObject({ followUps: 0, belief: { ratePerYear: FADE_PRIOR.value.ratePerYear } });
    // A fifth lost a year is faster than the general belief: exp(-2 x 0.22) is 64 % after two years.
    const fast = ['f1', 'f2', 'f3'].map((id) => followUp(id, '2026-01-01T10:00:00Z', 0.64));
    const { followUps, belief } = learnFading(fast);
    expect(followUps).toBe(3);
    expect(belief.ratePerYear).toBeGreaterThan(0.12);
    expect(belief.ratePerYear).toBeLessThan(0.22);
    const left = (with_?: typeof belief) => fadeForecast([36], with_ ? { belief: with_ } : {})[0]!;
    expect(left(belief).p50).toBeLessThan(left().p50 - 0.05);
  });

  it('[TU1] counts none within twelve weeks, and a corrected one as corrected', () => {
    const at = (day: string) => learnFading([followUp('f', `${day}T10:00:00Z`, 0.9)]).followUps;
    expect(at('2024-03-24')).toBe(0);
    expect(at('2024-03-25')).toBe(1);
    const wrong = followUp('f', '2026-01-01T10:00:00Z', 0.3);
    const correction: Correction = {
      ...{ kind: 'correction', id: 'x', clientId: 'c', at: '2026-01-02T10:00:00Z', by, ofId: 'f' },
      ...{ path: 'remainingShare', was: 0.3, is: 0.85, why: 'other photo' },
    };
    const right = learnFading([followUp('f', '2026-01-01T10:00:00Z', 0.85)]);
    expect(learnFading([wrong, correction])).toEqual(right);
    expect(learnFading([wrong]).belief).not.toEqual(right.belief);
    const noDay: Correction = { ...correction, path: 'settledOn', was: '2024-01-01', is: '1.3.2027' };
    expect(learnFading([wrong, noDay]).followUps).toBe(0);
  });
});
