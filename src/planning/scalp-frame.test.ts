import { describe, expect, it } from 'vitest';
import { pointList } from '#/engine/math/vec3.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { scalpFrame } from './scalp-frame.ts';

const HEAD = headFromParameters(averageHead('male'));
const FRONT: Camera = {
  widthPx: 1000,
  heightPx: 1400,
  focalPx: 4000,
  centrePx: [500, 700],
  rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1],
  translationMm: [0, 0, 1200],
};

describe('scalpFrame', () => {
  it('holds the top of the head and the eyes and leaves the chin out', () => {
    const frame = scalpFrame(HEAD, FRONT);
    const inside = ([u, v]: readonly [number, number]): boolean =>
      u > frame.left && u < frame.left + frame.widthPx && v > frame.top && v < frame.top + frame.heightPx;
    const { vertex, exocanthion_left: left, exocanthion_right: right, menton } = HEAD.landmarks;
    expect([vertex, left, right].map((point) => inside(projectPoint(FRONT, point)))).toEqual([true, true, true]);
    expect(inside(projectPoint(FRONT, menton))).toBe(false);
    // As much room on either side and above, .08 of the width of the head.
    const seen = pointList(HEAD.mesh.positions)
      .filter((point) => point[1] > (left[1] + right[1]) / 2 - 28)
      .map((point) => projectPoint(FRONT, point));
    const [us, vs] = [seen.map(([u]) => u), seen.map(([, v]) => v)];
    const room = 0.08 * (Math.max(...us) - Math.min(...us));
    for (const own of [
      Math.min(...us) - frame.left,
      frame.left + frame.widthPx - Math.max(...us),
      Math.min(...vs) - frame.top,
    ])
      expect(Math.abs(own - room)).toBeLessThan(1.1);
    expect(Math.abs(frame.top + frame.heightPx - Math.max(...vs))).toBeLessThan(1.1);
  });

  it('stays inside the picture when the head is cut off, and is all of it when the head is not in it', () => {
    const cut = scalpFrame(HEAD, { ...FRONT, centrePx: [60, 100] });
    expect(cut.left).toBe(0);
    expect(cut.top).toBe(0);
    const away = scalpFrame(HEAD, { ...FRONT, centrePx: [-3000, 700] });
    expect(away).toEqual({ left: 0, top: 0, widthPx: 1000, heightPx: 1400 });
  });
});
