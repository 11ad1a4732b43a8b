/**
 * Draws docs/methods/figures/design-patterns.png: the zones of each Norwood grade on the average man and of each Ludwig grade on the
 * average woman, coloured by zone, paler where sparser.
 */
import { join } from 'node:path';
import sharp from 'sharp';
import { averageHead } from '../src/engine/scalp/average-head.ts';
import { type DensityField, densityField, regionField } from '../src/engine/scalp/density-field.ts';
import type { Head } from '../src/engine/scalp/head.ts';
import { headFromParameters } from '../src/engine/scalp/head-from-parameters.ts';
import { compileChart } from '../src/engine/scalp/region-chart.ts';
import { scalpCoordinates } from '../src/engine/scalp/region-coordinates.ts';
import { ZONE_IDS } from '../src/engine/scalp/zones.ts';
import { plainDesign } from '../tests/support/designed-head.ts';

const COLUMNS = [
  ...['2', '3', '3v', '4', '5', '6', '7'].map((grade) => ({ sex: 'male' as const, grade })),
  ...['1', '2', '3'].map((grade) => ({ sex: 'female' as const, grade })),
];
const SIZE = 220;
const MM_PER_PX = 1.1;
const COLOURS: Readonly<Record<string, readonly number[]>> = {
  hairline: [178, 74, 66],
  frontal: [206, 152, 52],
  temples: [72, 146, 104],
  midScalp: [64, 112, 190],
  crown: [134, 88, 178],
  parting: [178, 96, 132],
  sides: [70, 150, 160],
  nape: [128, 104, 76],
};
const SKIN = [226, 208, 194];
const PAPER = [250, 248, 244];

/** Picture x, picture y and nearness of a point: from the front, from the left, from above. */
const VIEWS = [
  (x: number, y: number, z: number) => [x, 30 - y, z],
  (x: number, y: number, z: number) => [-z, 30 - y, x],
  (x: number, y: number, z: number) => [x, z, y],
];

/** Many points over every triangle of the head. */
function cover({ mesh }: Head): Float64Array {
  const { positions: p, triangles } = mesh;
  const points: number[] = [];
  const pieces = 7;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[t + k]!) as [number, number, number];
    for (let i = 0; i < pieces; i++) {
      for (let j = 0; i + j < pieces; j++) {
        const [u, v] = [(i + 1 / 3) / pieces, (j + 1 / 3) / pieces];
        for (let k = 0; k < 3; k++) points.push(p[a + k]! * (1 - u - v) + p[b + k]! * u + p[c + k]! * v);
      }
    }
  }
  return Float64Array.from(points);
}

function colourOf(field: DensityField, n: number): readonly number[] {
  const zone = ZONE_IDS[field.zone[n]!];
  if (!zone) return SKIN;
  const share = Math.min(1, field.perCm2[n]! / (zone === 'parting' ? 70 : 135));
  return SKIN.map((value, k) => value + ((COLOURS[zone] ?? SKIN)[k]! - value) * share);
}

function ground(sex: 'male' | 'female') {
  const head = headFromParameters(averageHead(sex));
  const chart = compileChart(head);
  const points = cover(head);
  return { chart, points, coordinates: scalpCoordinates(chart, points) };
}

const grounds = { male: ground('male'), female: ground('female') };
const width = SIZE * COLUMNS.length;
const height = SIZE * VIEWS.length;
const pixels = new Uint8Array(3 * width * height);
for (let n = 0; n < width * height; n++) pixels.set(PAPER, 3 * n);
const nearest = new Float32Array(width * height).fill(Number.NEGATIVE_INFINITY);

COLUMNS.forEach((drawn, column) => {
  const { chart, points, coordinates } = grounds[drawn.sex];
  const design = plainDesign(chart, drawn.sex, drawn.grade);
  const field = densityField(chart, coordinates, regionField(chart, coordinates, design), design);
  for (let n = 0; n < coordinates.count; n++) {
    const colour = colourOf(field, n);
    VIEWS.forEach((view, row) => {
      const [x, y, near] = view(points[3 * n]!, points[3 * n + 1]!, points[3 * n + 2]!) as [number, number, number];
      const i = Math.floor(SIZE / 2 + x / MM_PER_PX);
      const j = Math.floor(SIZE / 2 + y / MM_PER_PX);
      if (i < 0 || j < 0 || i >= SIZE || j >= SIZE) return;
      const at = (row * SIZE + j) * width + column * SIZE + i;
      if (near <= nearest[at]!) return;
      nearest[at] = near;
      pixels.set(colour.map(Math.round), 3 * at);
    });
  }
});
await sharp(pixels, { raw: { width, height, channels: 3 } })
  .png({ compressionLevel: 9, palette: true, quality: 90 })
  .toFile(join(import.meta.dirname, '..', 'docs', 'methods', 'figures', 'design-patterns.png'));
