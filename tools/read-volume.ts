import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Vec3 } from '#/engine/math/vec3.ts';
import { TEMPLATE_SIZE } from '#/engine/scalp/shape-prior.ts';
import { type Scan, scanSize } from './scan.ts';
import { headInVolume, smoothed, type Volume, type VolumeHead } from './volume-head.ts';

/**
 * The head of one man, Colin27: the mean of 27 magnetic resonance scans of him (Holmes and others 1998), in voxels of 1 mm, x to his
 * right, y to the front, z up. Ears, nose and everything below them are cut off at the edge.
 */

/**
 * Places on the skin, voxels. Tragions: the preauricular fiducials of the electrode positions of the 10-05 system on this very head
 * (Oostenveld and Praamstra 2001), which lie in the notch above the tragus. Eye corners: where the lids meet the skin in the axial
 * slices. Glabella between the brows, nasion where the bridge of the nose is deepest, both on the midline's profile.
 */
const COLIN27: VolumeHead = {
  source: 'colin27',
  picked: {
    tragion_right: [175.8, 105, 23],
    tragion_left: [3.9, 105, 23],
    exocanthion_right: [142, 190.5, 27.5],
    exocanthion_left: [39, 190.5, 27.5],
    endocanthion_right: [109.2, 195.5, 26],
    endocanthion_left: [71.4, 195.5, 26],
    glabella: [90, 214.7, 48.8],
    nasion: [90, 210.3, 31],
  },
  skin: 30,
};

/**
 * Reads the head from a gzipped NIfTI-1 file of bytes. A standard space has stretched it along its axes: it is brought to the size of the
 * basis's template, so that only its shape counts.
 */
export function readVolumeHead(path: string): Scan {
  const volume = smoothed(readNifti(gunzipSync(readFileSync(path))));
  let voxelMm: Vec3 = [0.9, 0.9, 0.9];
  let scan = headInVolume(volume, COLIN27, voxelMm);
  for (let round = 0; round < 5; round++) {
    const { breadthMm, frontMm, backMm, heightMm } = scanSize(scan);
    voxelMm = [
      (voxelMm[0] * TEMPLATE_SIZE.breadthMm) / breadthMm,
      (voxelMm[1] * TEMPLATE_SIZE.lengthMm) / (frontMm + backMm),
      (voxelMm[2] * TEMPLATE_SIZE.heightMm) / heightMm,
    ];
    scan = headInVolume(volume, COLIN27, voxelMm);
  }
  return scan;
}

function readNifti(bytes: Buffer): Volume {
  const size: Vec3 = [bytes.readInt16LE(42), bytes.readInt16LE(44), bytes.readInt16LE(46)];
  if (bytes.readInt16LE(70) !== 2) throw new RangeError('readNifti: not a volume of bytes');
  const start = bytes.readFloatLE(108);
  return { size, values: Float32Array.from(bytes.subarray(start, start + size[0] * size[1] * size[2])) };
}
