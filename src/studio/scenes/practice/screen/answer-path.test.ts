import { describe, expect, it } from 'vitest';
import { withAnswer } from './answer-path.ts';

describe('answers by path', () => {
  it('are set, changed and taken back without touching others', () => {
    const one = withAnswer({ sex: 'female' }, 'health.isotretinoin.status', 'past');
    const two = withAnswer(one, 'health.isotretinoin.endedOn', '2026-05-01');
    expect(two).toEqual({ sex: 'female', health: { isotretinoin: { status: 'past', endedOn: '2026-05-01' } } });
    expect(withAnswer(two, 'health.isotretinoin.endedOn', undefined)).toEqual(one);
    expect(withAnswer(one, 'health.isotretinoin.status', undefined)).toEqual({ sex: 'female' });
  });

  it('let go of details that are no longer asked', () => {
    const past = withAnswer({ health: { isotretinoin: { status: 'past', endedOn: '2026-05-01' } } }, 'sex', 'male');
    expect(past.health?.isotretinoin?.endedOn).toBe('2026-05-01');
    expect(withAnswer(past, 'health.isotretinoin.status', 'never').health?.isotretinoin).toEqual({ status: 'never' });
    const graded = withAnswer({ hair: { pattern: 'norwood', grade: '4' } }, 'hair.pattern', 'diffuse');
    expect(graded.hair).toEqual({ pattern: 'diffuse' });
    const inCalifornia = withAnswer({ pack: 'US-CA' }, 'place.bloodborneRisk', false);
    expect(inCalifornia.place).toEqual({ bloodborneRisk: false });
    expect(withAnswer(inCalifornia, 'pack', 'GB')).toEqual({ pack: 'GB' });
  });
});
