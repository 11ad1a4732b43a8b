import { expect, it } from 'vitest';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { DOTS_CSV_HEADER, dotsCsv } from './dots-csv.ts';

it('writes each dot where it is on the head and in the photo, without a negative nothing', () => {
  // 1 m in front of the origin, upright: x runs right with the subject's left, y down.
  const camera = {
    widthPx: 1000,
    heightPx: 1200,
    focalPx: 4000,
    centrePx: [500, 600],
    rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1],
    translationMm: [0, 0, 1000],
  };
  const plan = {
    cameras: [camera],
    shades: [{ name: 'Body' }, { name: 'Body session 1' }],
    dots: {
      count: 2,
      ids: Uint32Array.of(77, 4_000_000_000),
      positionsMm: Float64Array.of(10, 100.1234, 0, -0.0001, 120, 200),
      zones: Uint8Array.of(ZONE_IDS.indexOf('hairline'), ZONE_IDS.indexOf('crown')),
      sessions: Uint8Array.of(1, 3),
      ranks: Uint32Array.of(0, 1),
      azimuthDeg: Float32Array.of(-0.001, 90.5),
      tiltDeg: Float32Array.of(15, 60.25),
      pigmentTopMm: Float32Array.of(0.12, 0.1),
      diameterMm: Float32Array.of(0.13, 0.15),
      shades: Uint8Array.of(1, 0),
    },
  } as unknown as PlanRecord;
  // 500 + 4000 x 10 / 1000 and 600 - 4000 x 100.1234 / 1000; the second dot is 800 mm away.
  expect(dotsCsv(plan)).toBe(
    `${DOTS_CSV_HEADER}\n` +
      '77,10.000,100.123,0.000,540.00,199.51,hairline,1,0,0.00,15.00,0.120,0.130,Body session 1\n' +
      '4000000000,0.000,120.000,200.000,500.00,0.00,crown,3,1,90.50,60.25,0.100,0.150,Body\n',
  );
});
