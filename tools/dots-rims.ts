/**
 * Density of dots near the border of the skin over what was asked for: a sheet that ends there as a scan does (bare), the same
 * continued beyond its rim for the base (as `whorl dots` does), and a rectangle with its guard band. Usage: node tools/dots-rims.ts [seeds].
 */
import { BASE_SEQUENCE_DEFAULTS, type BaseSequence, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { onFirstTriangles } from '#/engine/dots/on-first-triangles.ts';
import { type DotPlan, planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { extendRims } from '#/engine/mesh/extend-rims.ts';
import { subMesh } from '#/engine/mesh/sub-mesh.ts';

const SIDE_MM = 60;
const PER_CM2 = 120;
const OPTIONS = { minSpacingMm: 0.4, irregularity: 0 };
const FROM = [0, 0.25, 0.5, 1, 2, 3];
const spacingMm = 10 / Math.sqrt(PER_CM2);

const rectangle = rectangleMesh(SIDE_MM, SIDE_MM, BASE_SEQUENCE_DEFAULTS.guardBandMm);
const sheet = subMesh(rectangle.mesh, rectangle.treatable);
const sheetTriangles = sheet.triangles.length / 3;

interface Ground {
  readonly base: BaseSequence;
  readonly keepIn: (x: number, y: number, z: number) => boolean;
}

function continued(seed: number): Ground {
  const { mesh } = extendRims(sheet, new Uint8Array(sheetTriangles).fill(1), BASE_SEQUENCE_DEFAULTS.guardBandMm);
  const treatableTriangles = new Uint8Array(mesh.triangles.length / 3).fill(1, 0, sheetTriangles);
  const base = buildBaseSequence(mesh, { seed, treatableTriangles });
  return { base, keepIn: onFirstTriangles(base, mesh, sheetTriangles) };
}

const GROUNDS: Readonly<Record<string, (seed: number) => Ground>> = {
  bare: (seed) => ({ base: buildBaseSequence(sheet, { seed }), keepIn: () => true }),
  continued,
  rectangle: (seed) => ({
    base: buildBaseSequence(rectangle.mesh, { seed, treatableTriangles: rectangle.treatable }),
    keepIn: (x, y) => x >= 0 && x <= SIDE_MM && y >= 0 && y <= SIDE_MM,
  }),
};

/** Adds the dots of a plan to the counts by distance to the border; the last is of those outside. */
function count(plan: DotPlan, counts: number[]): void {
  for (let i = 0; i < 3 * plan.count; i += 3) {
    const [x, y] = [plan.positionsMm[i]!, plan.positionsMm[i + 1]!];
    const distance = Math.min(x, y, SIDE_MM - x, SIDE_MM - y) / spacingMm;
    const band = distance < 0 ? FROM.length : FROM.findLastIndex((from) => distance >= from);
    counts[band] = counts[band]! + 1;
  }
}

const seeds = Number(process.argv[2] ?? 3);
console.log(`ground,stage,${FROM.map((from) => `from ${from} spacings`).join(',')},dots outside`);
for (const [name, groundOf] of Object.entries(GROUNDS)) {
  const counts = {
    planned: new Array<number>(FROM.length + 1).fill(0),
    settled: new Array<number>(FROM.length + 1).fill(0),
  };
  for (let seed = 1; seed <= seeds; seed++) {
    const { base, keepIn } = groundOf(seed);
    const density = Float32Array.from(base.treatable, (inside) => inside * PER_CM2);
    const planned = planDots(base, density, OPTIONS);
    count(planned, counts.planned);
    count(settleDots(base, planned, density, { ...OPTIONS, keepIn }), counts.settled);
  }
  for (const [stage, found] of Object.entries(counts)) {
    const shares = FROM.map((from, band) => {
      const inner = FROM[band + 1];
      const within = (spacings: number): number => Math.max(0, SIDE_MM - 2 * spacings * spacingMm) ** 2;
      const areaMm2 = within(from) - (inner === undefined ? 0 : within(inner));
      return found[band]! / ((areaMm2 * PER_CM2 * seeds) / 100);
    });
    console.log(`${name},${stage},${shares.map((share) => share.toFixed(2)).join(',')},${found[FROM.length]! / seeds}`);
  }
}
