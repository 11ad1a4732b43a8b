import { describe, expect, it } from 'vitest';
import type { MapPlace } from './later-loss-map.ts';
import { laterLossPicture } from './later-loss-picture.ts';

const dots: readonly MapPlace[] = [[0, -60]];
const hair: readonly MapPlace[] = [[0, 60]];

/** Pixels of a colour in the upper or lower half, by its blue and red: dots are bluish, hair is nearly black. */
function inked(picture: ReturnType<typeof laterLossPicture>, half: 0 | 1): { dots: number; hair: number } {
  const { rgba } = picture;
  const count = { dots: 0, hair: 0 };
  for (let at = (half * rgba.length) / 2; at < ((half + 1) * rgba.length) / 2; at += 4) {
    const [red, blue] = [rgba[at]!, rgba[at + 2]!];
    if (blue - red > 30) count.dots++;
    else if (red < 80 && blue < 90 && blue > red) count.hair++;
  }
  return count;
}

describe('the picture of later loss', () => {
  it('[DE07] draws the dots at every grade and the hair that is left at each', () => {
    const grades = [
      { grade: '6', hair },
      { grade: '7', hair: [] },
    ];
    const picture = laterLossPicture({ dots, grades }, () => '');
    expect(picture.rgba.length).toBe(4 * picture.widthPx * picture.heightPx);
    expect([inked(picture, 0).dots > 0, inked(picture, 1).dots > 0]).toEqual([true, true]);
    expect(inked(picture, 0).hair).toBeGreaterThan(5);
    expect(inked(picture, 1).hair).toBe(0);
    const labelled = laterLossPicture({ dots, grades }, (grade) => `Norwood ${grade}`);
    expect(labelled.rgba).not.toEqual(picture.rgba);
  });
});
