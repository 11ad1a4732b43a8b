import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designedHead, skinPoints } from '../../../tests/support/designed-head.ts';
import { densityField, NO_ZONE, regionField } from './density-field.ts';
import type { ScalpDesign } from './design.ts';
import { HAIRLINE_EDGE_DEFAULTS } from './hairline-preset.ts';
import { pointAt } from './region-chart.ts';
import { scalpCoordinates } from './region-coordinates.ts';
import { ZONE_IDS } from './zones.ts';
import { zoneSettings } from './zones-defaults.ts';

const { chart, head, design } = designedHead();
const points = skinPoints(head);
const coordinates = scalpCoordinates(chart, points);
const fieldOf = (of: ScalpDesign) => densityField(chart, coordinates, regionField(chart, coordinates, of), of);
const field = fieldOf(design);

describe('density field', () => {
  it('plans nothing ahead of the line but sentinels, and the zone density well behind it', () => {
    for (let n = 0; n < coordinates.count; n++) {
      const behind = field.behindMm[n]!;
      if (behind < -12) expect(field.perCm2[n]).toBe(0);
      else if (behind < -7) expect(field.perCm2[n]).toBeLessThan(12);
      const top = Math.abs(coordinates.sideMm[n]!) < 40 && coordinates.backMm[n]! > 150 && coordinates.backMm[n]! < 240;
      if (top) expect(field.perCm2[n]).toBeGreaterThan(0.87 * design.zones.midScalp.densityPerCm2);
    }
  });

  it('starts soft: the first 2 mm hold 25 to 60 % of what lies behind', () => {
    const even = fieldOf({
      ...design,
      hairline: { ...design.hairline, edge: { ...HAIRLINE_EDGE_DEFAULTS, macroMm: 0 } },
    });
    let sum = 0;
    let count = 0;
    for (let n = 0; n < coordinates.count; n++) {
      if (even.behindMm[n]! <= 0 || even.behindMm[n]! >= 2 || Math.abs(coordinates.sideMm[n]!) > 35) continue;
      sum += even.perCm2[n]!;
      count++;
    }
    expect(sum / count / design.zones.hairline.densityPerCm2).toBeGreaterThan(0.25);
    expect(sum / count / design.zones.hairline.densityPerCm2).toBeLessThan(0.6);
  });

  it('thins out into the hair of the sides and leaves full hair alone', () => {
    const shares = regionField(chart, coordinates, design).hair;
    let between = 0;
    for (let n = 0; n < coordinates.count; n++) {
      if (shares[n]! >= 1) expect(field.perCm2[n]).toBe(0);
      if (shares[n]! > 0.3 && shares[n]! < 0.7 && field.behindMm[n]! > 25 && points[3 * n + 1]! > 75) {
        between++;
        expect(field.perCm2[n]).toBeGreaterThan(3);
        expect(field.perCm2[n]).toBeLessThan(0.75 * design.zones.frontal.densityPerCm2);
      }
    }
    expect(between).toBeGreaterThan(50);
  });

  it('keeps out of marks with their margin', () => {
    const centreMm = pointAt(chart, { sideMm: 10, backMm: 150 });
    const marked = fieldOf({ ...design, keepOuts: [{ centreMm, radiusMm: 3, marginMm: 5 }] });
    let inside = 0;
    for (let n = 0; n < coordinates.count; n++) {
      const gap = Math.hypot(...[0, 1, 2].map((axis) => points[3 * n + axis]! - centreMm[axis]!));
      if (gap <= 8) {
        inside++;
        expect(marked.perCm2[n]).toBe(0);
        expect(marked.zone[n]).toBe(NO_ZONE);
      } else expect(marked.perCm2[n]).toBe(field.perCm2[n]);
    }
    expect(inside).toBeGreaterThan(5);
  });

  it('gives a scar more dots than the skin around it, also in the hair', () => {
    const pathMm = Array.from({ length: 9 }, (_, k) => pointAt(chart, { sideMm: -40 + 10 * k, backMm: 285 }));
    const zones = zoneSettings(design.pattern, {}, true);
    const scarred = fieldOf({ ...design, zones, scars: [{ pathMm, widthMm: 8, extraShare: 0.2, blendMm: 6 }] });
    const scarIndex = ZONE_IDS.indexOf('scar');
    const inScar = [...scarred.zone.keys()].filter((n) => scarred.zone[n] === scarIndex);
    expect(inScar.length).toBeGreaterThan(15);
    for (const n of inScar) expect(scarred.perCm2[n]).toBeGreaterThan(field.perCm2[n]!);
  });

  it('changes only beside the line when the line moves', () => {
    const other = fieldOf({ ...design, hairline: { ...design.hairline, midpointMm: 84 } });
    for (let n = 0; n < coordinates.count; n++) {
      if (field.behindMm[n]! > 44 && other.behindMm[n]! > 44 && coordinates.backMm[n]! > 160) {
        expect(other.perCm2[n]).toBe(field.perCm2[n]);
      }
    }
  });

  it('is finite, never negative and within what zones ask for, whatever the design', () => {
    const densities = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        fc.constantFrom('1', '2', '3', '3v', '4', '5', '6', '7'),
        fc.constantFrom('mature', 'straight', 'winged', 'rounded'),
        fc.double({ min: 45, max: 110, noNaN: true }),
        fc.tuple(densities, densities, densities),
        (grade, preset, midpointMm, [hairline, frontal, crown]) => {
          const pattern = { kind: 'norwood' as const, grade };
          const asked = {
            hairline: { densityPerCm2: hairline },
            frontal: { densityPerCm2: frontal },
            crown: { densityPerCm2: crown },
          };
          const zones = zoneSettings(pattern, asked, false);
          const some = fieldOf({ ...design, pattern, zones, hairline: { ...design.hairline, preset, midpointMm } });
          const most = Math.max(...ZONE_IDS.map((zone) => zones[zone].densityPerCm2)) * 1.3;
          for (let n = 0; n < coordinates.count; n++) {
            const density = some.perCm2[n]!;
            if (!(density >= 0 && density <= most) || density > 0 !== (some.zone[n] !== NO_ZONE)) {
              throw new Error(`density ${density} in zone ${some.zone[n]} at point ${n}`);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('sets a strip from the front line on where only the parting is asked for', () => {
    const { head, chart, design } = designedHead('female');
    const parting = { ...design.zones.parting, extent: 'whole' as const };
    const strip = { ...design, parting: { sideMm: 0, widthMm: 45 }, zones: { ...design.zones, parting } };
    const place = scalpCoordinates(chart, skinPoints(head));
    const own = densityField(chart, place, regionField(chart, place, strip), strip);
    for (let n = 0; n < place.count; n++) {
      const side = Math.abs(place.sideMm[n]!);
      if (side > 29) expect(own.perCm2[n]).toBe(0);
      if (side < 12 && place.backMm[n]! > 90 && place.backMm[n]! < 200) expect(own.perCm2[n]).toBeGreaterThan(50);
    }
  });

  it('parts the hair of a woman along the parting', () => {
    const woman = designedHead('female');
    const place = scalpCoordinates(woman.chart, skinPoints(woman.head));
    const own = densityField(woman.chart, place, regionField(woman.chart, place, woman.design), woman.design);
    for (let n = 0; n < place.count; n++) {
      const side = Math.abs(place.sideMm[n]!);
      if (side > 40) expect(own.perCm2[n]).toBe(0);
      if (side < 12 && place.backMm[n]! > 115 && place.backMm[n]! < 210) expect(own.perCm2[n]).toBeGreaterThan(50);
      // An oval: a rim of hair stays behind the front line, and towards both ends it narrows.
      if (place.backMm[n]! < 75) expect(own.perCm2[n]).toBeLessThan(1);
      if (side > 27 && place.backMm[n]! < 100) expect(own.perCm2[n]).toBeLessThan(20);
      // Its soft rim too: no zone that is not treated has dots.
      if (own.perCm2[n]! > 0) expect(ZONE_IDS[own.zone[n]!]).toBe('parting');
    }
  });
});
