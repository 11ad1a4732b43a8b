import { mapTuple } from '#/base/map-tuple.ts';
import { roundTo } from '#/base/round-to.ts';
import { pointList } from '../math/vec3.ts';
import type { Photo } from '../preview/photo.ts';
import { type Camera, projectPoint } from '../scalp/camera.ts';
import type { Head } from '../scalp/head.ts';

export const TRACE_OUTLINE_DEFAULTS = {
  /** Rays from ear to ear over the top. */
  reachDeg: 96,
  stepDeg: 4,
  /** How far inside and outside the expected outline is searched, share of the radius. */
  inside: 0.3,
  outside: 0.12,
  /** Smallest colour difference across the outline (sRGB, 0 to 441) that counts as seen. */
  minContrast: 26,
  /** How near the trace must come to a tapped point (share of the radius), and how far around it that speaks for the trace. */
  agreement: 0.04,
  trustDeg: 52,
  /** A background within this of its own mean (sRGB) from the step outwards, over this share of the radius, holds no hair. */
  plainWithin: 14,
  plainShare: 0.24,
} as const;

/** Offsets tried along each ray. */
const OFFSETS = 100;
/** Half the distance, share of the radius, over which colours inside and outside are compared. */
const STEP_SHARE = 0.03;
/** A point this far (share of the radius) from what its neighbours say has found a wrinkle or the background's own edge. */
const STRAY_SHARE = 0.012;

/**
 * The outline of bare skin against the background, traced around a head that is already fitted roughly: along rays from the
 * middle of the cranium the step from skin to background is sought near the fitted outline, all rays together so that the line
 * stays smooth (dynamic programming). `anchors` are points that a person tapped on the outline of the skull: the trace is
 * believed near anchors that it meets, and, away from anchors that it misses, where the background beyond it is plain. Elsewhere
 * it may have found the edge of hair, which says nothing about the skull. `camera` belongs to a picture of the photo's size. Pixels, x right, y down; empty when too little is seen.
 */
export function traceOutline(
  photo: Photo,
  camera: Camera,
  head: Head,
  anchors: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const centre = projectPoint(camera, [0, 0.34 * head.landmarks.vertex[1], 0]);
  const rays = expectedRadii(camera, head, centre).map((ray) => ({
    ...searchRay(photo, centre, ray),
    radius: ray.radius,
  }));
  const chosen = smoothestPath(rays.map((ray) => ray.scores));
  const path = rays.map((ray, k) => ({ direction: ray.direction, step: ray.steps[chosen[k]!]!, offset: chosen[k]! }));
  const believed = trustedRays(path, centre, anchors, (k) => plainBeyond(photo, centre, path[k]!));
  const found: { readonly direction: readonly [number, number]; readonly radius: number; readonly share: number }[] =
    [];
  path.forEach(({ direction, step, offset }, k) => {
    const clear = step.contrast >= TRACE_OUTLINE_DEFAULTS.minContrast && step.fromSkin < 0.75 * step.beyondFromSkin;
    // At the ends of the search the step may lie beyond.
    const within = offset > 1 && offset < OFFSETS - 2;
    if (believed[k] && clear && within && step.fromSkin < 75) {
      const radius = sharpestRadius(photo, centre, direction, step.radius);
      found.push({ direction, radius, share: radius / rays[k]!.radius });
    }
  });
  const points = found
    .filter(({ share }, k) => Math.abs(share - medianShare(found, k)) < STRAY_SHARE)
    .map(({ direction, radius }): readonly [number, number] => [
      roundTo(centre[0] + direction[0] * radius, 1),
      roundTo(centre[1] + direction[1] * radius, 1),
    ]);
  return points.length >= 6 ? points : [];
}

/** Of a point and its two neighbours on each side. */
function medianShare(found: readonly { readonly share: number }[], k: number): number {
  const near = found.slice(Math.max(0, k - 2), k + 3).map(({ share }) => share);
  return near.sort((a, b) => a - b)[near.length >> 1]!;
}

/**
 * The search compares colours STEP_SHARE of the radius apart, so it finds an edge only to that width: within it, the place where
 * the colour changes fastest.
 */
