import type { Outcome } from '#/base/outcome.ts';
import { createRandom, nextNormal, type Random } from '#/base/random.ts';
import { cross, normalize, pointList, type Vec3 } from '#/engine/math/vec3.ts';
import { type Camera, projectPoint } from '#/engine/scalp/camera.ts';
import type { FitRefusal } from '#/engine/scalp/check-taps.ts';
import { convexHull } from '#/engine/scalp/convex-outline.ts';
import { fitHead, type HeadFit, type PhotoTaps, type TapeMeasures } from '#/engine/scalp/fit-head.ts';
import { type HeadBasis, unpackBasis } from '#/engine/scalp/head-basis.ts';
import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import { lowerEdgeMm } from '#/engine/scalp/outline-anchor.ts';
import { deriveBasis } from './head-basis.ts';
import type { TrueHead } from './head-truth.ts';
import type { Scan } from './scan.ts';

/** Simulated photographs and tapes of true heads, for tools/head-validate.ts and tools/head-error.ts. */

const SIDE = 1024;
/** Spread of a tap at 1024 px and of a tape. */
export interface Noise {
  readonly tapPx: number;
  readonly tapeMm: number;
}

export const NOISE: Noise = { tapPx: 4.5, tapeMm: 3 };
export const NO_NOISE: Noise = { tapPx: 0, tapeMm: 0 };
/** What the person at the studio knows: the scan and the MakeHuman heads are men; ICT's head is of neither sex, the volume's size is lost. */
const SEX_OF = { lps: 'male', makehuman: 'male', ict: 'other', colin27: 'other', ct: 'other' } as const;

export interface Setting {
  readonly name: string;
  readonly views: readonly ('front' | 'side' | 'above' | 'crown')[];
  /** Points on the outline of the crown view: from straight above, where no more than both tragions is seen of the face. */
  readonly crownOutline?: number;
  readonly extraOutline: number;
  readonly tape: readonly (keyof TapeMeasures)[];
  readonly ruler?: boolean;
  /** The front photo has nasion, inner eye corners and subnasale too. */
  readonly allLandmarks?: boolean;
}

export const SETTINGS: readonly Setting[] = [
  { name: '1 photo, 9 taps', views: ['front'], extraOutline: 0, tape: [] },
  { name: '1 photo, 13 taps (4 more on the outline)', views: ['front'], extraOutline: 4, tape: [] },
  { name: '1 photo, 9 taps + ruler', views: ['front'], extraOutline: 0, tape: [], ruler: true },
  { name: '1 photo, 9 taps + circumference', views: ['front'], extraOutline: 0, tape: ['circumferenceMm'] },
  {
    name: '1 photo, 9 taps + circumference + ear-to-ear arc',
    views: ['front'],
    extraOutline: 0,
    tape: ['circumferenceMm', 'earToEarArcMm'],
  },
  { name: 'front + side + circumference', views: ['front', 'side'], extraOutline: 0, tape: ['circumferenceMm'] },
  {
    name: 'front + crown (tragions, 3 on the outline) + circumference',
    views: ['front', 'crown'],
    extraOutline: 0,
    crownOutline: 3,
    tape: ['circumferenceMm'],
  },
  {
    name: 'front + crown (tragions, 12 on the outline) + circumference',
    views: ['front', 'crown'],
    extraOutline: 0,
    crownOutline: 12,
    tape: ['circumferenceMm'],
  },
  {
    name: 'front + crown (tragions, 12 on the outline)',
    views: ['front', 'crown'],
    extraOutline: 0,
    crownOutline: 12,
    tape: [],
  },
  {
    name: '3 photos, all landmarks + circumference + ear-to-ear arc',
    views: ['front', 'side', 'above'],
    extraOutline: 4,
    allLandmarks: true,
    tape: ['circumferenceMm', 'earToEarArcMm'],
  },
  {
    name: '3 photos, all landmarks + circumference + both arcs',
    views: ['front', 'side', 'above'],
    extraOutline: 4,
    allLandmarks: true,
    tape: ['circumferenceMm', 'earToEarArcMm', 'nasionInionArcMm'],
  },
];

const FRONT_TAPS: readonly LandmarkName[] = [
  'glabella',
  'exocanthion_right',
  'exocanthion_left',
  'menton',
  'tragion_right',
  'tragion_left',
];
const MORE_TAPS: readonly LandmarkName[] = ['nasion', 'endocanthion_right', 'endocanthion_left', 'subnasale'];
const SIDE_TAPS: readonly LandmarkName[] = [
  'glabella',
  'nasion',
  'exocanthion_left',
  'subnasale',
  'menton',
  'tragion_left',
];
const ABOVE_TAPS: readonly LandmarkName[] = [
  'glabella',
  'nasion',
  'exocanthion_right',
  'exocanthion_left',
  'endocanthion_right',
  'endocanthion_left',
  'tragion_left',
];

const CROWN_TAPS: readonly LandmarkName[] = ['tragion_right', 'tragion_left'];

