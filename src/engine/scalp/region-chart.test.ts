import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designedHead } from '../../../tests/support/designed-head.ts';
import { buildBvh, closestPoint, raycast } from '../mesh/bvh.ts';
import { flatten, placeOf, pointAt, sidePlace } from './region-chart.ts';

const { head, chart } = designedHead();
const bvh = buildBvh(head.mesh);

describe('scalp chart', () => {
  it('puts a length along the midline where a tape on the mesh puts it', () => {
    // Independent tape: outermost hits of fine rays in the midline plane, chords summed from the glabella.
    const glabella = Math.atan2(head.landmarks.glabella[1], head.landmarks.glabella[2]);
    let before: readonly [number, number, number] | null = null;
    let length = 0;
    for (let k = 0; k < 2000 && length < 80; k++) {
      const angle = glabella + k * 0.0008;
      const direction = [0, Math.sin(angle), Math.cos(angle)] as const;
      const hit = raycast(bvh, [0, direction[1] * 400, direction[2] * 400], [0, -direction[1], -direction[2]])!;
      const at = [0, direction[1] * (400 - hit.tMm), direction[2] * (400 - hit.tMm)] as const;
      if (before) length += Math.hypot(at[1] - before[1], at[2] - before[2]);
      before = at;
    }
    const mark = pointAt(chart, { sideMm: 0, backMm: 80 });
    expect(Math.hypot(mark[1] - before![1], mark[2] - before![2])).toBeLessThan(0.4);
  });

  it('leads there and back on the skin', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -95, max: 95, noNaN: true }),
        fc.double({ min: 20, max: 260, noNaN: true }),
        (sideMm, backMm) => {
          const point = pointAt(chart, { sideMm, backMm });
          expect(closestPoint(bvh, point)!.distanceMm).toBeLessThan(0.6);
          const place = placeOf(chart, ...point);
          expect(place.sideMm).toBeCloseTo(sideMm, 1);
          expect(place.backMm).toBeCloseTo(backMm, 1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds a place by height and depth on the side', () => {
    const point = pointAt(chart, sidePlace(chart, 54, 36));
    expect(point[0]).toBeGreaterThan(50);
    expect(point[1]).toBeCloseTo(54, 0);
    expect(point[2]).toBeCloseTo(36, 0);
  });

  it('keeps right angles in the flat map', () => {
    const step = 0.5;
    for (const at of [pointAt(chart, { sideMm: 40, backMm: 110 }), pointAt(chart, { sideMm: -60, backMm: 150 })]) {
      const away = [at[0], at[1] - chart.centreMm[1], at[2]] as const;
      const length = Math.hypot(...away);
      const normal = away.map((value) => value / length) as [number, number, number];
      const across = normalize([normal[2], 0, -normal[0]]);
      const up = cross(normal, across);
      const here = flatten(chart, ...at);
      const move = (d: readonly number[]) => {
        const q = flatten(chart, at[0] + d[0]! * step, at[1] + d[1]! * step, at[2] + d[2]! * step);
        return [q[0] - here[0], q[1] - here[1]] as const;
      };
      const a = move(across);
      const b = move(up);
      expect((a[0] * b[0] + a[1] * b[1]) / (Math.hypot(...a) * Math.hypot(...b))).toBeCloseTo(0, 2);
      expect(Math.hypot(...a) / Math.hypot(...b)).toBeCloseTo(1, 1);
    }
  });
});

function normalize(a: readonly number[]): [number, number, number] {
  const length = Math.hypot(...a);
  return [a[0]! / length, a[1]! / length, a[2]! / length];
}
function cross(a: readonly number[], b: readonly number[]): [number, number, number] {
  return [a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!];
}
