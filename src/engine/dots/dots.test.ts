import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BaseSequence, buildBaseSequence } from './base-sequence.ts';
import { dotMetrics } from './dot-metrics.ts';
import { feasibleDensity } from './feasible-density.ts';
import type { FixedPoints } from './fixed-points.ts';
import { domeMesh } from './golden-cases.ts';
import { planDots } from './plan-dots.ts';
import { rectangleMesh } from './rectangle-mesh.ts';
import { refillDots } from './refill-dots.ts';
import { settleDots } from './settle-dots.ts';

const SIDE = 30;
const plane = rectangleMesh(SIDE, SIDE, 8);
const bases = new Map<number, BaseSequence>();

function baseOf(seed: number): BaseSequence {
  let base = bases.get(seed);
  if (!base) {
    base = buildBaseSequence(plane.mesh, { seed, treatableTriangles: plane.treatable });
    bases.set(seed, base);
  }
  return base;
}

type Field = (x: number, y: number) => number;

function densityOn(base: BaseSequence, field: Field): Float32Array {
  return Float32Array.from({ length: base.count }, (_, i) =>
    field(base.positionsMm[3 * i]!, base.positionsMm[3 * i + 1]!),
  );
}

/** Smallest distance between two different points, or between the points of two sets. */
function closest(a: Float64Array, b: Float64Array = a): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length; i += 3)
    for (let j = a === b ? i + 3 : 0; j < b.length; j += 3)
      best = Math.min(best, Math.hypot(a[i]! - b[j]!, a[i + 1]! - b[j + 1]!, a[i + 2]! - b[j + 2]!));
  return best;
}

/** Random smooth fields: a ramp, a disc, or both. */
const fields = fc
  .record({
    low: fc.integer({ min: 0, max: 120 }),
    high: fc.integer({ min: 20, max: 145 }),
    x: fc.integer({ min: 0, max: SIDE }),
    y: fc.integer({ min: 0, max: SIDE }),
    radius: fc.integer({ min: 2, max: 12 }),
    disc: fc.boolean(),
  })
  .map(({ low, high, x, y, radius, disc }): Field => {
    if (disc) return (px, py) => ((px - x) ** 2 + (py - y) ** 2 < radius * radius ? high : low);
    return (px) => low + ((high - low) * Math.min(SIDE, Math.max(0, px))) / SIDE;
  });
const seeds = fc.integer({ min: 1, max: 3 });
const hairs = fc
  .array(fc.tuple(fc.double({ min: 0, max: SIDE, noNaN: true }), fc.double({ min: 0, max: SIDE, noNaN: true })), {
    maxLength: 60,
  })
  .map(
    (places): FixedPoints => ({
      positionsMm: Float64Array.from(places.flatMap(([x, y]) => [x, y, 0])),
      radiusMm: new Float32Array(places.length).fill(0.7),
    }),
  );

describe('base sequence', () => {
  it('has its density on the treatable skin at every prefix', () => {
    const base = baseOf(1);
    for (const perCm2 of [30, 90, 150, 230]) {
      let n = 0;
      for (let i = 0; i < base.count; i++) if (base.treatable[i] === 1 && base.thresholdsPerMm2[i]! < perCm2 / 100) n++;
      expect(Math.abs(n - 9 * perCm2)).toBeLessThanOrEqual(1);
    }
  });

  it('spreads every prefix: nearest neighbours stay above half a hexagonal spacing', () => {
    const base = baseOf(2);
    for (const n of [200, 500, 1000])
      expect(closest(base.positionsMm.slice(0, 3 * n))).toBeGreaterThan(0.45 * 1.0746 * Math.sqrt((46 * 46) / n));
  });

  it('lies on the surface, quantised to 1 um, on a curved mesh too', () => {
    const dome = domeMesh();
    const base = buildBaseSequence(dome, { seed: 3, densityPerCm2: 120 });
    for (let i = 0; i < base.count; i += 7) {
      const [x, y, z] = [base.positionsMm[3 * i]!, base.positionsMm[3 * i + 1]!, base.positionsMm[3 * i + 2]!];
      expect(Math.abs((x / 36) ** 2 + (y / 50) ** 2 + (z / 32) ** 2 - 1)).toBeLessThan(0.02);
      expect(Math.abs(1000 * x - Math.round(1000 * x))).toBeLessThan(1e-6);
    }
  });

  it('refuses options out of range', () => {
    expect(() => buildBaseSequence(plane.mesh, { seed: 1, densityPerCm2: 0 })).toThrow(RangeError);
    expect(() => buildBaseSequence(plane.mesh, { seed: 1, treatableTriangles: new Uint8Array(1) })).toThrow(RangeError);
  });
});

