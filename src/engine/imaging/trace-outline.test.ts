import { describe, expect, it } from 'vitest';
import { SYNTHETIC_CAMERA, SYNTHETIC_SIZE } from '../../../tests/support/synthetic-case.ts';
import { averageHead } from '../scalp/average-head.ts';
import { projectPoint } from '../scalp/camera.ts';
import { headFromParameters } from '../scalp/head-from-parameters.ts';
import { traceOutline } from './trace-outline.ts';

const head = headFromParameters(averageHead('male'));
const CENTRE = projectPoint(SYNTHETIC_CAMERA, [0, 0.34 * head.landmarks.vertex[1], 0]);

/** A skull drawn as an ellipse about the middle of the cranium, with hair beside an inner edge when asked. */
function picture(a: number, b: number, hairFromX = Number.POSITIVE_INFINITY) {
  const { widthPx, heightPx } = SYNTHETIC_SIZE;
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const dx = (x + 0.5 - CENTRE[0]) / a;
      const dy = (y + 0.5 - CENTRE[1]) / b;
      const inside = dx * dx + dy * dy <= 1;
      const grain = ((x * 7 + y * 13) % 11) - 5;
      const shade = inside ? 1 - 0.25 * (dx * dx + dy * dy) : 1;
      const colour = !inside ? [70, 90, 120] : Math.abs(x - CENTRE[0]) > hairFromX ? [50, 42, 36] : [205, 165, 140];
      rgba.set([...colour.map((value) => value * shade + grain), 255], 4 * (y * widthPx + x));
    }
  }
  return { widthPx, heightPx, rgba };
}

const on = (a: number, b: number, degrees: number): readonly [number, number] => {
  const angle = (degrees * Math.PI) / 180;
  return [CENTRE[0] + a * Math.sin(angle), CENTRE[1] - b * Math.cos(angle)];
};
const offEdge = (point: readonly [number, number], a: number, b: number): number =>
  Math.abs(Math.hypot((point[0] - CENTRE[0]) / a, (point[1] - CENTRE[1]) / b) - 1) * Math.min(a, b);

/** Half width and height of the fitted head in the picture. */
const A = (projectPoint(SYNTHETIC_CAMERA, head.landmarks.euryon_left)[0] - CENTRE[0]) * 1.01;
const B = CENTRE[1] - projectPoint(SYNTHETIC_CAMERA, head.landmarks.vertex)[1];

describe('traceOutline', () => {
  it('finds a skull that is narrower or wider than the fitted head', () => {
    for (const width of [0.93, 1.04]) {
      const a = A * width;
      const points = traceOutline(picture(a, B), SYNTHETIC_CAMERA, head, [on(a, B, 0), on(a, B, 85), on(a, B, -85)]);
      expect(points.length).toBeGreaterThan(25);
      for (const point of points) expect(offEdge(point, a, B)).toBeLessThan(2);
    }
  });

  it('does not take the edge of hair for the skull', () => {
    const a = A * 0.98;
    const points = traceOutline(picture(a, B, 0.7 * a), SYNTHETIC_CAMERA, head, [
      on(a, B, 0),
      on(a, B, 85),
      on(a, B, -85),
    ]);
    for (const point of points) expect(offEdge(point, a, B)).toBeLessThan(2);
  });

  it('needs no tapped points before a plain background without hair', () => {
    const a = A * 0.9;
    const points = traceOutline(picture(a, 0.9 * B), SYNTHETIC_CAMERA, head, []);
    expect(points.length).toBeGreaterThan(25);
    for (const point of points) expect(offEdge(point, a, 0.9 * B)).toBeLessThan(7);
    for (const point of traceOutline(picture(a, B, 0.6 * a), SYNTHETIC_CAMERA, head, [])) {
      expect(offEdge(point, a, B)).toBeLessThan(7);
    }
  });

  it('gives nothing without contrast or where tapped points disagree', () => {
    const a = A * 0.95;
    const wrong = [-80, -40, 0, 40, 80].map((degrees) => on(1.12 * a, 1.12 * B, degrees));
    expect(traceOutline(picture(a, B), SYNTHETIC_CAMERA, head, wrong)).toEqual([]);
    const flat = picture(a, B);
    flat.rgba.fill(128);
    expect(traceOutline(flat, SYNTHETIC_CAMERA, head, [on(a, B, 0)])).toEqual([]);
  });
});
