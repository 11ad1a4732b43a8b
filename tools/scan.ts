import { add, cross, dot, normalize, scale, subtract, type Vec3 } from '#/engine/math/vec3.ts';

/** A head scan in the head frame, millimetres. */
export interface Scan {
  readonly name: string;
  /** Heads of one source are left out together. */
  readonly source: 'lps' | 'makehuman' | 'ict' | 'colin27' | 'ct';
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
  /** The picture of the head ends within the face. */
  readonly cutOff?: true;
  /** Those that the scan shows. */
  readonly landmarks: Readonly<Record<string, Vec3>>;
}

/** Outer eye corners stand this far above the tragions. */
const EYE_RISE_RAD = (15 * Math.PI) / 180;

/** The head frame of landmarks picked on a scan: axes and origin in the scan's own frame and unit. */
export interface ScanFrame {
  readonly origin: Vec3;
  readonly axes: readonly [Vec3, Vec3, Vec3];
}

/** Head frame of tragions and outer eye corners, whatever the scan's axes are (right-handed). */
export function headFrame(picked: Readonly<Record<string, Vec3>>): ScanFrame {
  const middle = (name: string): Vec3 => scale(add(picked[`${name}_left`]!, picked[`${name}_right`]!), 0.5);
  const origin = middle('tragion');
  const x = normalize(subtract(picked['tragion_left']!, picked['tragion_right']!));
  const eyes = subtract(middle('exocanthion'), origin);
  const across = normalize(subtract(eyes, scale(x, dot(eyes, x))));
  const upOfEyes = cross(across, x);
  const y = normalize(add(scale(upOfEyes, Math.cos(EYE_RISE_RAD)), scale(across, Math.sin(EYE_RISE_RAD))));
  return { origin, axes: [x, y, cross(x, y)] };
}

/** A point of the scan in the head frame, in the scan's unit. */
export function intoFrame({ origin, axes }: ScanFrame, p: Vec3): Vec3 {
  const d = subtract(p, origin);
  return [dot(d, axes[0]), dot(d, axes[1]), dot(d, axes[2])];
}

/** A point of the head frame in the scan's own frame. */
export function outOfFrame({ origin, axes }: ScanFrame, [x, y, z]: Vec3): Vec3 {
  return add(origin, add(add(scale(axes[0], x), scale(axes[1], y)), scale(axes[2], z)));
}

/** Breadth above the ears, glabella and farthest back from the tragions, height above them. */
export function scanSize(scan: Scan): { breadthMm: number; frontMm: number; backMm: number; heightMm: number } {
  const p = scan.positions;
  let [left, right, top, back] = [0, 0, 0, 0];
  for (let i = 0; i < p.length; i += 3) {
    const [x, y, z] = [p[i]!, p[i + 1]!, p[i + 2]!];
    if (y > 32) {
      left = Math.max(left, x);
      right = Math.min(right, x);
    }
    top = Math.max(top, y);
    if (Math.abs(x) < 15 && y > -20) back = Math.min(back, z);
  }
  return { breadthMm: left - right, frontMm: scan.landmarks['glabella']![2], backMm: -back, heightMm: top };
}