describe('a plan', () => {
  it('keeps the hard spacing to dots and hairs, planned and settled, over random fields', () => {
    fc.assert(
      fc.property(seeds, fields, hairs, fc.constantFrom(0, 0.5, 1), (seed, field, fixed, irregularity) => {
        const base = baseOf(seed);
        const density = densityOn(base, field);
        const planned = planDots(base, density, { fixed });
        const settled = settleDots(base, planned, density, { fixed, irregularity });
        expect(settled.ids).toEqual(planned.ids);
        expect(settled.sessions).toEqual(planned.sessions);
        for (const plan of [planned, settled]) {
          expect(closest(plan.positionsMm)).toBeGreaterThanOrEqual(0.55 - 1e-9);
          expect(closest(plan.positionsMm, fixed.positionsMm)).toBeGreaterThanOrEqual(0.7 - 1e-6);
        }
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  it('holds its density within 3 %, hairs counted, up to the comfortable limit', () => {
    const { comfortablePerCm2, limitPerCm2 } = feasibleDensity(0.55);
    expect(comfortablePerCm2).toBeCloseTo(148.76, 1);
    expect(limitPerCm2).toBeCloseTo(198.35, 1);
    for (const perCm2 of [40, 100, 148]) {
      const base = baseOf(1);
      const plan = planDots(
        base,
        densityOn(base, () => perCm2),
      );
      expect(Math.abs(plan.count / (9 * perCm2) - 1)).toBeLessThan(0.03);
    }
  });

  it('holds totals and session shares beside hairs, where few dots are expected too', () => {
    for (const perCm2 of [20, 140]) {
      const count = Math.round((9 * perCm2) / 7);
      const places = Array.from({ length: count }, (_, i) => [
        SIDE * ((i * 0.754877666246693) % 1),
        SIDE * ((i * 0.569840290998053) % 1),
        0,
      ]);
      const fixed = { positionsMm: Float64Array.from(places.flat()), radiusMm: new Float32Array(count).fill(0.3) };
      let dots = 0;
      const upTo = [0, 0];
      for (const seed of [1, 2, 3]) {
        const base = baseOf(seed);
        const density = densityOn(base, () => perCm2);
        const plan = planDots(base, density, { fixed });
        dots += plan.count;
        for (const k of [0, 1]) upTo[k] = upTo[k]! + plan.sessions.filter((session) => session <= k + 1).length;
      }
      expect(Math.abs((dots + 3 * count) / (27 * perCm2) - 1)).toBeLessThan(0.03);
      expect(Math.abs(upTo[0]! / dots - 0.3)).toBeLessThan(0.04);
      expect(Math.abs(upTo[1]! / dots - 0.7)).toBeLessThan(0.05);
    }
  });

  it('does not depend on the plans before it on the same base', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fields, hairs, fc.boolean()), { minLength: 2, maxLength: 4 }), (plans) => {
        const kept = baseOf(1);
        for (const [field, fixed, crowded] of plans) {
          const options = { fixed, minSpacingMm: crowded ? 0.7 : 0.4 };
          const fresh = { ...kept };
          const density = densityOn(kept, field);
          expect(planDots(kept, density, options)).toEqual(planDots(fresh, density, options));
        }
      }),
      { numRuns: 8, seed: 3 },
    );
  });

  it('keeps ids under a change of density and orders shares, sessions and ranks alike', () => {
    fc.assert(
      fc.property(seeds, fields, (seed, field) => {
        const base = baseOf(seed);
        const plan = planDots(base, densityOn(base, field), { sessionShares: [0.25, 0.5, 1] });
        const byRank = Array.from(plan.ranks, (_, i) => i).sort((a, b) => plan.ranks[a]! - plan.ranks[b]!);
        expect(new Set(plan.ranks).size).toBe(plan.count);
        for (let k = 1; k < byRank.length; k++) {
          expect(plan.sessions[byRank[k]!]!).toBeGreaterThanOrEqual(plan.sessions[byRank[k - 1]!]!);
        }
        const denser = planDots(
          base,
          densityOn(base, (x, y) => Math.min(148, 1.3 * field(x, y))),
        );
        const kept = new Set(denser.ids);
        const same = Array.from(plan.ids).filter((id) => kept.has(id)).length;
        expect(same).toBeGreaterThanOrEqual(0.9 * plan.count);
        for (let n = 0; n < plan.count; n++) expect(plan.positionsMm[3 * n]).toBe(base.positionsMm[3 * plan.ids[n]!]);
      }),
      { numRuns: 10, seed: 11 },
    );
  });

  it('changes nothing farther than two spacings from an edit, settled and roughened, where the density is even or slopes', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 60, max: 130 }),
        fc.constantFrom(0, 0.4),
        fc.constantFrom(0, 0.5),
        fc.integer({ min: 0, max: 140 }),
        fc.integer({ min: 8, max: 22 }),
        fc.integer({ min: 2, max: 6 }),
        (seed, mean, slope, irregularity, after, middle, radius) => {
          const base = baseOf(seed);
          const first: Field = (x) => mean * (1 + (slope * (x - SIDE / 2)) / (SIDE / 2 + 8));
          const inside = (x: number, y: number): boolean => (x - middle) ** 2 + (y - middle) ** 2 < radius * radius;
          const options = { irregularity, minSpacingMm: 0.4 };
          const places = (field: Field): Map<number, string> => {
            const density = densityOn(base, field);
            const plan = settleDots(base, planDots(base, density, options), density, options);
            return new Map(Array.from(plan.ids, (id, n) => [id, plan.positionsMm.slice(3 * n, 3 * n + 3).join()]));
          };
          const a = places(first);
          const b = places((x, y) => (inside(x, y) ? after : first(x, y)));
          const again = places(first);
          expect([...again]).toEqual([...a]);
          for (const id of new Set([...a.keys(), ...b.keys()])) {
            if (a.get(id) === b.get(id)) continue;
            const [x, y] = (a.get(id) ?? b.get(id))!.split(',').map(Number) as [number, number];
            expect(Math.hypot(x - middle, y - middle) - radius).toBeLessThanOrEqual(20 / Math.sqrt(first(x, y)));
          }
        },
      ),
      { numRuns: 12, seed: 5 },
    );
  });

  it('settles each dot where the density slopes much as the whole would settle: even, open, with no drift', () => {
    const base = baseOf(1);
    const density = densityOn(base, (_, y) => 30 + 3 * y);
    const options = { irregularity: 0, minSpacingMm: 0.4, sessionShares: [1] };
    const planned = planDots(base, density, options);
    const settled = settleDots(base, planned, density, options);
    const inner = (n: number): boolean =>
      [0, 1].every((k) => planned.positionsMm[3 * n + k]! > 5 && planned.positionsMm[3 * n + k]! < SIDE - 5);
    const unevenness = (plan: typeof planned): number => {
      const angles = { azimuthsDeg: new Float32Array(plan.count), tiltsDeg: new Float32Array(plan.count) };
      const perCm2 = (x: number, y: number): number => (x >= 0 && y >= 0 && x <= SIDE && y <= SIDE ? 30 + 3 * y : 0);
      return dotMetrics({ ...plan, ...angles }, { mesh: plane.mesh, perCm2, ...options }).prefixes[0]!.areaCv;
    };
    // The spread of Voronoi areas over the target's.
    expect(unevenness(settled)).toBeLessThan(0.7 * unevenness(planned));
    let drift = 0;
    let n = 0;
    for (let i = 0; i < planned.count; i++) {
      if (!inner(i)) continue;
      drift +=
        ((settled.positionsMm[3 * i + 1]! - planned.positionsMm[3 * i + 1]!) * Math.sqrt(density[planned.ids[i]!]!)) /
        10;
      n++;
    }
    expect(Math.abs(drift / n)).toBeLessThan(0.02);
  });

  it('changes nothing farther than two spacings from an edit that cuts steep places', () => {
    // A parting that begins in a soft edge. When circles were closed by where the dots across them stand, one edit in twelve was felt farther, up to 3.7 spacings.
    const across = (x: number): number => Math.min(1, Math.max(0, (Math.abs(x - 15) - 3) / 3));
    const edge = (y: number): number => Math.min(1, Math.max(0, (y + 2) / 10));
    const first: Field = (x, y) =>
      (0.12 + 0.88 * edge(y) ** 2 * (3 - 2 * edge(y))) * (29 + 86 * across(x) ** 2 * (3 - 2 * across(x)));
    const options = { irregularity: 0, minSpacingMm: 0.4 };
    const places = (base: BaseSequence, field: Field): Map<number, string> => {
      const density = densityOn(base, field);
      const plan = settleDots(base, planDots(base, density, options), density, options);
      return new Map(Array.from(plan.ids, (id, n) => [id, plan.positionsMm.slice(3 * n, 3 * n + 3).join()]));
    };
    for (let edit = 0; edit < 60; edit++) {
      const base = baseOf(edit % 3);
      const [middleX, middleY] = [4 + ((edit * 7.3) % 22), 4 + ((edit * 4.7) % 22)];
      const radius = 2 + (edit % 5);
      const inside = (x: number, y: number): boolean => (x - middleX) ** 2 + (y - middleY) ** 2 < radius * radius;
      const a = places(base, first);
      const b = places(base, (x, y) => (inside(x, y) ? (edit * 31) % 140 : first(x, y)));
      for (const id of new Set([...a.keys(), ...b.keys()])) {
        if (a.get(id) === b.get(id)) continue;
        const [x, y] = (a.get(id) ?? b.get(id))!.split(',').map(Number) as [number, number];
        // Of such fields one edit in a hundred is felt a little farther (docs/methods/dots.md).
        expect(Math.hypot(x - middleX, y - middleY) - radius).toBeLessThanOrEqual(21 / Math.sqrt(first(x, y)));
      }
    }
  });

  it('leaves no large empty circle where the density is steep', () => {
    // A parting: from 115 to 29 dots/cm2 within 3 mm, on both sides of a strip. Without closing holes .95 and .93 were left.
    const across = (x: number): number => Math.min(1, Math.max(0, (Math.abs(x - 15) - 3) / 3));
    const parting: Field = (x) => 29 + 86 * across(x) ** 2 * (3 - 2 * across(x));
    const perCm2 = (x: number, y: number): number => (x >= 0 && y >= 0 && x <= SIDE && y <= SIDE ? parting(x, y) : 0);
    for (const seed of [1, 8]) {
      const base = buildBaseSequence(plane.mesh, { seed, treatableTriangles: plane.treatable });
      const density = densityOn(base, parting);
      const options = { irregularity: 0, minSpacingMm: 0.4, sessionShares: [1] };
      const plan = settleDots(base, planDots(base, density, options), density, options);
      const angles = { azimuthsDeg: new Float32Array(plan.count), tiltsDeg: new Float32Array(plan.count) };
      const { prefixes } = dotMetrics({ ...plan, ...angles }, { mesh: plane.mesh, perCm2, ...options });
      expect(prefixes[0]!.hole).toBeLessThan(0.92);
    }
  });

  it('closes the empty circles of an even level, where three sessions pull apart', () => {
    const perCm2 = (x: number, y: number): number => (x >= 0 && y >= 0 && x <= SIDE && y <= SIDE ? 120 : 0);
    const base = buildBaseSequence(plane.mesh, { seed: 13, treatableTriangles: plane.treatable });
    const density = densityOn(base, () => 120);
    const options = { irregularity: 0, minSpacingMm: 0.4, sessionShares: [0.3, 0.7, 1] };
    const plan = settleDots(base, planDots(base, density, options), density, options);
    const angles = { azimuthsDeg: new Float32Array(plan.count), tiltsDeg: new Float32Array(plan.count) };
    const { prefixes } = dotMetrics({ ...plan, ...angles }, { mesh: plane.mesh, perCm2, ...options });
    // .889 without.
    expect(prefixes[2]!.hole).toBeLessThan(0.84);
  });

  /** Two squares a gap apart, facing away from each other: the two sides of an ear or a fold. */
  function sheets(gapMm: number): BaseSequence {
    const flat = rectangleMesh(20, 20, 8);
    const n = flat.mesh.positions.length / 3;
    const positions = new Float64Array(6 * n);
    positions.set(flat.mesh.positions);
    positions.set(
      flat.mesh.positions.map((value, i) => (i % 3 === 2 ? -gapMm : value)),
      3 * n,
    );
    const turned = flat.mesh.triangles.map((v, i, all) => n + (i % 3 === 0 ? v : all[i % 3 === 1 ? i + 1 : i - 1]!));
    const triangles = new Uint32Array([...flat.mesh.triangles, ...turned]);
    const treatableTriangles = new Uint8Array([...flat.treatable, ...flat.treatable]);
    return buildBaseSequence({ positions, triangles }, { seed: 1, treatableTriangles });
  }

  it('plans a sheet behind a sheet as if the other were not there, beyond the hard spacing', () => {
    const base = sheets(0.56);
    const plan = planDots(base, new Float32Array(base.count).fill(140));
    const front = Array.from(plan.positionsMm).filter((z, i) => i % 3 === 2 && z === 0).length;
    expect(Math.abs(front / 560 - 1)).toBeLessThan(0.05);
    expect(Math.abs((plan.count - front) / 560 - 1)).toBeLessThan(0.05);
  });

  it('keeps the hard spacing through a thinner sheet too, and most dots', () => {
    const base = sheets(0.3);
    const density = new Float32Array(base.count).fill(60);
    const planned = planDots(base, density);
    for (const irregularity of [0, 0.5]) {
      const settled = settleDots(base, planned, density, { irregularity });
      expect(closest(settled.positionsMm)).toBeGreaterThanOrEqual(0.55 - 1e-9);
    }
    const hairs = { positionsMm: Float64Array.from([5, 5, 0, 9, 12, 0]), radiusMm: new Float32Array(2) };
    expect(closest(planDots(base, density, { fixed: hairs }).positionsMm)).toBeGreaterThanOrEqual(0.55 - 1e-9);
    expect(planned.count / 480).toBeGreaterThan(0.88);
  });

  it('stops when cancelled', () => {
    const base = baseOf(1);
    const density = densityOn(base, () => 80);
    expect(settleDots(base, planDots(base, density), density, { cancelled: () => true })).toBeUndefined();
  });

  it('refuses what it cannot mean', () => {
    const base = baseOf(1);
    const density = densityOn(base, () => 80);
    expect(() => planDots(base, new Float32Array(3))).toThrow(RangeError);
    expect(() =>
      planDots(
        base,
        densityOn(base, () => 400),
      ),
    ).toThrow(RangeError);
    expect(() => planDots(base, density, { minSpacingMm: -1 })).toThrow(RangeError);
    for (const sessionShares of [[], [0.5], [0.5, 0.4, 1], [0.1, 0.2, 0.3, 0.4, 0.5, 1]])
      expect(() => planDots(base, density, { sessionShares })).toThrow(RangeError);
  });
});

