import { createRandom } from '#/base/random.ts';
import type { Rgb } from '#/engine/colour/srgb.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import { byteOfLinear } from '#/engine/preview/linear-light.ts';
import type { Photo } from '#/engine/preview/photo.ts';

export interface SidesScene {
  readonly skin: Rgb;
  /** One hair. */
  readonly kernel: DotKernel;
  readonly hairsPerCm2: number;
  readonly mmPerPx: number;
  readonly sizePx: number;
  /** Light on the sides over light on the sampled skin. */
  readonly shade?: number;
  /** Standard deviation of the lens blur, px. */
  readonly blurPx?: number;
  /** Standard deviation of the noise, sRGB steps. */
  readonly noise?: number;
  readonly seed?: number;
}

/** Finest step of the drawing. */
const FINE_MM = 0.1;
const MOST_SUB = 24;

/**
 * A patch of shaved sides as a camera sees it: hairs at shaken places multiply their light, drawn finer than a pixel and summed in
 * linear light, blurred, in shade, with noise. `truth` is the mean share of light that the hairs take in the very picture.
 */
export function renderSides(scene: SidesScene): { readonly photo: Photo; readonly truth: Rgb } {
  const { sizePx, mmPerPx } = scene;
  const random = createRandom(scene.seed ?? 1);
  const sub = Math.min(MOST_SUB, Math.max(1, Math.ceil(mmPerPx / FINE_MM)));
  const blur = (scene.blurPx ?? 0.5) * mmPerPx;
  const left = transmission(scene, sub, random.next.bind(random));
  const light = new Float64Array(3 * sizePx * sizePx);
  const fine = sizePx * sub;
  for (let y = 0; y < fine; y++) {
    for (let x = 0; x < fine; x++) {
      const to = 3 * (Math.floor(y / sub) * sizePx + Math.floor(x / sub));
      for (let c = 0; c < 3; c++) light[to + c]! += left[3 * (y * fine + x) + c]! / (sub * sub);
    }
  }
  const seen = blurred(light, sizePx, blur / mmPerPx);
  const rgba = new Uint8ClampedArray(4 * sizePx * sizePx).fill(255);
  for (let i = 0; i < sizePx * sizePx; i++) {
    for (let c = 0; c < 3; c++) {
      const noise = (scene.noise ?? 0) * 1.73 * (random.next() + random.next() + random.next() + random.next() - 2);
      rgba[4 * i + c] = byteOfLinear(seen[3 * i + c]! * scene.skin[c]! * (scene.shade ?? 1)) + noise;
    }
  }
  const mean = (c: number) => 1 - light.reduce((sum, value, i) => (i % 3 === c ? sum + value : sum), 0) / sizePx ** 2;
  return { photo: { widthPx: sizePx, heightPx: sizePx, rgba }, truth: [mean(0), mean(1), mean(2)] };
}

/** Product of what the hairs leave, on the fine grid. */
function transmission(
  { kernel, hairsPerCm2, sizePx, mmPerPx }: SidesScene,
  sub: number,
  next: () => number,
): Float64Array {
  const fine = sizePx * sub;
  const step = mmPerPx / sub;
  const left = new Float64Array(3 * fine * fine).fill(1);
  const reach = 2.6 * Math.max(...kernel.sigmaMm);
  const profile = profileOf(kernel, reach);
  const perMm2 = (profile.length / 3 - 1) / (reach * reach);
  const pitch = 10 / Math.sqrt(hairsPerCm2);
  const size = sizePx * mmPerPx;
  for (let gy = -reach; gy < size + reach; gy += pitch) {
    for (let gx = -reach; gx < size + reach; gx += pitch) {
      const [hx, hy] = [gx + pitch * next(), gy + pitch * next()];
      const from = (at: number) => Math.max(0, Math.floor((at - reach) / step));
      const to = (at: number) => Math.min(fine, Math.ceil((at + reach) / step));
      for (let y = from(hy); y < to(hy); y++) {
        const dy2 = ((y + 0.5) * step - hy) ** 2;
        for (let x = from(hx); x < to(hx); x++) {
          const r2 = ((x + 0.5) * step - hx) ** 2 + dy2;
          if (r2 >= reach * reach) continue;
          const bin = 3 * Math.floor(r2 * perMm2);
          const at = 3 * (y * fine + x);
          left[at]! *= profile[bin]!;
          left[at + 1]! *= profile[bin + 1]!;
          left[at + 2]! *= profile[bin + 2]!;
        }
      }
    }
  }
  return left;
}

/** What one hair leaves, over the square of the distance in even steps. */
function profileOf(kernel: DotKernel, reachMm: number): Float64Array {
  const bins = 40_000;
  const out = new Float64Array(3 * (bins + 1)).fill(1);
  for (let bin = 0; bin <= bins; bin++) {
    const r2 = ((bin + 0.5) / bins) * reachMm * reachMm;
    for (const [k, sigma] of kernel.sigmaMm.entries()) {
      const fall = Math.exp(-r2 / (2 * sigma * sigma));
      for (let c = 0; c < 3; c++) out[3 * bin + c]! -= kernel.amplitude[3 * k + c]! * fall;
    }
  }
  return out;
}

function blurred(light: Float64Array, sizePx: number, sigmaPx: number): Float64Array {
  const reach = Math.max(1, Math.ceil(3 * sigmaPx));
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigmaPx ** 2)));
  const total = weights.reduce((sum, value) => sum + value, 0);
  const pass = (from: Float64Array, stepX: number, stepY: number): Float64Array =>
    from.map((_, i) => {
      const c = i % 3;
      const [x, y] = [Math.floor(i / 3) % sizePx, Math.floor(i / 3 / sizePx)];
      let sum = 0;
      for (let k = -reach; k <= reach; k++) {
        const [px, py] = [x + k * stepX, y + k * stepY].map((at) => Math.min(sizePx - 1, Math.max(0, at))) as [
          number,
          number,
        ];
        sum += weights[k + reach]! * from[3 * (py * sizePx + px) + c]!;
      }
      return sum / total;
    });
  return sigmaPx > 0 ? pass(pass(light, 1, 0), 0, 1) : light;
}
