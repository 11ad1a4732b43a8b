import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Vec3 } from '#/engine/math/vec3.ts';
import type { Scan } from './scan.ts';
import { headInVolume, smoothed, type Volume, type VolumeHead } from './volume-head.ts';

/**
 * The head of one man in X-ray tomography, true millimetres, from the parting of the lips to the crown, skin without hair. He only tests:
 * nothing of him is in the basis. The file is the example project of InVesalius, a gzipped archive (docs/data-sources.md).
 */

/**
 * Places on the skin, voxels, picked in shaded views from the front and the side. Tragion: where the front edge of the hollow of the
 * ear ends above the tragus. His face ends above the chin.
 */
const CT: VolumeHead = {
  source: 'ct',
  picked: {
    tragion_right: [201.2, 120.7, 22.7],
    tragion_left: [46, 120.7, 22.7],
    exocanthion_right: [168.8, 193, 40],
    exocanthion_left: [77.4, 192, 42.1],
    endocanthion_right: [140.9, 198, 39.7],
    endocanthion_left: [107.5, 199, 41.3],
    glabella: [126, 218, 53],
    nasion: [126, 216, 44],
    subnasale: [124.4, 231, 13.3],
  },
  skin: -400,
};

/** Hounsfield units: denser than the foam that he lies on; air; at most (bone under thin skin would draw the skin outwards). */
const HU = { foam: -350, air: -1000, most: 100 };
const SIDE = 256;

export function readCtHead(path: string): Scan {
  const archive = gunzipSync(readFileSync(path));
  const spacing = /<key>spacing<\/key>\s*<array>((?:\s*<real>[\d.]+<\/real>){3})/.exec(
    entry(archive, 'main.plist').toString('utf8'),
  )?.[1];
  if (!spacing) throw new RangeError('readCtHead: the project names no spacing');
  const voxelMm = Array.from(spacing.matchAll(/[\d.]+/g), ([text]) => Number(text)) as unknown as Vec3;
  return headInVolume(smoothed(withoutTable(readMatrix(entry(archive, 'matrix.dat')))), CT, voxelMm);
}

/** The bytes of the file with a name, in whatever folder of a tar archive. */
function entry(archive: Buffer, name: string): Buffer {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const path = archive.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8);
    if (path.endsWith(`/${name}`)) return archive.subarray(at + 512, at + 512 + size);
    at += 512 + 512 * Math.ceil(size / 512);
  }
  throw new RangeError(`readCtHead: the archive has no ${name}`);
}

/** Rows of the file run to his left; turned round. */
function readMatrix(bytes: Buffer): Volume {
  const depth = bytes.length / (2 * SIDE * SIDE);
  const values = new Float32Array(SIDE * SIDE * depth);
  for (let i = 0; i < values.length; i++) {
    const x = i % SIDE;
    values[i - x + (SIDE - 1 - x)] = Math.min(HU.most, bytes.readInt16LE(2 * i));
  }
  return { size: [SIDE, SIDE, depth], values };
}

/** The head alone: what hangs together with the middle of the volume, and two voxels around it; air elsewhere. */
function withoutTable({ size, values }: Volume): Volume {
  const strides = [1, size[0], size[0] * size[1]];
  const head = new Uint8Array(values.length);
  const middle = size.reduce((at, count, k) => at + Math.floor(count / 2) * strides[k]!, 0);
  const open = [middle];
  head[middle] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const stride of strides) {
      for (const next of [at - stride, at + stride]) {
        if (head[next] !== 0 || !(values[next]! > HU.foam)) continue;
        head[next] = 1;
        open.push(next);
      }
    }
  }
  const near = widened(widened(head, strides), strides);
  return { size, values: values.map((v, i) => (near[i] === 1 ? v : HU.air)) };
}

function widened(mask: Uint8Array, strides: readonly number[]): Uint8Array {
  return mask.map((v, i) => (v === 1 || strides.some((s) => mask[i - s] === 1 || mask[i + s] === 1) ? 1 : 0));
}
