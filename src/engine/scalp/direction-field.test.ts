import { describe, expect, it } from 'vitest';
import { designedHead } from '../../../tests/support/designed-head.ts';
import type { ScalpDesign, ScalpPlace } from './design.ts';
import { directionField } from './direction-field.ts';
import { flatten, pointAt } from './region-chart.ts';
import { scalpCoordinates } from './region-coordinates.ts';

const { chart, design } = designedHead();
const whorl = design.whorls[0]!.place;

function ring(centre: ScalpPlace, radiusMm: number, count = 72): Float64Array {
  const points: number[] = [];
  for (let k = 0; k < count; k++) {
    const angle = (2 * Math.PI * k) / count;
    const place = {
      sideMm: centre.sideMm + radiusMm * Math.cos(angle),
      backMm: centre.backMm + radiusMm * Math.sin(angle),
    };
    points.push(...pointAt(chart, place));
  }
  return Float64Array.from(points);
}

const anglesAt = (points: Float64Array, of: ScalpDesign = design) =>
  directionField(chart, scalpCoordinates(chart, points), of);

/** How many times the direction turns round while the ring is walked once, in the sense of the ring in the flat map. */
function windingNumber(points: Float64Array, of: ScalpDesign = design): number {
  const { azimuthDeg } = anglesAt(points, of);
  const flat = Array.from({ length: azimuthDeg.length }, (_, k) =>
    flatten(chart, points[3 * k]!, points[3 * k + 1]!, points[3 * k + 2]!),
  );
  const middle = [0, 1].map((axis) => flat.reduce((sum, at) => sum + at[axis]!, 0) / flat.length);
  const wrap = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
  let turned = 0;
  let walked = 0;
  for (let k = 0; k < azimuthDeg.length; k++) {
    const next = (k + 1) % azimuthDeg.length;
    turned += wrap(azimuthDeg[next]! - azimuthDeg[k]!);
    const bearing = (n: number): number =>
      (Math.atan2(flat[n]![0] - middle[0]!, flat[n]![1] - middle[1]!) * 180) / Math.PI;
    walked += wrap(bearing(next) - bearing(k));
  }
  return Math.round(turned / Math.abs(walked)) * Math.sign(walked);
}

describe('direction of the hair', () => {
  it('turns once around the whorl and not around a place beside it', () => {
    expect(windingNumber(ring(whorl, 6))).toBe(1);
    expect(windingNumber(ring(whorl, 40))).toBe(1);
    expect(windingNumber(ring({ sideMm: 0, backMm: 130 }, 15))).toBe(0);
  });

  it('has two whorls and a saddle between them when there are two', () => {
    const whorls = [
      { place: { ...whorl, sideMm: -22 }, turn: 'clockwise' as const },
      { place: { ...whorl, sideMm: 22 }, turn: 'anticlockwise' as const },
    ];
    const double = { ...design, whorls };
    for (const one of whorls) expect(windingNumber(ring(one.place, 6), double)).toBe(1);
    expect(windingNumber(ring({ ...whorl, sideMm: 0 }, 6), double)).toBe(-1);
    expect(windingNumber(ring({ ...whorl, sideMm: 0 }, 50), double)).toBe(1);
  });

  it('turns clockwise to the eye behind the head, or the other way', () => {
    // Seen from above with the face up, the subject's left is at the left: a place 8 mm in front of the whorl lies above it,
    // and hair that runs clockwise there runs to the right, towards the subject's right.
    const front = Float64Array.from(pointAt(chart, { ...whorl, backMm: whorl.backMm - 8 }));
    expect(anglesAt(front).azimuthDeg[0]).toBeLessThan(-20);
    const other = { ...design, whorls: [{ place: whorl, turn: 'anticlockwise' as const }] };
    expect(anglesAt(front, other).azimuthDeg[0]).toBeGreaterThan(20);
  });

  it('runs straight away from the whorl once its spiral has run out, on the top', () => {
    const from = flatten(chart, ...pointAt(chart, whorl));
    for (const place of [
      { sideMm: 25, backMm: 110 },
      { sideMm: -25, backMm: 110 },
      { sideMm: 0, backMm: 110 },
    ]) {
      const point = pointAt(chart, place);
      const at = flatten(chart, ...point);
      const away = (Math.atan2(at[0] - from[0], at[1] - from[1]) * 180) / Math.PI;
      expect(anglesAt(Float64Array.from(point)).azimuthDeg[0]).toBeCloseTo(away, 3);
    }
  });

  it('lies forward at the hairline and down and back on the sides, at the angles of each part', () => {
    const places: readonly ScalpPlace[] = [
      { sideMm: 0, backMm: 84 },
      { sideMm: 0, backMm: 170 },
      { sideMm: 110, backMm: 150 },
      { sideMm: -110, backMm: 150 },
    ];
    const { azimuthDeg, tiltDeg } = anglesAt(Float64Array.from(places.flatMap((place) => [...pointAt(chart, place)])));
    expect(Math.abs(azimuthDeg[0]!)).toBeLessThan(15);
    expect(tiltDeg[0]).toBeGreaterThanOrEqual(10);
    expect(tiltDeg[0]).toBeLessThanOrEqual(20);
    expect(tiltDeg[1]).toBeGreaterThan(35);
    expect(tiltDeg[1]).toBeLessThanOrEqual(60);
    // Down at 90 degrees, leaning back by a third of that at most.
    for (const side of [azimuthDeg[2]!, -azimuthDeg[3]!]) {
      expect(side).toBeGreaterThan(90);
      expect(side).toBeLessThan(120);
    }
    expect(tiltDeg[2]).toBeLessThanOrEqual(30);
  });
});
