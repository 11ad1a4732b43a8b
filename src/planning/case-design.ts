import { mapTuple } from '#/base/map-tuple.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { roundTo } from '#/base/round-to.ts';
import { withoutUndefined } from '#/base/without-undefined.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import { type Bvh, buildBvh, raycast } from '#/engine/mesh/bvh.ts';
import { type Camera, cameraCentre, pixelRay } from '#/engine/scalp/camera.ts';
import type { HairlineDesign, KeepOut, LossPattern, ScalpDesign, ScarMark } from '#/engine/scalp/design.ts';
import { defaultWhorl } from '#/engine/scalp/direction-field.ts';
import { defaultMidpointMm, HAIRLINE_EDGE_DEFAULTS } from '#/engine/scalp/hairline-preset.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { partingWidthMm } from '#/engine/scalp/parting-width.ts';
import { zoneSettings } from '#/engine/scalp/zones-defaults.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { PlanHead } from './plan-head.ts';

type CaseDesign = NonNullable<CaseFile['design']>;

export interface DesignRefusal {
  readonly path: string;
  readonly message: string;
}

export const DESIGN_DEFAULTS = {
  /** DER row 14: 0.8-1.0 mm on average, never nearer than this. */
  minSpacingMm: 0.55,
  /** MEM: the dots thin out over this width into the hair. */
  hairBlendMm: 14,
  markMarginMm: 2,
  scarExtraShare: 0.15,
  scarBlendMm: 8,
} as const;

/**
 * The whole design of a case on one head: presets and defaults filled in, photo pixels put onto the skin through the camera of
 * the case's own photo. Refuses a mark that is not on the head.
 */
export function caseDesign(
  caseFile: CaseFile,
  scene: PlanHead,
  camera: Camera,
  protocol: Protocol,
): Outcome<ScalpDesign, DesignRefusal> {
  const given = caseFile.design ?? {};
  const sex = caseFile.sex ?? 'male';
  const { pattern, zones } = caseZones(given, sex);
  const onSkin = (pixel: readonly [number, number]): Vec3 | null => skinAt(bvhOf(scene.head), camera, pixel);
  const marks: KeepOut[] = [];
  for (const [index, mark] of (given.keepOuts ?? []).entries()) {
    const centreMm = mark.atMm ?? (mark.atPx ? onSkin(mark.atPx) : null);
    if (!centreMm) return offHead(`design.keepOuts.${index}.atPx`);
    const margin = mark.kind === 'mole' ? protocol.values['SC08.marginMm'] : DESIGN_DEFAULTS.markMarginMm;
    marks.push({ centreMm, radiusMm: mark.radiusMm, marginMm: mark.marginMm ?? margin });
  }
  const scars: ScarMark[] = [];
  for (const [index, scar] of (given.scars ?? []).entries()) {
    const pathMm = scar.pathMm ?? (scar.pathPx ?? []).map(onSkin).filter((point) => point !== null);
    if (pathMm.length < 2) return offHead(`design.scars.${index}.pathPx`);
    scars.push({
      pathMm,
      widthMm: scar.widthMm,
      extraShare: scar.extraShare ?? DESIGN_DEFAULTS.scarExtraShare,
      blendMm: scar.blendMm ?? DESIGN_DEFAULTS.scarBlendMm,
    });
  }
  const drawn = given.hairline?.drawn?.map(onSkin).filter((point) => point !== null);
  if (drawn && drawn.length < 3) return offHead('design.hairline.drawn');
  return accept({
    sex,
    hairline: caseHairline(given.hairline ?? {}, sex, drawn),
    pattern,
    zones,
    keepOuts: marks,
    scars,
    existingHair: {
      densityPerCm2: given.existingHair?.densityPerCm2 ?? 0,
      blendMm: given.existingHair?.blendMm ?? DESIGN_DEFAULTS.hairBlendMm,
      edgeShiftMm: given.existingHair?.edgeShiftMm ?? 0,
    },
    whorls: given.whorls?.length
      ? given.whorls.map(({ at, turn }) => ({ place: { sideMm: at[0], backMm: at[1] }, turn }))
      : [defaultWhorl(scene.chart)],
    parting: {
      sideMm: given.parting?.sideMm ?? 0,
      widthMm: given.parting?.widthMm ?? partingWidthMm(pattern, scene.head),
    },
    minSpacingMm: given.minSpacingMm ?? DESIGN_DEFAULTS.minSpacingMm,
  });
}

/** The loss pattern and the settings of all zones of a case: they hold on any head, fitted or not. */
export function caseZones(given: CaseDesign, sex: ScalpDesign['sex']): Pick<ScalpDesign, 'pattern' | 'zones'> {
  const pattern = casePattern(given, sex);
  return { pattern, zones: zoneSettings(pattern, zoneRequests(given), (given.scars ?? []).length > 0) };
}

const bvhs = new WeakMap<Head, Bvh>();

/** Built once a head (about 30 ms), and only where something points at the photo: a drag reads the design at every step. */
export function bvhOf(head: Head): Bvh {
  const bvh = bvhs.get(head) ?? buildBvh(head.mesh);
  bvhs.set(head, bvh);
  return bvh;
}

function offHead(path: string): Outcome<never, DesignRefusal> {
  return refuse({ path, message: `${path} is not on the head in the photo: place it on the scalp again.` });
}

/** First point of the skin under a photo pixel, head frame mm; null beside the head. */
export function skinAt(bvh: Bvh, camera: Camera, pixel: readonly [number, number]): Vec3 | null {
  const origin = cameraCentre(camera);
  const direction = pixelRay(camera, pixel[0], pixel[1]);
  const hit = raycast(bvh, origin, direction);
  if (!hit) return null;
  return mapTuple(origin, (value, axis) => roundTo(value + direction[axis]! * hit.tMm, 3));
}

/** Norwood 6 for men and Ludwig 2 for women when the case does not say. */
function casePattern(given: CaseDesign, sex: ScalpDesign['sex']): LossPattern {
  if (given.pattern) return given.pattern.kind === 'none' ? { kind: 'none', grade: '-' } : given.pattern;
  if (given.goal === 'scar' || given.goal === 'hairline') return { kind: 'none', grade: '-' };
  return sex === 'female' ? { kind: 'ludwig', grade: '2' } : { kind: 'norwood', grade: '6' };
}

/** Zones as asked for; the goal hairline asks for hairline and temples when none is named. */
function zoneRequests(given: CaseDesign): NonNullable<CaseDesign['zones']> {
  const zones = given.zones ?? {};
  if (given.goal !== 'hairline' || Object.keys(zones).length > 0) return zones;
  return { hairline: { treated: true }, temples: { treated: true } };
}

function caseHairline(
  given: NonNullable<CaseDesign['hairline']>,
  sex: ScalpDesign['sex'],
  drawn: readonly Vec3[] | undefined,
): HairlineDesign {
  return {
    preset: given.preset ?? (sex === 'female' ? 'rounded' : 'mature'),
    midpointMm: given.midpointMm ?? defaultMidpointMm(sex),
    widowsPeak: given.widowsPeak ?? false,
    templePoints: given.templePoints ?? true,
    symmetric: given.symmetric ?? true,
    handles: (given.handles ?? []).map(([sideMm, backMm]) => ({ sideMm, backMm })),
    ...(drawn ? { drawn } : {}),
    edge: { ...HAIRLINE_EDGE_DEFAULTS, ...withoutUndefined(given.edge ?? {}) },
  };
}