/** A portrait camera: turned and tipped a little, or from the side or above, at 0.7 to 3 m, the head filling about half the picture. */
function drawCamera(view: Setting['views'][number], random: Random): Camera {
  const [turn, nod, roll] = [0.14, 0.1, 0.05].map((sd) => sd * nextNormal(random)) as [number, number, number];
  const aim = { front: [0, 0], side: [1.45, 0], above: [0, -0.85], crown: [0, -1.4] }[view] as [number, number];
  const away = awayOf(aim[0] + turn, aim[1] + nod);
  const level: Vec3 = view === 'side' ? [0, 0, -1] : [1, 0, 0];
  const down0 = normalize(cross(away, level));
  const across0 = cross(down0, away);
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const across = across0.map((v, i) => c * v + s * down0[i]!);
  const down = down0.map((v, i) => c * v - s * across0[i]!);
  const distanceMm = Math.min(3000, Math.max(700, 1500 * Math.exp(0.4 * nextNormal(random))));
  const pxPerMm = (SIDE * (0.5 + 0.15 * random.next())) / 230;
  const target: Vec3 = [0, 20, 0];
  const rotation = [...across, ...down, ...away];
  const shift = [SIDE * 0.03 * nextNormal(random), SIDE * 0.03 * nextNormal(random)];
  const t = [0, 1, 2].map((r) => -[0, 1, 2].reduce((sum, k) => sum + rotation[3 * r + k]! * target[k]!, 0));
  return {
    widthPx: SIDE,
    heightPx: SIDE,
    focalPx: pxPerMm * distanceMm,
    centrePx: [SIDE / 2, SIDE / 2],
    rotation,
    translationMm: [t[0]! + shift[0]! / pxPerMm, t[1]! + shift[1]! / pxPerMm, t[2]! + distanceMm],
  };
}

function awayOf(turn: number, nod: number): Vec3 {
  return [-Math.sin(turn) * Math.cos(nod), Math.sin(nod), -Math.cos(turn) * Math.cos(nod)];
}

/** What a person would tap on a true head through a camera, with noise. */
function tapsOf(
  head: TrueHead,
  camera: Camera,
  view: Setting['views'][number],
  setting: Setting,
  noise: Noise,
  random: Random,
): PhotoTaps {
  const noisy = ([u, v]: readonly [number, number]): [number, number] => [
    u + noise.tapPx * nextNormal(random),
    v + noise.tapPx * nextNormal(random),
  ];
  const front = setting.allLandmarks ? [...FRONT_TAPS, ...MORE_TAPS] : FRONT_TAPS;
  const names = { front, side: SIDE_TAPS, above: ABOVE_TAPS, crown: CROWN_TAPS }[view];
  const landmarks: Partial<Record<LandmarkName, readonly [number, number]>> = {};
  for (const name of names) {
    const point = head.landmarks[name];
    if (point) landmarks[name] = noisy(projectPoint(camera, point));
  }
  const skull = skullOutline(head, camera);
  const extreme = (du: number, dv: number): [number, number] =>
    noisy(skull.reduce((best, p) => (p[0] * du + p[1] * dv > best[0] * du + best[1] * dv ? p : best)));
  const outline: [number, number][] = [];
  const turned = (degrees: number): [number, number] => {
    const a = (degrees * Math.PI) / 180;
    return extreme(Math.sin(a), -Math.cos(a));
  };
  if (view === 'front') {
    landmarks['silhouette_top'] = extreme(0, -1);
    landmarks['silhouette_right'] = extreme(-1, 0);
    landmarks['silhouette_left'] = extreme(1, 0);
    for (const degrees of [-55, -28, 28, 55].slice(0, setting.extraOutline)) outline.push(turned(degrees));
  }
  // From the left the back of the head is on the picture's right; from above it is the upper edge.
  if (view === 'side') for (const degrees of [-50, -25, 0, 25, 50, 75, 95]) outline.push(turned(degrees));
  if (view === 'above') for (const degrees of [-90, -60, -30, 0, 30, 60, 90]) outline.push(turned(degrees));
  if (view === 'crown') {
    const count = setting.crownOutline ?? 3;
    // Few lie as three taps do, right, left and at the back of the head; many all around.
    for (let k = 0; k < count; k++) outline.push(turned(count === 3 ? 90 * (k - 1) : (360 * k) / count));
  }
  const taps: PhotoTaps = {
    ...(view === 'crown' ? { view } : {}),
    widthPx: SIDE,
    heightPx: SIDE,
    landmarks,
    ...(outline.length > 0 ? { outline } : {}),
  };
  if (!setting.ruler || view !== 'front') return taps;
  const depth = camera.translationMm[2] - head.landmarks['glabella']![2];
  const mm = 150;
  const px = (mm * camera.focalPx) / (depth * (1 + 0.01 * nextNormal(random)));
  return { ...taps, ruler: { from: noisy([300, 900]), to: noisy([300 + px, 900]), mm } };
}

function skullOutline(head: TrueHead, camera: Camera): (readonly [number, number])[] {
  const flat = pointList(head.mesh.positions)
    .filter(([x, y, z]) => y >= lowerEdgeMm(x, z))
    .flatMap((point) => [...projectPoint(camera, point)]);
  return convexHull(flat).map((k) => [flat[2 * k]!, flat[2 * k + 1]!] as const);
}

/** One fit of one head with cameras, taps and tapes drawn from a seed. */
export function fitCase(
  head: TrueHead,
  basis: HeadBasis,
  setting: Setting,
  seed: number,
  noise: Noise,
): { readonly fit: Outcome<HeadFit, FitRefusal>; readonly cameras: readonly Camera[] } {
  const random = createRandom(seed, 77);
  const cameras = setting.views.map((view) => drawCamera(view, random));
  const photos = setting.views.map((view, k) => tapsOf(head, cameras[k]!, view, setting, noise, random));
  const tape: Record<string, number> = {};
  for (const name of setting.tape) tape[name] = head.tape[name]! + noise.tapeMm * nextNormal(random);
  return { fit: fitHead(photos, tape, { sex: SEX_OF[head.source] }, basis), cameras };
}

/** Bases by the source that they have not seen. */
export function basesWithout(scans: readonly Scan[]): Map<string, HeadBasis> {
  const sources = [...new Set(scans.map((scan) => scan.source))];
  return new Map(
    sources.map((source) => [
      source,
      unpackBasis(
        deriveBasis(
          scans.filter((scan) => scan.source !== source),
          `without-${source}`,
        ),
      ),
    ]),
  );
}
