import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designedHead, skinPoints } from '../../../tests/support/designed-head.ts';
import { HAIRLINE_PRESETS, type ScalpDesign } from './design.ts';
import { measureLine } from './findings-line.ts';
import { hairlineCurve } from './hairline-curve.ts';
import { hairlineDistance } from './hairline-distance.ts';
import { placeOf, pointAt } from './region-chart.ts';
import { scalpCoordinates } from './region-coordinates.ts';

const { chart, head, design } = designedHead();
const withLine = (line: Partial<ScalpDesign['hairline']>): ScalpDesign => ({
  ...design,
  hairline: { ...design.hairline, ...line },
});

describe('hairline', () => {
  it('crosses the midline at the height asked for, men 80 and women 63 mm', () => {
    expect(measureLine(chart, design).midpointMm).toBeCloseTo(80, 1);
    const woman = designedHead('female');
    expect(measureLine(woman.chart, woman.design).midpointMm).toBeCloseTo(63, 1);
    expect(measureLine(chart, withLine({ midpointMm: 71 })).midpointMm).toBeCloseTo(71, 1);
  });

  it('orders the presets by the depth of the recess and keeps the apex near the canthus line', () => {
    const depth = Object.fromEntries(
      HAIRLINE_PRESETS.map((preset) => {
        const line = measureLine(chart, withLine({ preset }));
        return [preset, line.recessMm.left];
      }),
    );
    expect(depth['winged']).toBeGreaterThan(depth['mature']! + 8);
    expect(depth['mature']).toBeGreaterThan(depth['straight']! + 8);
    expect(depth['straight']).toBeGreaterThan(12);
    const mature = measureLine(chart, design);
    expect(Math.abs(mature.apexXMm.left - mature.canthusXMm)).toBeLessThan(8);
  });

  it('puts a widow’s peak ahead of the midpoint by 7 mm', () => {
    expect(measureLine(chart, withLine({ widowsPeak: true })).midpointMm).toBeCloseTo(73, 0);
  });

  it('is the same on both sides when symmetric, and not otherwise', () => {
    const curve = hairlineCurve(chart, design.hairline);
    for (let k = 0; k < curve.count; k++) {
      const m = curve.count - 1 - k;
      expect(curve.pointsMm[3 * k]! + curve.pointsMm[3 * m]!).toBeCloseTo(0, 1);
      expect(curve.pointsMm[3 * k + 1]! - curve.pointsMm[3 * m + 1]!).toBeCloseTo(0, 1);
    }
    const handles = curve.handles.map((handle) =>
      handle.sideMm > 30 && handle.sideMm < 60 ? { ...handle, backMm: handle.backMm + 12 } : handle,
    );
    const lopsided = measureLine(chart, withLine({ handles, symmetric: false }));
    expect(lopsided.recessMm.left - lopsided.recessMm.right).toBeGreaterThan(8);
  });

  it('follows a drawn line where it was drawn and the preset beyond its ends', () => {
    const drawn = Array.from({ length: 41 }, (_, k) => pointAt(chart, { sideMm: -40 + 2 * k, backMm: 92 }));
    const curve = hairlineCurve(chart, withLine({ drawn }).hairline);
    for (let k = 0; k < curve.count; k++) {
      const place = placeOf(chart, curve.pointsMm[3 * k]!, curve.pointsMm[3 * k + 1]!, curve.pointsMm[3 * k + 2]!);
      if (Math.abs(place.sideMm) < 32) expect(Math.abs(place.backMm - 92)).toBeLessThan(0.8);
    }
    expect(curve.pointsMm[1]).toBeLessThan(15);
  });

  it('moves only near a moved handle', () => {
    const curve = hairlineCurve(chart, design.hairline);
    const moved = curve.handles.map((handle, k) => (k === 4 ? { ...handle, backMm: handle.backMm + 6 } : handle));
    const other = hairlineCurve(chart, { ...design.hairline, handles: moved, symmetric: false });
    const reach = 2;
    const from = curve.handles[4 - reach]!;
    const to = curve.handles[4 + reach]!;
    for (const line of [curve, other]) {
      for (let k = 0; k < line.count; k++) {
        const [x, y, z] = [0, 1, 2].map((axis) => line.pointsMm[3 * k + axis]!) as [number, number, number];
        const { sideMm } = placeOf(chart, x, y, z);
        if (sideMm > from.sideMm - 2 && sideMm < to.sideMm + 2) continue;
        expect(gapTo(line === curve ? other : curve, x, y, z)).toBeLessThan(0.35);
      }
    }
  });

  it('measures the distance of every point as a plain search does', () => {
    const points = skinPoints(head, 50);
    const coordinates = scalpCoordinates(chart, points);
    const curve = hairlineCurve(chart, design.hairline);
    const distance = hairlineDistance(coordinates, curve);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: coordinates.count - 1 }), (n) => {
        const [x, y, z] = [points[3 * n]!, points[3 * n + 1]!, points[3 * n + 2]!];
        const plain = gapTo(curve, x, y, z);
        const found = Math.abs(distance.mm[n]!);
        if (plain < 20) expect(Math.abs(found - plain)).toBeLessThan(0.4 + 0.06 * plain);
        else if (plain < 28) expect(Math.abs(found - plain)).toBeLessThan(0.3 * plain);
        else expect(found).toBeGreaterThan(25);
        // Behind the line on the top of the head, ahead of it on the forehead; on the line itself either.
        const { sideMm, backMm } = placeOf(chart, x, y, z);
        if (Math.abs(sideMm) < 15 && plain > 1) expect(distance.mm[n]! > 0).toBe(backMm > 80.4);
      }),
      { numRuns: 1500 },
    );
  });
});

function gapTo(curve: ReturnType<typeof hairlineCurve>, x: number, y: number, z: number): number {
  let best = Number.POSITIVE_INFINITY;
  const p = curve.pointsMm;
  for (let k = 0; k + 1 < curve.count; k++) {
    const a = [p[3 * k]!, p[3 * k + 1]!, p[3 * k + 2]!];
    const e = [p[3 * k + 3]! - a[0]!, p[3 * k + 4]! - a[1]!, p[3 * k + 5]! - a[2]!];
    const d = [x - a[0]!, y - a[1]!, z - a[2]!];
    const t = Math.min(
      1,
      Math.max(0, (d[0]! * e[0]! + d[1]! * e[1]! + d[2]! * e[2]!) / (e[0]! ** 2 + e[1]! ** 2 + e[2]! ** 2)),
    );
    best = Math.min(best, Math.hypot(d[0]! - t * e[0]!, d[1]! - t * e[1]!, d[2]! - t * e[2]!));
  }
  return best;
}
