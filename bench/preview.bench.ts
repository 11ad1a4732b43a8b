/**
 * Times of pictures: the reference renderer on 12 megapixels, and one step of a drag in the browser (20,000 dots in view at
 * 1280 x 900; projecting, and drawing until the card is done), with how far the two renderers differ on the golden cases.
 * Usage: node bench/preview.bench.ts. Prints CSV: what, value, unit, limit.
 */
import { depthBuffer } from '#/engine/preview/depth-buffer.ts';
import { previewGround, renderPreview } from '#/engine/preview/render-preview.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import { dotKernel, skinFromLab } from '#/engine/skin/appearance.ts';
import { comparePictures } from '../tests/golden/compare-pictures.ts';
import { openGoldenPage } from '../tests/golden/golden-page.ts';
import { ellipsoidHead, GOLDEN_CASES, portraitCamera, scatterDots, skinPhoto } from '../tests/golden/scenes.ts';
import { median } from './median.ts';

const KERNEL = dotKernel(
  skinFromLab([66, 11, 16]),
  { pigment: 'carbon', dilution: 12, zTopMm: 0.12, lengthMm: 0.2, diameterMm: 0.15 },
  { kind: 'healed' },
);

function row(what: string, value: number, unit: string, limit: number | ''): void {
  console.log(`${what},${value.toFixed(value < 100 ? 2 : 0)},${unit},${limit}`);
}

/** Median processor time of some runs, ms: what a free core would take, whatever else the machine does. */
function timed(work: () => unknown, runs: number): number {
  const times: number[] = [];
  for (let k = 0; k < runs; k++) {
    const before = process.cpuUsage();
    work();
    times.push(process.cpuUsage(before).user / 1000);
  }
  return median(times);
}

function reference(): void {
  const camera = portraitCamera(3000, 4000, 11, 0.2, 0.7);
  const photo = skinPhoto(camera, [0.55, 0.35, 0.27], 1);
  const head = ellipsoidHead();
  const scattered = scatterDots(82_000, 3, 1);
  const scene = { photo, camera, head, dots: scattered, kernels: [KERNEL] };
  row('dots in view on 12 megapixels', visibleDots(scattered, camera, depthBuffer(head.mesh, camera)).count, '1', '');
  row(
    'depth and gloss, once a photo',
    timed(() => previewGround(photo, camera, head), 5),
    'cpu ms',
    '',
  );
  const ground = previewGround(photo, camera, head);
  row(
    'reference picture',
    timed(() => renderPreview(scene, ground), 7),
    'cpu ms',
    500,
  );
}

async function browser(): Promise<void> {
  const opened = await openGoldenPage();
  try {
    const times = await opened.page.evaluate(
      ([count, steps, kernel]) =>
        (
          globalThis as unknown as {
            timeDrag(c: number, s: number, k: unknown): { projectMs: number[]; drawMs: number[]; renderer: string };
          }
        ).timeDrag(count, steps, kernel),
      [20_000, 25, KERNEL] as const,
    );
    process.stderr.write(`${times.renderer}\n`);
    row('project 20000 dots in the browser', median(times.projectMs), 'ms', '');
    row('draw 20000 dots at 1280 x 900', median(times.drawMs), 'ms', '');
    for (const { name, scene } of GOLDEN_CASES) {
      const text = await opened.page.evaluate(
        (caseName) => (globalThis as unknown as { drawGoldenCase(n: string): string }).drawGoldenCase(caseName),
        name,
      );
      const drawn = new Uint8ClampedArray(Buffer.from(text, 'base64'));
      const { mean, p99 } = comparePictures(renderPreview(scene()), drawn);
      row(`${name}: WebGL2 to reference mean`, mean, 'dE00', 0.5);
      row(`${name}: WebGL2 to reference p99`, p99, 'dE00', 2);
    }
  } finally {
    await opened.browser.close();
  }
}

console.log('what,value,unit,limit');
reference();
await browser();
