import { describe, expect, it } from 'vitest';
import { judgePhoto, type QualitySample } from './photo-quality.ts';

const SIDE = 256;

/** A picture from a function of grey levels. */
function picture(level: (x: number, y: number) => number): QualitySample {
  const rgba = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) rgba.fill(level(x, y), 4 * (y * SIDE + x), 4 * (y * SIDE + x) + 3);
  }
  return { width: SIDE, height: SIDE, rgba };
}

/** Sharp detail over a tenth of the picture and more, as eyes, brows and stubble are. */
const sharp = (base: number) => (x: number, y: number) => base + (((x >> 1) + (y >> 1)) % 2) * (y % 64 < 24 ? 40 : 4);

describe('judgePhoto', () => {
  it('has nothing to say of a large, sharp, evenly lit picture', () => {
    expect(judgePhoto(picture(sharp(130)), 2)).toEqual([]);
  });

  it('names each fault alone', () => {
    expect(judgePhoto(picture(sharp(130)), 0.3)).toEqual(['small']);
    expect(judgePhoto(picture(sharp(20)), 2)).toEqual(['dark']);
    expect(
      judgePhoto(
        picture((x, y) => (y > 90 && y < 130 ? 255 : sharp(130)(x, y))),
        2,
      ),
    ).toEqual(['bright']);
    expect(
      judgePhoto(
        picture((x, y) => sharp(x < SIDE / 2 ? 50 : 170)(x, y)),
        2,
      ),
    ).toEqual(['uneven']);
    expect(
      judgePhoto(
        picture((x, y) => 130 + 30 * Math.sin(x / 20) * Math.sin(y / 20)),
        2,
      ),
    ).toEqual(['blurred']);
  });
});
