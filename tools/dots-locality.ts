/**
 * How far an edit is felt, in spacings of the dot: discs of random size, place and density are laid into a field, and the farthest dot that
 * changes is looked for; the field is even or slopes, or is the designed one of the bench, or a parting that begins in a soft edge: everywhere steep.
 * Usage: node tools/dots-locality.ts [discs of each kind] [irregularity].
 */
import { createRandom } from '#/base/random.ts';
import { buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { designed } from '../bench/dots-cases.ts';

type Field = (x: number, y: number) => number;

const SIDE_MM = 30;
const discs = Number(process.argv[2] ?? 50);
const options = { minSpacingMm: 0.4, irregularity: Number(process.argv[3] ?? 0) };
const { mesh, treatable } = rectangleMesh(SIDE_MM, SIDE_MM, 8);
const bases = [1, 2, 3].map((seed) => buildBaseSequence(mesh, { seed, treatableTriangles: treatable }));
const random = createRandom(99);
const between = (low: number, high: number): number => low + (high - low) * random.next();

/** Place of each dot of a settled plan by id. */
function places(base: (typeof bases)[number], field: Field): Map<number, string> {
  const { count, positionsMm: p } = base;
  const density = Float32Array.from({ length: count }, (_, i) => field(p[3 * i]!, p[3 * i + 1]!));
  const plan = settleDots(base, planDots(base, density, options), density, options);
  return new Map(Array.from(plan.ids, (id, n) => [id, plan.positionsMm.slice(3 * n, 3 * n + 3).join()]));
}

function felt(field: Field): number {
  const base = bases[Math.floor(between(0, bases.length))]!;
  const [x0, y0, radius] = [between(4, 26), between(4, 26), between(2, 6)];
  const inside = random.next() < 0.2 ? 0 : between(0, 140);
  const before = places(base, field);
  const after = places(base, (x, y) => ((x - x0) ** 2 + (y - y0) ** 2 < radius * radius ? inside : field(x, y)));
  let farthest = 0;
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(id) === after.get(id)) continue;
    const [x, y] = (before.get(id) ?? after.get(id))!.split(',').map(Number) as [number, number];
    farthest = Math.max(farthest, ((Math.hypot(x - x0, y - y0) - radius) * Math.sqrt(field(x, y))) / 10);
  }
  return farthest;
}

/** From low at t = 0 to high at 1. */
function smooth(t: number, low: number, high: number): number {
  const u = Math.min(1, Math.max(0, t));
  return low + (high - low) * u * u * (3 - 2 * u);
}

const KINDS: Readonly<Record<string, () => Field>> = {
  'even or sloping': () => {
    const mean = between(60, 130);
    const slope = random.next() < 0.5 ? 0 : 0.4;
    return (x) => mean * (1 + (slope * (x - SIDE_MM / 2)) / (SIDE_MM / 2 + 8));
  },
  designed: () => (x, y) => 115 * designed(x - SIDE_MM / 2, y + 2),
  parting: () => (x, y) => smooth((y + 2) / 10, 0.12, 1) * smooth((Math.abs(x - SIDE_MM / 2) - 3) / 3, 29, 115),
};
console.log('field,farthest,nine tenths below,over 2 spacings,discs');
for (const [name, fieldOf] of Object.entries(KINDS)) {
  const found = Array.from({ length: discs }, () => felt(fieldOf())).sort((a, b) => b - a);
  const over = found.filter((spacings) => spacings > 2).length;
  console.log([name, found[0]!.toFixed(2), found[Math.floor(discs / 10)]!.toFixed(2), over, discs].join(','));
}
