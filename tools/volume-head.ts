import { subtract, type Vec3 } from '#/engine/math/vec3.ts';
import { directionSphere } from '#/engine/scalp/direction-sphere.ts';
import { CENTRE_MM } from '#/engine/scalp/head-basis.ts';
import { headFrame, intoFrame, outOfFrame, type Scan } from './scan.ts';

const RAY = { fromMm: 170, toMm: 30, stepMm: 0.25 };

/** Intensities of voxels, x first: x to the right of the person, y to the front, z up. */
export interface Volume {
  readonly size: Vec3;
  readonly values: Float32Array;
}

/** How a head lies in a volume. */
export interface VolumeHead {
  readonly source: Scan['source'];
  /** Places on the skin, voxels. */
  readonly picked: Readonly<Record<string, Vec3>>;
  /** Intensity half-way between air and skin. */
  readonly skin: number;
}

/** The head for voxels of a size: where rays from the centre of the head's directions meet its skin. */
export function headInVolume(volume: Volume, { source, picked: places, skin }: VolumeHead, voxelMm: Vec3): Scan {
  const toMm = (v: Vec3): Vec3 => [v[0] * voxelMm[0], v[1] * voxelMm[1], v[2] * voxelMm[2]];
  const picked = Object.fromEntries(Object.entries(places).map(([name, v]) => [name, toMm(v)]));
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
    const radius = skinRadius(volume, skin, centre, subtract(voxelOf(pointAt(1)), centre));
    seen.push(radius !== null);
    positions.set(pointAt(radius ?? 0), i);
  }
  const whole = Array.from({ length: triangles.length / 3 }, (_, t) => [...triangles.subarray(3 * t, 3 * t + 3)]);
  return {
    name: source,
    source,
    cutOff: true,
    positions,
    triangles: Uint32Array.from(whole.filter((corners) => corners.every((i) => seen[i])).flat()),
    landmarks: Object.fromEntries(Object.entries(picked).map(([name, p]) => [name, intoFrame(frame, p)])),
  };
}

/**
 * Outermost radius (mm) along a ray, told in voxels a mm, where the intensity rises over that of skin; null where that is not skin but the volume's
 * end: in tissue, or at the bottom, which lies within the head all over.
 */
function skinRadius(volume: Volume, skin: number, centre: Vec3, perMm: Vec3): number | null {
  let outside: number | null = null;
  for (let r = RAY.fromMm; r > RAY.toMm; r -= RAY.stepMm) {
    const z = centre[2] + r * perMm[2];
    const value = intensity(volume, centre[0] + r * perMm[0], centre[1] + r * perMm[1], z);
    if (outside === null && value !== null && (value > skin || z < 1)) return null;
    if (outside !== null && value !== null && value > skin) {
      return r + (RAY.stepMm * (value - skin)) / (value - outside);
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

/** A quarter, a half, a quarter along each axis: takes the steps off the skin. */
export function smoothed({ size, values }: Volume): Volume {
  let current = values;
  for (const step of [1, size[0], size[0] * size[1]]) {
    const before = current;
    current = before.map((v, i) => v / 2 + ((before[i - step] ?? v) + (before[i + step] ?? v)) / 4);
  }
  return { size, values: current };
}
