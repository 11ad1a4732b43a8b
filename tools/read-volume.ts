import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { subtract, type Vec3 } from '#/engine/math/vec3.ts';
import { directionSphere } from '#/engine/scalp/direction-sphere.ts';
import { CENTRE_MM } from '#/engine/scalp/head-basis.ts';
import { TEMPLATE_SIZE } from '#/engine/scalp/shape-prior.ts';
import { headFrame, intoFrame, outOfFrame, type Scan, scanSize } from './scan.ts';

/**
 * The head of one man, Colin27: the mean of 27 magnetic resonance scans of him (Holmes and others 1998), in voxels of 1 mm, x to his
 * right, y to the front, z up. Ears, nose and everything below them are cut off at the edge.
 */

/**
 * Places on the skin, voxels. Tragions: the preauricular fiducials of the electrode positions of the 10-05 system on this very head
 * (Oostenveld and Praamstra 2001), which lie in the notch above the tragus. Eye corners: where the lids meet the skin in the axial
 * slices. Glabella between the brows, nasion where the bridge of the nose is deepest, both on the midline's profile.
 */
const PICKED: Readonly<Record<string, Vec3>> = {
  tragion_right: [175.8, 105, 23],
  tragion_left: [3.9, 105, 23],
  exocanthion_right: [142, 190.5, 27.5],
  exocanthion_left: [39, 190.5, 27.5],
  endocanthion_right: [109.2, 195.5, 26],
  endocanthion_left: [71.4, 195.5, 26],
  glabella: [90, 214.7, 48.8],
  nasion: [90, 210.3, 31],
};

/** Intensity half-way between air and skin. */
const SKIN = 30;
const RAY = { fromMm: 170, toMm: 30, stepMm: 0.25 };

interface Volume {
  readonly size: Vec3;
  readonly values: Float32Array;
}

/**
 * Reads the head from a gzipped NIfTI-1 file of bytes. A standard space has stretched it along its axes: it is brought to the size of the
 * basis's template, so that only its shape counts.
 */
export function readVolumeHead(path: string): Scan {
  const volume = smoothed(readNifti(gunzipSync(readFileSync(path))));
  let voxelMm: Vec3 = [0.9, 0.9, 0.9];
  let scan = headAt(volume, voxelMm);
  for (let round = 0; round < 5; round++) {
    const { breadthMm, frontMm, backMm, heightMm } = scanSize(scan);
    voxelMm = [
      (voxelMm[0] * TEMPLATE_SIZE.breadthMm) / breadthMm,
      (voxelMm[1] * TEMPLATE_SIZE.lengthMm) / (frontMm + backMm),
      (voxelMm[2] * TEMPLATE_SIZE.heightMm) / heightMm,
    ];
    scan = headAt(volume, voxelMm);
  }
  return scan;
}

/** The head for voxels of a size: where rays from the centre of the head's directions meet its skin. */
function headAt(volume: Volume, voxelMm: Vec3): Scan {
  const toMm = (v: Vec3): Vec3 => [v[0] * voxelMm[0], v[1] * voxelMm[1], v[2] * voxelMm[2]];
  const picked = Object.fromEntries(Object.entries(PICKED).map(([name, v]) => [name, toMm(v)]));
  const frame = headFrame(picked);
  const { directions, triangles } = directionSphere();
  const positions = new Float64Array(directions.length);
  const seen: boolean[] = [];
  const voxelOf = (p: Vec3): Vec3 => {
    const [x, y, z] = outOfFrame(frame, p);
    return [x / voxelMm[0], y / voxelMm[1], z / voxelMm[2]];
  };
  const centre = voxelOf(CENTRE_MM);
  for (let i = 0; i < directions.length; i += 3) {
    const pointAt = (r: number): Vec3 => [
      CENTRE_MM[0] + r * directions[i]!,
      CENTRE_MM[1] + r * directions[i + 1]!,
      CENTRE_MM[2] + r * directions[i + 2]!,
    ];
    const radius = skinRadius(volume, centre, subtract(voxelOf(pointAt(1)), centre));
    seen.push(radius !== null);
    positions.set(pointAt(radius ?? 0), i);
  }
  const whole = Array.from({ length: triangles.length / 3 }, (_, t) => [...triangles.subarray(3 * t, 3 * t + 3)]);
  return {
    name: 'colin27',
    source: 'colin27',
    cutOff: true,
    positions,
    triangles: Uint32Array.from(whole.filter((corners) => corners.every((i) => seen[i])).flat()),
    landmarks: Object.fromEntries(Object.entries(picked).map(([name, p]) => [name, intoFrame(frame, p)])),
  };
}

/**
 * Outermost radius (mm) along a ray, told in voxels a mm, where the intensity rises over SKIN; null where that is not skin but the volume's
 * end: in tissue, or at the bottom, which lies within the head all over.
 */
function skinRadius(volume: Volume, centre: Vec3, perMm: Vec3): number | null {
  let outside: number | null = null;
  for (let r = RAY.fromMm; r > RAY.toMm; r -= RAY.stepMm) {
    const z = centre[2] + r * perMm[2];
    const value = intensity(volume, centre[0] + r * perMm[0], centre[1] + r * perMm[1], z);
    if (outside === null && value !== null && (value > SKIN || z < 1)) return null;
    if (outside !== null && value !== null && value > SKIN) {
      return r + (RAY.stepMm * (value - SKIN)) / (value - outside);
    }
    outside = value;
  }
  return null;
}

/** Trilinear; null outside the volume. */
function intensity({ size: [w, h, d], values }: Volume, x: number, y: number, z: number): number | null {
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  if (i < 0 || j < 0 || k < 0 || i >= w - 1 || j >= h - 1 || k >= d - 1) return null;
  const at = i + w * (j + h * k);
  const along = (corner: number): number => values[corner]! + (x - i) * (values[corner + 1]! - values[corner]!);
  const across = (corner: number): number => along(corner) + (y - j) * (along(corner + w) - along(corner));
  return across(at) + (z - k) * (across(at + w * h) - across(at));
}

function readNifti(bytes: Buffer): Volume {
  const size: Vec3 = [bytes.readInt16LE(42), bytes.readInt16LE(44), bytes.readInt16LE(46)];
  if (bytes.readInt16LE(70) !== 2) throw new RangeError('readNifti: not a volume of bytes');
  const start = bytes.readFloatLE(108);
  return { size, values: Float32Array.from(bytes.subarray(start, start + size[0] * size[1] * size[2])) };
}

/** A quarter, a half, a quarter along each axis: takes the steps off the skin. */
function smoothed({ size, values }: Volume): Volume {
  let current = values;
  for (const step of [1, size[0], size[0] * size[1]]) {
    const before = current;
    current = before.map((v, i) => v / 2 + ((before[i - step] ?? v) + (before[i + step] ?? v)) / 4);
  }
  return { size, values: current };
}
