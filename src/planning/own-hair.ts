import { type BaseSequence, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { add, cross, dot, normalize, pointAt, scale, subtract, type Vec3 } from '#/engine/math/vec3.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { directionField } from '#/engine/scalp/direction-field.ts';
import { flatten, type ScalpChart } from '#/engine/scalp/region-chart.ts';
import { type ScalpCoordinates, scalpCoordinates } from '#/engine/scalp/region-coordinates.ts';
import { treatableTriangles } from '#/engine/scalp/region-mask.ts';
import { hairShares } from '#/engine/scalp/zones-pattern.ts';
import type { PlanHead } from './plan-head.ts';

/** Own hair where the pattern of loss leaves it: roots, normals and the way each shaft points; lengths come with the day. */
export interface OwnHair {
  readonly rootsMm: Float64Array;
  readonly normals: Float32Array;
  readonly directions: Float32Array;
}

/** Shafts per cm2 of full hair: about 80 follicular units of 2 hairs, seen as one dark point where they are short (PR, MEM). */
const UNITS_PER_CM2 = 80;
const SEED = 7;

/** Places for hair over the whole scalp, evenly spread: any prefix is, so that thinned hair is without stripes or clumps. */
export interface HairPlaces {
  readonly base: BaseSequence;
  readonly coordinates: ScalpCoordinates;
}

/** Once a head (about half a second). */
export function hairPlaces({ head, chart }: PlanHead): HairPlaces {
  const base = buildBaseSequence(head.mesh, {
    seed: SEED,
    densityPerCm2: UNITS_PER_CM2,
    treatableTriangles: treatableTriangles(chart, 'whole'),
  });
  return { base, coordinates: scalpCoordinates(chart, base.positionsMm) };
}

/** The places thinned by the share of hair that the design's pattern leaves. */
export function ownHair({ chart }: PlanHead, { base, coordinates }: HairPlaces, design: ScalpDesign): OwnHair {
  const shares = hairShares(chart, coordinates, design);
  const { azimuthDeg, tiltDeg } = directionField(chart, coordinates, design);
  const kept: number[] = [];
  for (let n = 0; n < base.count; n++) {
    if (base.treatable[n] === 1 && base.thresholdsPerMm2[n]! < (UNITS_PER_CM2 / 100) * shares[n]!) kept.push(n);
  }
  const rootsMm = new Float64Array(3 * kept.length);
  const normals = new Float32Array(3 * kept.length);
  const directions = new Float32Array(3 * kept.length);
  for (const [k, n] of kept.entries()) {
    const root = pointAt(base.positionsMm, n);
    const normal = pointAt(base.normals, n);
    rootsMm.set(root, 3 * k);
    normals.set(normal, 3 * k);
    directions.set(shaftDirection(chart, root, normal, azimuthDeg[n]!, tiltDeg[n]!), 3 * k);
  }
  return { rootsMm, normals, directions };
}

/** The flat map keeps angles, so its two axes pulled back to the skin give the frame that the azimuth is measured in. */
function shaftDirection(chart: ScalpChart, root: Vec3, normal: Vec3, azimuthDeg: number, tiltDeg: number): Vec3 {
  const first = normalize(cross(normal, Math.abs(normal[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]));
  const second = cross(normal, first);
  const at = flatten(chart, ...root);
  const along = (step: Vec3): readonly [number, number] => {
    const moved = flatten(chart, ...add(root, step));
    return [moved[0] - at[0], moved[1] - at[1]];
  };
  const [a, b] = [along(first), along(second)];
  const azimuth = (azimuthDeg * Math.PI) / 180;
  const [u, v] = [Math.sin(azimuth), Math.cos(azimuth)];
  const det = a[0] * b[1] - a[1] * b[0];
  if (Math.abs(det) < 1e-12) return normal;
  const p = (u * b[1] - v * b[0]) / det;
  const q = (v * a[0] - u * a[1]) / det;
  const flat = add(scale(first, p), scale(second, q));
  const tangent = normalize(subtract(flat, scale(normal, dot(flat, normal))));
  const tilt = (tiltDeg * Math.PI) / 180;
  return add(scale(tangent, Math.cos(tilt)), scale(normal, Math.sin(tilt)));
}
