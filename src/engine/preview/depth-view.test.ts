import { describe, expect, it } from 'vitest';
import { linearRgbToLab } from '../colour/lab.ts';
import { dotKernel, skinFromLab } from '../skin/appearance.ts';
import { keptColumn } from './course-kernel.ts';
import { depthViews } from './depth-view.ts';
import { LINEAR_OF_BYTE } from './linear-light.ts';
import type { Photo } from './photo.ts';
import { seenFrom } from './viewing-distance.ts';

/** Mean CIELAB of a picture and the spread of its green light, over the mean: how much the dots stand out. */
function measure({ rgba }: Photo) {
  const sums = [0, 0, 0];
  let squares = 0;
  const count = rgba.length / 4;
  for (let i = 0; i < rgba.length; i += 4) {
    for (let c = 0; c < 3; c++) sums[c]! += LINEAR_OF_BYTE[rgba[i + c]!]! / count;
    squares += LINEAR_OF_BYTE[rgba[i + 1]!]! ** 2 / count;
  }
  const lab = linearRgbToLab(sums as [number, number, number]);
  return { lab, contrast: Math.sqrt(squares - sums[1]! ** 2) / sums[1]! };
}

describe('depthViews', () => {
  const skin = skinFromLab([66, 11, 16]);
  const views = depthViews(skin.linearRgb, (column) =>
    dotKernel(skin, { pigment: 'carbon', dilution: 10, diameterMm: 0.2, ...column }, { kind: 'healed' }),
  );
  const [shallow, right, deep] = views.map(({ picture }) => measure(picture)) as [
    ReturnType<typeof measure>,
    ReturnType<typeof measure>,
    ReturnType<typeof measure>,
  ];

  it('shows crisp dots at the right depth, almost none too shallow, and a veil without dots too deep', () => {
    expect(right.contrast).toBeGreaterThan(1.5 * shallow.contrast);
    expect(right.contrast).toBeGreaterThan(1.5 * deep.contrast);
    expect(shallow.lab[0]).toBeGreaterThan(right.lab[0]);
  });

  it('turns the field from the red of skin towards blue-grey with depth', () => {
    expect(deep.lab[1]).toBeLessThan(shallow.lab[1] - 2);
  });

  it('keeps of a column what lies below the epidermis', () => {
    expect(keptColumn({ zTopMm: 0.12, lengthMm: 0.2 })).toEqual({ zTopMm: 0.12, lengthMm: 0.2 });
    expect(keptColumn({ zTopMm: 0.02, lengthMm: 0.1 }).lengthMm).toBeCloseTo(0.05, 6);
  });

  it('lets the eye lose the dots with distance, not the tone', () => {
    const near = views[1]!.picture;
    const far = { ...near, rgba: seenFrom(near, 3, 28) };
    expect(measure(far).contrast).toBeLessThan(0.5 * right.contrast);
    expect(measure(far).lab[0]).toBeCloseTo(right.lab[0], 0);
    expect(seenFrom(near, 0.01, 28)).toEqual(near.rgba);
  });
});
