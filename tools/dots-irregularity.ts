/**
 * Measures how even dots are at each irregularity, for the table in src/engine/dots/irregularity-of-pattern.ts and its errors
 * in docs/methods/dots.md. Usage: node tools/dots-irregularity.ts [seeds]. Prints CSV: means over seeds on a plane, then how
 * far the irregularity that comes back from each single plan is off.
 */
import { BASE_SEQUENCE_DEFAULTS, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { readDotCsv, writeDotCsv } from '#/engine/dots/dot-csv.ts';
import { dotMetrics } from '#/engine/dots/dot-metrics.ts';
import { irregularityOfPattern } from '#/engine/dots/irregularity-of-pattern.ts';
import { planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';

const SIDE_MM = 60;
const CASES = [
  { perCm2: 115, minSpacingMm: 0.4 },
  { perCm2: 60, minSpacingMm: 0.4 },
  { perCm2: 115, minSpacingMm: 0.55 },
  { perCm2: 140, minSpacingMm: 0.55 },
];
const seeds = Number(process.argv[2] ?? 3);
const { mesh, treatable } = rectangleMesh(SIDE_MM, SIDE_MM, BASE_SEQUENCE_DEFAULTS.guardBandMm);
const bases = Array.from({ length: seeds }, (_, n) =>
  buildBaseSequence(mesh, { seed: n + 1, treatableTriangles: treatable }),
);
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

console.log('perCm2,minSpacingMm,irregularity,nnCv,clarkEvans,meanError,largestError');
for (const { perCm2, minSpacingMm } of CASES)
  for (let step = 0; step <= 10; step++) {
    const irregularity = step / 10;
    const found = bases.map((base) => {
      const density = new Float32Array(base.count).fill(perCm2);
      const options = { minSpacingMm, sessionShares: [1], irregularity };
      const plan = settleDots(base, planDots(base, density, options), density, options);
      const upright = { azimuthsDeg: new Float32Array(plan.count), tiltsDeg: new Float32Array(plan.count) };
      const rows = readDotCsv(writeDotCsv({ ...plan, ...upright }));
      if (!rows.ok) throw new Error(rows.refusal.message);
      const inside = (x: number, y: number): number => (x >= 0 && y >= 0 && x <= SIDE_MM && y <= SIDE_MM ? perCm2 : 0);
      const { clarkEvans, prefixes } = dotMetrics(rows.value, {
        mesh,
        perCm2: inside,
        minSpacingMm,
        sessionShares: [1],
      });
      return { clarkEvans, nnCv: prefixes[0]!.nnCv };
    });
    const errors = found.map((pattern) => irregularityOfPattern(pattern) - irregularity);
    const figures = [
      mean(found.map((pattern) => pattern.nnCv)),
      mean(found.map((pattern) => pattern.clarkEvans)),
      mean(errors),
      Math.max(...errors.map(Math.abs)),
    ];
    console.log([perCm2, minSpacingMm, irregularity, ...figures.map((value) => value.toFixed(4))].join(','));
  }
