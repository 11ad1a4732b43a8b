import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createRandom, nextNormal } from '#/base/random.ts';
import { depthBuffer } from '#/engine/preview/depth-buffer.ts';
import { byteOfLinear } from '#/engine/preview/linear-light.ts';
import { transmissionOf } from '#/engine/preview/transmission.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { projectPoint } from '#/engine/scalp/camera.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { LANDMARK_NAMES } from '#/engine/scalp/landmarks.ts';
import { readCase } from '#/planning/check-case.ts';
import { outlineOfPhoto } from '#/planning/plan-head.ts';
import { bustHair } from './sample/bust-hair.ts';
import { type BustPicture, bustPicture } from './sample/bust-picture.ts';
import { bustShape } from './sample/bust-shape.ts';
import { sampleCamera } from './sample/sample-camera.ts';
import { skullRadius } from './sample/skull-radius.ts';

/**
 * Makes the sample course's photo and case file: `node tools/sample-photo.ts` writes assets/sample-course, and
 * `node tools/sample-photo.ts 0.4 FILE.png` a small trial. Nobody's face: the average head of the model with modelled features.
 */
const scale = Number(process.argv[2] ?? 1);
const trial = process.argv[3];
const folder = fileURLToPath(new URL('../assets/sample-course/', import.meta.url));

const head = headFromParameters(averageHead('male'));
const camera = sampleCamera(scale);
const shape = bustShape(skullRadius(head));
const picture = bustPicture(shape, camera);
growHair(picture);
const photo = sharp(develop(picture), { raw: { width: camera.widthPx, height: camera.heightPx, channels: 3 } });
if (trial) {
  await photo.png().toFile(trial);
} else {
  await mkdir(folder, { recursive: true });
  await photo.jpeg({ quality: 94, chromaSubsampling: '4:4:4', mozjpeg: true }).toFile(`${folder}photo.jpg`);
  const outline = await skullOutline(`${folder}photo.jpg`);
  await writeFile(`${folder}case.json`, `${JSON.stringify({ ...sampleCase(), outline }, null, 2)}\n`);
}

/** As the studio finds it in the finished photo. */
async function skullOutline(path: string): Promise<readonly (readonly [number, number])[]> {
  const { data, info } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const size = { widthPx: info.width, heightPx: info.height };
  const read = readCase(sampleCase());
  if (!read.ok) throw new Error(read.refusal.message);
  const found = outlineOfPhoto(read.value, [size], { ...size, rgba: new Uint8ClampedArray(data) });
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value;
}

function growHair({ linear, part, depth }: BustPicture): void {
  const hair = bustHair(head, camera, depth, shape);
  const { x, y, widthPx, heightPx, rgb } = transmissionOf(hair.splats, hair.kernels, camera.widthPx, camera.heightPx, {
    blurVariancePx2: 0.3,
  });
  for (let v = 0; v < heightPx; v++) {
    for (let u = 0; u < widthPx; u++) {
      const at = (v + y) * camera.widthPx + u + x;
      if (part[at] !== 1) continue;
      for (let c = 0; c < 3; c++) linear[3 * at + c]! *= rgb[3 * (v * widthPx + u) + c]!;
    }
  }
}

/** What a camera does: a little lens blur, photon noise, sRGB bytes. */
function develop({ linear, depth }: BustPicture): Uint8ClampedArray {
  const { widthPx, heightPx } = depth;
  const random = createRandom(20);
  const bytes = new Uint8ClampedArray(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let dy = -1; dy <= 1; dy++) {
          const row = Math.min(heightPx - 1, Math.max(0, y + dy)) * widthPx;
          for (let dx = -1; dx <= 1; dx++) {
            const at = 3 * (row + Math.min(widthPx - 1, Math.max(0, x + dx))) + c;
            sum += linear[at]! * (dy === 0 ? 0.7 : 0.15) * (dx === 0 ? 0.7 : 0.15);
          }
        }
        const noise = Math.sqrt(Math.max(0, sum) * 6e-5 + 2e-6) * nextNormal(random);
        bytes[3 * (y * widthPx + x) + c] = byteOfLinear(1.1 * (sum + noise));
      }
    }
  }
  return bytes;
}

function sampleCase(): object {
  const landmarks: Record<string, readonly [number, number]> = {};
  for (const name of LANDMARK_NAMES) {
    if (name.startsWith('silhouette')) continue;
    landmarks[name] = rounded(projectPoint(camera, head.landmarks[name as 'glabella']));
  }
  return {
    title: 'Sample',
    imageSize: [camera.widthPx, camera.heightPx],
    sex: 'male',
    ageYears: 41,
    landmarks: { ...landmarks, ...outlineExtremes() },
    design: { pattern: { kind: 'norwood', grade: '5' }, hairline: { preset: 'mature', midpointMm: 75 } },
  };
}

/** Highest point of the skull in the picture, and the widest above the ears; right and left are the subject's. */
function outlineExtremes(): Record<string, readonly [number, number]> {
  const { depthMm, widthPx, heightPx } = depthBuffer(head.mesh, camera, { maxSidePx: 4096 });
  // Ears stand out farther than the skull from here down.
  const earsAt = projectPoint(camera, [0, 58, 0])[1];
  let top: readonly [number, number] | undefined;
  let right: readonly [number, number] = [widthPx, 0];
  let left: readonly [number, number] = [0, 0];
  for (let y = 0; y < Math.min(heightPx, earsAt); y++) {
    const row = depthMm.subarray(y * widthPx, (y + 1) * widthPx);
    const first = row.findIndex((d) => d < 1e9);
    if (first < 0) continue;
    const last = row.findLastIndex((d) => d < 1e9);
    top ??= [(first + last + 1) / 2, y];
    if (first < right[0]) right = [first, y + 0.5];
    if (last + 1 > left[0]) left = [last + 1, y + 0.5];
  }
  return { silhouette_top: rounded(top!), silhouette_right: rounded(right), silhouette_left: rounded(left) };
}

function rounded([x, y]: readonly [number, number]): readonly [number, number] {
  return [Math.round(10 * x) / 10, Math.round(10 * y) / 10];
}
