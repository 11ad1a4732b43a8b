import { describe, expect, it } from 'vitest';
import { TECHNIQUE_DEFAULTS, zoneTechnique } from './needle.ts';

describe('the technique of a zone', () => {
  it('is the usual one with what the studio sets in its place, each by itself', () => {
    const own = {
      needle: '1003RL',
      needleHangMm: 1.4,
      pigmentTopMm: 0.2,
      columnLengthMm: 0.31,
      diameterMm: 0.22,
      tiltDeg: 60,
    };
    const { evidence } = TECHNIQUE_DEFAULTS.crown;
    expect(zoneTechnique('crown', 'normal', own)).toEqual({ ...own, evidence });
    for (const [key, value] of Object.entries(own)) {
      expect(zoneTechnique('crown', 'normal', { [key]: value })).toEqual({ ...TECHNIQUE_DEFAULTS.crown, [key]: value });
    }
  });

  it('hangs the needle out less on thin skin and more on thick, unless the studio says how far', () => {
    const hang = (skin: 'thin' | 'normal' | 'thick') => zoneTechnique('crown', skin).needleHangMm;
    expect(hang('normal')).toBe(TECHNIQUE_DEFAULTS.crown.needleHangMm);
    expect(hang('thin')).toBeLessThan(hang('normal'));
    expect(hang('thick')).toBeGreaterThan(hang('normal'));
    expect(zoneTechnique('crown', 'thick', { needleHangMm: 0.9 }).needleHangMm).toBe(0.9);
  });
});