function sharpestRadius(
  photo: Photo,
  centre: readonly [number, number],
  direction: readonly [number, number],
  radius: number,
): number {
  const width = STEP_SHARE * radius;
  const narrow = Math.max(1.2, 0.006 * radius);
  const at = (r: number) => blurredPixel(photo, centre[0] + direction[0] * r, centre[1] + direction[1] * r, narrow);
  let best = radius;
  let steepest = 0;
  for (let r = radius - width; r <= radius + width; r += 0.5) {
    const contrast = difference(at(r - narrow), at(r + narrow));
    if (contrast > steepest) {
      steepest = contrast;
      best = r;
    }
  }
  return best;
}

/** True for rays near an anchor that the path meets and not near one that it misses. */
function trustedRays(
  path: readonly { readonly direction: readonly [number, number]; readonly step: Step }[],
  centre: readonly [number, number],
  anchors: readonly (readonly [number, number])[],
  isPlain: (k: number) => boolean,
): readonly boolean[] {
  const { agreement, trustDeg } = TRACE_OUTLINE_DEFAULTS;
  const near = Math.cos((trustDeg * Math.PI) / 180);
  const met = new Array<boolean>(path.length).fill(false);
  const missed = new Array<boolean>(path.length).fill(false);
  for (const anchor of anchors) {
    const x = anchor[0] - centre[0];
    const y = anchor[1] - centre[1];
    const length = Math.sqrt(x * x + y * y);
    const cosines = path.map(({ direction }) => (direction[0] * x + direction[1] * y) / length);
    const nearest = cosines.indexOf(Math.max(...cosines));
    const agrees = Math.abs(path[nearest]!.step.radius / length - 1) <= agreement;
    cosines.forEach((cosine, k) => {
      if (cosine >= near) (agrees ? met : missed)[k] = true;
    });
  }
  return met.map((value, k) => !missed[k] && (value || isPlain(k)));
}

/** True when the colours from the step outwards are all alike. */
function plainBeyond(
  photo: Photo,
  centre: readonly [number, number],
  { direction, step }: { readonly direction: readonly [number, number]; readonly step: Step },
): boolean {
  const { plainShare, plainWithin } = TRACE_OUTLINE_DEFAULTS;
  const colours = Array.from({ length: 8 }, (_, k) => {
    const radius = step.radius * (1.04 + (plainShare * k) / 7);
    return blurredPixel(photo, centre[0] + direction[0] * radius, centre[1] + direction[1] * radius, step.radius / 60);
  });
  const mean = mapTuple([0, 1, 2], (c) => colours.reduce((sum, colour) => sum + colour[c]!, 0) / colours.length);
  return colours.every((colour) => difference(colour, mean) <= plainWithin);
}

interface Ray {
  readonly direction: readonly [number, number];
  /** Of the fitted head along the ray, px. */
  readonly radius: number;
}

/** Rays around the fitted head's outline, clockwise from the left of the picture over the top. */
function expectedRadii(camera: Camera, head: Head, centre: readonly [number, number]): readonly Ray[] {
  const { reachDeg, stepDeg } = TRACE_OUTLINE_DEFAULTS;
  const top = projectPoint(camera, head.landmarks.vertex);
  const up = Math.atan2(top[0] - centre[0], centre[1] - top[1]);
  const count = Math.round((2 * reachDeg) / stepDeg) + 1;
  const rays = Array.from({ length: count }, (_, k): { direction: readonly [number, number]; radius: number } => {
    const angle = up + ((k * stepDeg - reachDeg) * Math.PI) / 180;
    return { direction: [Math.sin(angle), -Math.cos(angle)], radius: 0 };
  });
  const cosine = Math.cos((1.5 * Math.PI) / 180);
  for (const point of pointList(head.mesh.positions)) {
    // Below, cheeks and neck would stand in.
    if (point[1] < 12) continue;
    const at = projectPoint(camera, point);
    const dx = at[0] - centre[0];
    const dy = at[1] - centre[1];
    const length = Math.sqrt(dx * dx + dy * dy);
    for (const ray of rays) {
      const along = dx * ray.direction[0] + dy * ray.direction[1];
      if (along > cosine * length && along > ray.radius) ray.radius = along;
    }
  }
  return rays.filter((ray) => ray.radius > 0);
}

