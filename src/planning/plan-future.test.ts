import { describe, expect, it } from 'vitest';
import { designedHead } from '../../tests/support/designed-head.ts';
import { laterHair } from './plan-future.ts';

describe('hair left after later loss', () => {
  it('[DE07] shrinks with every grade and stays off the face', () => {
    const { head, design } = designedHead('male', '3');
    const grades = laterHair({ head, design });
    expect(grades.map(({ grade }) => grade)).toEqual(['4', '5', '6']);
    const counts = grades.map(({ hairMm }) => hairMm.length / 3);
    expect(counts[1]).toBeLessThan(counts[0]!);
    expect(counts[2]).toBeLessThan(counts[1]!);
    expect(counts[2]).toBeGreaterThan(500);
    const { glabella } = head.landmarks;
    for (const { hairMm } of grades) {
      for (let n = 0; n < hairMm.length; n += 3) expect(hairMm[n + 2]).toBeLessThan(glabella[2] - 30);
    }
  });

  it('[DE07] is not drawn for women, whose loss follows another pattern', () => {
    const { head, design } = designedHead('female');
    expect(laterHair({ head, design })).toEqual([]);
  });
});
