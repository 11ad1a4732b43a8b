import { hash32, unitFromHash } from '#/base/random.ts';
import { linearRgbToLab } from '#/engine/colour/lab.ts';
import type { Rgb } from '#/engine/colour/srgb.ts';
import { buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import type { DepthBuffer } from '#/engine/preview/depth-buffer.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import { joinSplats, type Splats } from '#/engine/preview/splats.ts';
import { stubbleSplats } from '#/engine/preview/stubble.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import type { Camera } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { compileChart } from '#/engine/scalp/region-chart.ts';
import { scalpCoordinates } from '#/engine/scalp/region-coordinates.ts';
import { aboveFringeMm } from '#/engine/scalp/zones-pattern.ts';
import { skinFromLab } from '#/engine/skin/appearance.ts';
import { follicleKernel, hairMelanin } from '#/engine/skin/follicle.ts';
import type { BustShape } from './bust-shape.ts';
import { fractal } from './noise.ts';

const step = (from: number, to: number, v: number): number => {
  const t = Math.min(1, Math.max(0, (v - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** Follicles per cm2 of a man with a Norwood V pattern at a place of the head (mm); aboveMm: above the edge of his hair. */
function scalpHair(x: number, y: number, z: number, aboveMm: number): number {
  const wave = 3 * fractal(x, y, z, 34, 2, 0.5, 200);
  // Thins out over some 15 mm square to its edge, as shaved sides do.
  const fringe = step(12, -12, aboveMm + wave);
  // Free of hair: the ear with a little skin round it, and the neck below the hairline of the nape.
  const ear = step(1, 1.25, Math.sqrt(((y - 10) / 42) ** 2 + ((z + 17 + 0.2 * (y - 10)) / 27) ** 2));
  const nape = z > -10 ? 0 : step(-64, -46, y);
  const sideburn =
    step(-26, -10, y) * step(52, 40, y) * step(33, 18, z + 0.1 * y) * step(4, 10, z) * step(48, 56, Math.abs(x));
  // A thin rest on top: fine hairs here and there.
  const top = aboveMm > 0 ? 4 * step(0.1, 0.6, fractal(x, y, z, 22, 2, 0.5, 210)) * step(45, 70, y) : 0;
  return 150 * Math.max(fringe * ear * Math.max(step(22, 52, y + 0.8 * wave), nape), 0.8 * sideburn) + top;
}

/** Beard follicles per cm2: moustache, chin, jaw and throat. */
function beard(x: number, y: number, z: number): number {
  const m = Math.abs(x);
  if (z < -5) return 0;
  const cheek = -34 + 0.62 * Math.max(0, m - 22) + 3 * fractal(x, y, z, 20, 2, 0.5, 220);
  const jaw = step(cheek + 6, cheek - 8, y);
  const lip = m < 26 && y > -58 && y < -38 ? 1 - step(1.1, 0.85, Math.hypot(m / 25, (y + 47.5) / 10)) : 1;
  const moustache = m < 30 ? step(-26, -32, y) : 0;
  return 48 * Math.max(m < 30 && y > -40 ? moustache : 0, jaw) * lip;
}

/** Linear sRGB of the bare skin and of the hair. */
const SKIN: Rgb = [0.55, 0.34, 0.25];
const HAIR: Rgb = [0.035, 0.026, 0.02];

/** Shaved hair of the sample head as splats and the kernels they use: the stubble, and its roots as they show through the skin. */
export function bustHair(
  head: Head,
  camera: Camera,
  depth: DepthBuffer,
  shape: BustShape,
): { readonly splats: Splats; readonly kernels: readonly DotKernel[] } {
  const base = buildBaseSequence(head.mesh, { seed: 7, densityPerCm2: 160 });
  const contrast = HAIR.map((v, c) => 1 - v / SKIN[c]!) as [number, number, number];
  const root = follicleKernel(skinFromLab(linearRgbToLab(SKIN)), hairMelanin(HAIR));
  const aboveMm = aboveFringeMm(scalpCoordinates(compileChart(head), base.positionsMm), '5');
  const make = (
    density: (x: number, y: number, z: number, aboveMm: number) => number,
    lengthMm: number,
    diameterMm: number,
    kernel: number,
  ) => {
    const chosen: number[] = [];
    for (let i = 0; i < base.count; i++) {
      const at = base.positionsMm.subarray(3 * i, 3 * i + 3);
      // Under the jaw the model's head and the modelled neck part: no hair there.
      if (Math.abs(shape.skin(at[0]!, at[1]!, at[2]!)) > 9) continue;
      if ((i + 0.5) / base.count < density(at[0]!, at[1]!, at[2]!, aboveMm[i]!) / base.densityPerCm2) chosen.push(i);
    }
    const pick = (source: ArrayLike<number>) =>
      Float64Array.from({ length: 3 * chosen.length }, (_, k) => source[3 * chosen[Math.floor(k / 3)]! + (k % 3)]!);
    const normals = pick(base.normals);
    const rootsMm = pick(base.positionsMm);
    for (let k = 0; k < 3 * chosen.length; k += 3) lift(rootsMm, normals, k, shape);
    const directions = new Float64Array(normals.length);
    const lengthsMm = new Float32Array(chosen.length);
    chosen.forEach((id, k) => {
      const u = (channel: number) => unitFromHash(hash32(hash32(77, id), channel));
      // Hair left on top is finer and shorter.
      lengthsMm[k] = lengthMm * (0.55 + 0.8 * u(1)) * (normals[3 * k + 1]! > 0.62 ? 0.5 : 1);
      // Downwards and a little back, raised off the skin by the normal.
      const lean = [0.5 * (u(2) - 0.5), -1 + 0.3 * (u(3) - 0.5), -0.45 + 0.5 * (u(4) - 0.5)];
      const n = normals.subarray(3 * k, 3 * k + 3);
      const d = [0, 1, 2].map((c) => lean[c]! + 0.9 * n[c]!);
      const length = Math.hypot(...d);
      for (let c = 0; c < 3; c++) directions[3 * k + c] = d[c]! / length;
    });
    const above = stubbleSplats(
      { rootsMm, normals, directions, lengthsMm, diameterMm, contrast },
      camera,
      depth,
      kernel,
    );
    const below = visibleDots(
      { positionsMm: rootsMm, normals, kernelIndex: new Uint8Array(chosen.length).fill(2) },
      camera,
      depth,
    );
    return { splats: joinSplats([above.splats, below]), kernel: above.kernel };
  };
  const scalp = make(scalpHair, 0.4, 0.08, 0);
  const face = make(beard, 0.35, 0.1, 1);
  return { splats: joinSplats([scalp.splats, face.splats]), kernels: [scalp.kernel, face.kernel, root] };
}

/** Moves a root along its normal onto the modelled skin, which has features that the model's head lacks. */
function lift(rootsMm: Float64Array, normals: Float64Array, at: number, shape: BustShape): void {
  for (let pass = 0; pass < 8; pass++) {
    const d = shape.skin(rootsMm[at]!, rootsMm[at + 1]!, rootsMm[at + 2]!);
    for (let c = 0; c < 3; c++) rootsMm[at + c]! -= 0.9 * d * normals[at + c]!;
  }
}
