import { expect, it } from 'vitest';
import { averageHead } from './average-head.ts';
import type { Camera } from './camera.ts';
import { headFromParameters } from './head-from-parameters.ts';
import { outlineOf } from './outline.ts';

const camera: Camera = {
  widthPx: 1000,
  heightPx: 1000,
  focalPx: 4000,
  centrePx: [500, 500],
  rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1],
  translationMm: [0, 20, 1500],
};

it.each([
  ['the front', [1, 0, 0, 0, -1, 0, 0, 0, -1]],
  ['the left side', [0, 0, -1, 0, -1, 0, -1, 0, 0]],
])(
  'seen from %s is open: from beside the face over the top, not along the lower edge of the cranium',
  (_, rotation) => {
    const outline = outlineOf(headFromParameters(averageHead('male')), { ...camera, rotation });
    const pxPerMm = 4000 / 1500;
    const steps = outline.slice(1).map(([u, v], k) => Math.hypot(u - outline[k]![0], v - outline[k]![1]) / pxPerMm);
    expect(Math.max(...steps)).toBeLessThan(80);
    expect(steps.reduce((sum, mm) => sum + mm, 0)).toBeGreaterThan(300);
    const [first, last] = [outline[0]!, outline.at(-1)!];
    expect(Math.hypot(first[0] - last[0], first[1] - last[1]) / pxPerMm).toBeGreaterThan(100);
  },
);
