import { describe, expect, it } from 'vitest';
import { designedHead } from '../../tests/support/designed-head.ts';
import { type LaterLossPlan, laterLoss, laterLossPicture } from './later-loss-picture.ts';
import { hairPlaces, ownHair } from './own-hair.ts';
import { planHead } from './plan-head.ts';

const SIDE_PX = 320;
const { head, design } = designedHead('male', '3');
/** Dots on the forehead, which is bare at every grade; four on each place, to be seen. */
const { positions } = head.mesh;
const chosen = Array.from({ length: positions.length / 3 }, (_, n) => n).filter(
  (n) => positions[3 * n + 1]! > 60 && positions[3 * n + 2]! > 55,
);
const pick = (from: Float64Array): number[] =>
  chosen.flatMap((n) => Array.from({ length: 4 }, () => [...from.subarray(3 * n, 3 * n + 3)]).flat());
const dots = {
  count: 4 * chosen.length,
  positionsMm: Float64Array.from(pick(positions)),
  normals: Float32Array.from(pick(head.normals)),
} as LaterLossPlan['dots'];
const later = laterLoss({ head, design, dots })!;

const bytes = (rgba: Uint8ClampedArray): Buffer => Buffer.from(rgba.buffer, rgba.byteOffset, rgba.length);

/** Pixels of each ink: teal has less red than green, the form and hair do not. */
function inked(rgba: Uint8ClampedArray): { teal: number; hair: number } {
  const seen = { teal: 0, hair: 0 };
  for (let at = 0; at < rgba.length; at += 4) {
    const [red, green] = [rgba[at]!, rgba[at + 1]!];
    if (green - red > 4) seen.teal++;
    else if (green < 120) seen.hair++;
  }
  return seen;
}

describe('the drawing of later loss', () => {
  it('[DE07] draws the dots alike at every grade, and own hair at each', () => {
    expect(later.grades).toEqual(['4', '5', '6']);
    const seen = later.grades.map((grade) => inked(later.draw(grade, 'above', SIDE_PX).rgba));
    expect(new Set(seen.map(({ teal }) => teal)).size).toBe(1);
    expect(seen[0]!.teal).toBeGreaterThan(500);
    for (const { hair } of seen) expect(hair).toBeGreaterThan(1000);
    expect(seen[2]!.hair).toBeLessThan(0.8 * seen[0]!.hair);
  });

  it('[DE07] has less hair at every grade, and none on the face', () => {
    const scene = planHead(head);
    const places = hairPlaces(scene);
    const hairs = later.grades.map((grade) =>
      ownHair(scene, places, { ...design, pattern: { kind: 'norwood', grade } }),
    );
    const counts = hairs.map(({ rootsMm }) => rootsMm.length / 3);
    expect(counts[1]).toBeLessThan(counts[0]!);
    expect(counts[2]).toBeLessThan(counts[1]!);
    expect(counts[2]).toBeGreaterThan(5000);
    const { glabella } = head.landmarks;
    for (const { rootsMm } of hairs) {
      for (let n = 0; n < rootsMm.length; n += 3) expect(rootsMm[n + 2]).toBeLessThan(glabella[2] - 30);
    }
  });

  it('[DE07] is the same to the byte when drawn again, and says in its own pixels what it is', () => {
    const words = { grade: String, front: 'front', above: 'above', hair: 'hair', dots: 'dots', caption: '' };
    const one = { ...later, grades: ['5'] };
    const picture = laterLossPicture(one, words);
    expect(picture.rgba.length).toBe(4 * picture.widthPx * picture.heightPx);
    const again = laterLoss({ head, design, dots })!;
    expect(
      Buffer.compare(bytes(again.draw('5', 'front', SIDE_PX).rgba), bytes(later.draw('5', 'front', SIDE_PX).rgba)),
    ).toBe(0);
    const captioned = laterLossPicture(one, { ...words, caption: 'Simulation' });
    const foot = 4 * picture.widthPx * (picture.heightPx - 60);
    expect(Buffer.compare(bytes(captioned.rgba).subarray(0, foot), bytes(picture.rgba).subarray(0, foot))).toBe(0);
    expect(Buffer.compare(bytes(captioned.rgba), bytes(picture.rgba))).not.toBe(0);
  });

  it('[DE07] is not made for women, whose loss follows another pattern', () => {
    expect(laterLoss({ ...designedHead('female'), dots })).toBeNull();
  });
});