describe('refill', () => {
  const base = baseOf(1);
  const density = densityOn(base, () => 100);
  const plan = settleDots(base, planDots(base, density), density);
  const lost = Array.from({ length: plan.count }, (_, n) => n % 7 === 3);
  const places = (which: boolean): Float64Array => plan.positionsMm.filter((_, k) => lost[Math.floor(k / 3)] === which);

  it('gives lost places back', () => {
    const added = refillDots(base, density, places(false), places(true));
    expect(Math.abs(added.count - lost.filter((gone) => gone).length)).toBeLessThan(0.01 * plan.count);
    expect(closest(added.positionsMm, places(false))).toBeGreaterThanOrEqual(0.55 - 1e-9);
    const old = new Set(Array.from({ length: plan.count }, (_, n) => plan.positionsMm.slice(3 * n, 3 * n + 3).join()));
    const same = Array.from(added.ids, (_, n) => added.positionsMm.slice(3 * n, 3 * n + 3).join()).filter((p) =>
      old.has(p),
    );
    expect(same.length / added.count).toBeGreaterThan(0.9);
  });

  it('keeps the exclusion radius from lost places', () => {
    const added = refillDots(base, density, places(false), places(true), { exclusionRadiusMm: 0.5 });
    expect(added.count).toBeGreaterThan(0);
    expect(closest(added.positionsMm, places(true))).toBeGreaterThanOrEqual(0.5 - 1e-6);
    expect(closest(added.positionsMm, places(false))).toBeGreaterThanOrEqual(0.55 - 1e-9);
  });
});
