import { describe, expect, it } from 'vitest';
import { add, scale, type Vec3 } from '../math/vec3.ts';
import { type Camera, cameraCentre, pixelRay, projectPoint, scaleCamera, toCameraFrame } from './camera.ts';

/** Upright, 1 m in front of the face. */
const FRONT: Camera = {
  widthPx: 800,
  heightPx: 1000,
  focalPx: 2000,
  centrePx: [410, 490],
  rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1],
  translationMm: [0, 0, 1000],
};

/** Turned by 3-4-5 and 5-12-13 triangles about two axes, so that every number counts. */
const TURNED: Camera = {
  ...FRONT,
  rotation: [0.6, 0, 0.8, (0.8 * 5) / 13, -12 / 13, (-0.6 * 5) / 13, (0.8 * 12) / 13, 5 / 13, (-0.6 * 12) / 13],
  translationMm: [30, -40, 900],
};

describe('a camera', () => {
  it('looks along its z, x to the right, y down: the subject’s left lies right of the middle, up lies above it', () => {
    expect(projectPoint(FRONT, [0, 0, 0])).toEqual([410, 490]);
    // 50 mm at 1 m and 2000 px: 100 px; 100 mm nearer 2000 x 50 / 900.
    expect(projectPoint(FRONT, [50, 50, 0])).toEqual([510, 390]);
    expect(projectPoint(FRONT, [45, 0, 100])[0]).toBeCloseTo(510, 9);
    expect(toCameraFrame(FRONT, [1, 2, 3])).toEqual([1, -2, 997]);
  });

  it('has its centre where its own frame begins', () => {
    expect(cameraCentre(FRONT).map((value) => value + 0)).toEqual([0, 0, 1000]);
    for (const value of toCameraFrame(TURNED, cameraCentre(TURNED))) expect(value).toBeCloseTo(0, 9);
    expect(Math.hypot(...cameraCentre(TURNED))).toBeCloseTo(Math.hypot(30, 40, 900), 9);
  });

  it('sends through each pixel a ray of unit length on which every point is seen there', () => {
    for (const [u, v] of [
      [410, 490],
      [0, 0],
      [713.5, 88.25],
    ] as const) {
      const ray = pixelRay(TURNED, u, v);
      expect(Math.hypot(...ray)).toBeCloseTo(1, 12);
      for (const farMm of [500, 1200]) {
        const point: Vec3 = add(cameraCentre(TURNED), scale(ray, farMm));
        const [x, y] = projectPoint(TURNED, point);
        expect([x - u, y - v].map(Math.abs).every((miss) => miss < 1e-6)).toBe(true);
      }
    }
  });

  it('for a picture of half the size sees everything at half the pixels', () => {
    const small = scaleCamera(TURNED, 0.5);
    expect([small.widthPx, small.heightPx]).toEqual([400, 500]);
    const point: Vec3 = [12, 80, 60];
    const [u, v] = projectPoint(TURNED, point);
    expect(projectPoint(small, point)[0]).toBeCloseTo(u / 2, 9);
    expect(projectPoint(small, point)[1]).toBeCloseTo(v / 2, 9);
  });
});
