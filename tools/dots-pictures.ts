/**
 * Pictures of docs/methods/dots.md: a settled hairline beside other patterns, the stages, and the sessions.
 * Usage: node tools/dots-pictures.ts [folder]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { createRandom } from '#/base/random.ts';
import { BASE_SEQUENCE_DEFAULTS, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { planDots } from '#/engine/dots/plan-dots.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { settleDots } from '#/engine/dots/settle-dots.ts';
import { PoissonDiskSampling } from '../bench/peers.ts';

const WIDTH_MM = 46;
const HEIGHT_MM = 34;
const PX_PER_MM = 15;
const DOT_MM = 0.26;

type Dots = readonly (readonly [number, number, number])[];

/** Dots per cm2 of a hairline with a 10 mm feather and a wavy edge; y runs into the hair. */
function hairline(x: number, y: number): number {
  const edge = 5 + 1.8 * Math.sin(x / 6) + 0.9 * Math.sin(x / 2.1 + 1);
  const t = (y - edge) / 10;
  if (t <= 0) return 0;
  return t < 1 ? 115 * (0.15 + 0.85 * t * t * (3 - 2 * t)) : 115;
}

const SESSION_INK = [
  [40, 38, 40],
  [40, 38, 40],
  [178, 70, 40],
  [40, 100, 160],
] as const;

/** One panel: dots [x, y, session] on even skin, anti-aliased; session 0 is plain. */
function panel(dots: Dots): { pixels: Uint8Array; width: number; height: number } {
  const width = Math.round(WIDTH_MM * PX_PER_MM);
  const height = Math.round(HEIGHT_MM * PX_PER_MM);
  const pixels = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) pixels.set([224, 190, 166], 3 * i);
  const radius = (DOT_MM * PX_PER_MM) / 2;
  for (const [xMm, yMm, session] of dots) {
    const ink = SESSION_INK[session]!;
    const cx = xMm * PX_PER_MM;
    const cy = yMm * PX_PER_MM;
    for (let y = Math.max(0, Math.floor(cy - radius - 1)); y <= Math.min(height - 1, cy + radius + 1); y++)
      for (let x = Math.max(0, Math.floor(cx - radius - 1)); x <= Math.min(width - 1, cx + radius + 1); x++) {
        const cover = 0.75 * Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x + 0.5 - cx, y + 0.5 - cy)));
        for (let k = 0; k < 3; k++) {
          const at = 3 * (y * width + x) + k;
          pixels[at] = Math.round(pixels[at]! * (1 - cover) + ink[k]! * cover);
        }
      }
  }
  return { pixels, width, height };
}

/** Panels in rows of two with their titles. */
async function sheet(path: string, panels: readonly { title: string; dots: Dots }[]): Promise<void> {
  const drawn = panels.map(({ dots }) => panel(dots));
  const { width, height } = drawn[0]!;
  const gap = 10;
  const title = 26;
  const rows = Math.ceil(panels.length / 2);
  const total = { width: 2 * width + 3 * gap, height: rows * (height + title + gap) + gap };
  const layers = drawn.map((one, i) => ({
    input: Buffer.from(one.pixels),
    raw: { width, height, channels: 3 as const },
    left: gap + (i % 2) * (width + gap),
    top: gap + title + Math.floor(i / 2) * (height + title + gap),
  }));
  const words = panels
    .map(
      (one, i) =>
        `<text x="${gap + (i % 2) * (width + gap)}" y="${gap + 19 + Math.floor(i / 2) * (height + title + gap)}" font-family="sans-serif" font-size="18" fill="#222">${one.title}</text>`,
    )
    .join('');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${total.width}" height="${total.height}">${words}</svg>`;
  await sharp({ create: { ...total, channels: 3, background: '#ffffff' } })
    .composite([...layers, { input: Buffer.from(text) }])
    .png({ compressionLevel: 9, palette: true, colours: 64 })
    .toFile(path);
}

function own(irregularity: number, settle: boolean, sessions: boolean): Dots {
  const { mesh, treatable } = rectangleMesh(WIDTH_MM, HEIGHT_MM, BASE_SEQUENCE_DEFAULTS.guardBandMm);
  const base = buildBaseSequence(mesh, { seed: 7, treatableTriangles: treatable });
  const density = Float32Array.from({ length: base.count }, (_, i) =>
    hairline(base.positionsMm[3 * i]!, base.positionsMm[3 * i + 1]!),
  );
  const planned = planDots(base, density);
  const plan = settle ? settleDots(base, planned, density, { irregularity }) : planned;
  return Array.from(
    plan.ids,
    (_, n) => [plan.positionsMm[3 * n]!, plan.positionsMm[3 * n + 1]!, sessions ? plan.sessions[n]! : 0] as const,
  );
}

function whiteNoise(): Dots {
  const random = createRandom(3);
  const dots: [number, number, number][] = [];
  const trials = Math.round((115 * WIDTH_MM * HEIGHT_MM) / 100);
  for (let i = 0; i < trials; i++) {
    const [x, y] = [random.next() * WIDTH_MM, random.next() * HEIGHT_MM];
    if (random.next() * 115 < hairline(x, y)) dots.push([x, y, 0]);
  }
  return dots;
}

/** A hexagonal lattice of body density, thinned by chance in the feather. */
function hexLattice(): Dots {
  const random = createRandom(4);
  const spacing = 10.746 / Math.sqrt(115);
  const dots: [number, number, number][] = [];
  for (let row = 0; row * spacing * 0.866 < HEIGHT_MM; row++)
    for (let column = 0; column * spacing < WIDTH_MM; column++) {
      const [x, y] = [(column + (row % 2) / 2) * spacing, row * spacing * 0.866];
      if (random.next() * 115 < hairline(x, y)) dots.push([x, y, 0]);
    }
  return dots;
}

function bridson(): Dots {
  const random = createRandom(5);
  const spacing = (rho: number): number => 9.24 / Math.sqrt(Math.max(17, rho));
  const [shortest, longest] = [spacing(115), spacing(0)];
  const sampler = new PoissonDiskSampling(
    {
      shape: [WIDTH_MM, HEIGHT_MM],
      minDistance: shortest,
      maxDistance: longest,
      tries: 30,
      distanceFunction: ([x, y]: [number, number]) => (spacing(hairline(x, y)) - shortest) / (longest - shortest),
    },
    () => random.next(),
  );
  return sampler
    .fill()
    .map(([x, y]) => [x!, y!, 0] as const)
    .filter(([x, y]) => hairline(x, y) > 0);
}

const folder = process.argv[2] ?? 'docs/methods/figures';
mkdirSync(folder, { recursive: true });
await sheet(join(folder, 'dots-beside-others.png'), [
  { title: 'Whorl, settled, default irregularity', dots: own(0.5, true, false) },
  { title: 'White noise', dots: whiteNoise() },
  { title: 'Hexagonal lattice, thinned', dots: hexLattice() },
  { title: 'Bridson (poisson-disk-sampling)', dots: bridson() },
]);
await sheet(join(folder, 'dots-stages.png'), [
  { title: 'Planned (while dragging)', dots: own(0, false, false) },
  { title: 'Settled, irregularity 0', dots: own(0, true, false) },
  { title: 'Settled, irregularity 1', dots: own(1, true, false) },
  { title: 'Sessions 1 (black), 2 (brown), 3 (blue)', dots: own(0.5, true, true) },
]);