interface Step {
  readonly radius: number;
  /** Colour difference across the step. */
  readonly contrast: number;
  /** Difference of the skin further in from the colour just inside, and from the colour just outside. */
  readonly fromSkin: number;
  readonly beyondFromSkin: number;
}

/** Colours along one ray, and how well each offset parts skin from background. */
function searchRay(
  photo: Photo,
  centre: readonly [number, number],
  ray: Ray,
): { readonly direction: readonly [number, number]; readonly steps: readonly Step[]; readonly scores: Float64Array } {
  const { inside, outside } = TRACE_OUTLINE_DEFAULTS;
  const colourAt = (radius: number): readonly [number, number, number] =>
    blurredPixel(photo, centre[0] + ray.direction[0] * radius, centre[1] + ray.direction[1] * radius, ray.radius / 90);
  const skin = medianColour([0.7, 0.74, 0.78, 0.82].map((share) => colourAt(share * ray.radius)));
  const width = STEP_SHARE * ray.radius;
  const steps: Step[] = [];
  const scores = new Float64Array(OFFSETS);
  for (let k = 0; k < OFFSETS; k++) {
    const radius = ray.radius * (1 - inside + ((inside + outside) * k) / (OFFSETS - 1));
    const within = colourAt(radius - width);
    const beyond = colourAt(radius + width);
    const step = {
      radius,
      contrast: difference(within, beyond),
      fromSkin: difference(within, skin),
      beyondFromSkin: difference(beyond, skin),
    };
    steps.push(step);
    scores[k] = step.contrast + 0.5 * (step.beyondFromSkin - step.fromSkin) - 25 * Math.abs(radius / ray.radius - 1);
  }
  return { direction: ray.direction, steps, scores };
}

/** The path through all rays with the highest sum of scores, neighbours at most three offsets apart and dearer the farther. */
function smoothestPath(scores: readonly Float64Array[]): readonly number[] {
  const cost = 14;
  const reach = 3;
  const from: Int16Array[] = [];
  let sums = Float64Array.from(scores[0] ?? []);
  for (let r = 1; r < scores.length; r++) {
    const next = new Float64Array(OFFSETS);
    const back = new Int16Array(OFFSETS);
    for (let k = 0; k < OFFSETS; k++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let m = Math.max(0, k - reach); m <= Math.min(OFFSETS - 1, k + reach); m++) {
        const sum = sums[m]! - cost * Math.abs(k - m);
        if (sum > best) {
          best = sum;
          back[k] = m;
        }
      }
      next[k] = best + scores[r]![k]!;
    }
    sums = next;
    from.push(back);
  }
  let k = 0;
  for (let m = 1; m < sums.length; m++) if (sums[m]! > sums[k]!) k = m;
  const path = [k];
  for (let r = from.length - 1; r >= 0; r--) {
    k = from[r]![k]!;
    path.push(k);
  }
  return path.reverse();
}

/** Mean colour of a square of about `sizePx` around a point; the border's own colour beyond the photo. */
function blurredPixel(photo: Photo, x: number, y: number, sizePx: number): readonly [number, number, number] {
  const half = Math.max(0, Math.min(6, Math.round(sizePx / 2)));
  const column = Math.min(photo.widthPx - 1 - half, Math.max(half, Math.floor(x)));
  const row = Math.min(photo.heightPx - 1 - half, Math.max(half, Math.floor(y)));
  const sum: [number, number, number] = [0, 0, 0];
  for (let j = row - half; j <= row + half; j++) {
    for (let i = column - half; i <= column + half; i++) {
      const at = 4 * (j * photo.widthPx + i);
      for (let channel = 0; channel < 3; channel++) sum[channel]! += photo.rgba[at + channel]!;
    }
  }
  const count = (2 * half + 1) ** 2;
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

function medianColour(colours: readonly (readonly [number, number, number])[]): readonly [number, number, number] {
  const of = (channel: number): number => {
    const sorted = colours.map((colour) => colour[channel]!).sort((a, b) => a - b);
    return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
  };
  return [of(0), of(1), of(2)];
}

function difference(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
}
