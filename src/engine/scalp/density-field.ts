import { smoothStep } from '#/engine/math/smooth-step.ts';
import type { Vec3 } from '#/engine/math/vec3.ts';
import type { HairlineEdge, ScalpDesign } from './design.ts';
import { type HairlineCurve, hairlineCurve } from './hairline-curve.ts';
import { HAIRLINE_REACH_MM, hairlineDistance } from './hairline-distance.ts';
import type { ScalpChart } from './region-chart.ts';
import type { ScalpCoordinates } from './region-coordinates.ts';
import { placeNoise } from './region-noise.ts';
import type { ZoneId } from './zones.ts';
import { hairShares, inionBackMm } from './zones-pattern.ts';
import { HAIRLINE_DEPTH_MM, STATIC_ZONES, ZONE_BLEND_MM, ZONE_INDEX, zoneWeights } from './zones-weights.ts';

/** Everything of a design but its hairline, at every point; recompute when anything else changes. */
export interface RegionField {
  readonly count: number;
  /** Density without the hairline, dots per cm2: as hairline zone, and as the zone it lies in. */
  readonly edgeDensity: Float32Array;
  readonly bodyDensity: Float32Array;
  /** Index into ZONE_IDS of the zone that the point lies in when it is not in the hairline zone. */
  readonly bodyZone: Uint8Array;
  /** Share of the weight that the hairline zone may take (top of the head, not temples and sides). */
  readonly top: Float32Array;
  /** Density that holds whatever the hairline says (scars), and 0 in keep-outs; -1 elsewhere. */
  readonly fixedDensity: Float32Array;
  /** Share of own hair. */
  readonly hair: Float32Array;
}

export interface DensityField {
  /** Dots per cm2 at every point; 0 keeps out. */
  readonly perCm2: Float32Array;
  /** Index into ZONE_IDS; 255 where nothing is planned. */
  readonly zone: Uint8Array;
  readonly curve: HairlineCurve;
  /** Signed distance behind the hairline, mm, within +-HAIRLINE_REACH_MM. */
  readonly behindMm: Float32Array;
}

export const NO_ZONE = 255;

/** The part of a design that a dragged hairline handle does not touch, but for where the mid-scalp begins behind its middle. About 0.5 microseconds a point. */
export function regionField(chart: ScalpChart, coordinates: ScalpCoordinates, design: ScalpDesign): RegionField {
  const { weights, scalp } = zoneWeights(chart, coordinates, design);
  const hair = hairShares(chart, coordinates, design);
  const count = coordinates.count;
  const width = STATIC_ZONES.length;
  const edgeDensity = new Float32Array(count);
  const bodyDensity = new Float32Array(count);
  const bodyZone = new Uint8Array(count);
  const top = new Float32Array(count);
  const fixedDensity = new Float32Array(count).fill(-1);
  for (let n = 0; n < count; n++) {
    let body = 0;
    let largest = 0;
    const bare = 1 - hair[n]!;
    for (let k = 0; k < width; k++) {
      const weight = weights[n * width + k]!;
      if (weight === 0) continue;
      const share = weight * zoneDensity(design, STATIC_ZONES[k]!, bare);
      body += share;
      if (share > largest) {
        largest = share;
        bodyZone[n] = ZONE_INDEX[STATIC_ZONES[k]!];
      }
    }
    top[n] = weights[n * width]! + weights[n * width + 2]! + weights[n * width + 3]!;
    bodyDensity[n] = body * scalp[n]!;
    edgeDensity[n] = zoneDensity(design, 'hairline', bare) * scalp[n]!;
  }
  if (design.zones.parting.treated) addParting(chart, coordinates, design, hair, bodyDensity, bodyZone);
  for (const scar of design.scars)
    if (design.zones.scar.treated) addScar(coordinates, scar, design, bodyDensity, fixedDensity, bodyZone);
  for (const mark of design.keepOuts)
    addKeepOut(coordinates, mark.centreMm, mark.radiusMm + mark.marginMm, fixedDensity);
  return { count, edgeDensity, bodyDensity, bodyZone, top, fixedDensity, hair };
}

function zoneDensity(design: ScalpDesign, zone: ZoneId, bare: number): number {
  const setting = design.zones[zone];
  if (!setting.treated) return 0;
  if (setting.extent === 'pattern') return setting.densityPerCm2 * bare;
  return Math.max(0, setting.densityPerCm2 - design.existingHair.densityPerCm2 * (1 - bare));
}

/** Ludwig's oval along the parting, as shares of the arc from glabella to inion: it leaves a rim of hair behind the front line. */
const LUDWIG_OVAL = { from: 0.27, to: 0.72, roundness: 2.2 } as const;

/** The parting: for a pattern an oval as wide as `widthMm` that scales with the head, else a strip of that width. */
function addParting(
  chart: ScalpChart,
  coordinates: ScalpCoordinates,
  design: ScalpDesign,
  hair: Float32Array,
  bodyDensity: Float32Array,
  bodyZone: Uint8Array,
): void {
  const { sideMm, widthMm } = design.parting;
  const density = Math.max(0, design.zones.parting.densityPerCm2 - design.existingHair.densityPerCm2);
  const edge = widthMm / 2;
  const isOval = design.zones.parting.extent === 'pattern';
  const arcMm = inionBackMm(chart);
  const middleMm = (arcMm * (LUDWIG_OVAL.from + LUDWIG_OVAL.to)) / 2;
  const reachMm = (arcMm * (LUDWIG_OVAL.to - LUDWIG_OVAL.from)) / 2;
  for (let n = 0; n < coordinates.count; n++) {
    const away = Math.abs(coordinates.sideMm[n]! - sideMm);
    if (away > edge + 10) continue;
    const back = coordinates.backMm[n]!;
    // A strip ends before the crown falls away.
    const inside = isOval
      ? smoothStep(5, -5, outsideOval(away / edge, Math.abs(back - middleMm) / reachMm, Math.min(edge, reachMm)))
      : smoothStep(edge + 5, edge - 5, away) * smoothStep(0.77 * arcMm, 0.65 * arcMm, back);
    const share = inside * hair[n]!;
    // Its soft rim is its own where nothing else is planned.
    if (share > 0.5 || bodyDensity[n] === 0) bodyZone[n] = ZONE_INDEX.parting;
    bodyDensity[n] = bodyDensity[n]! + (density - bodyDensity[n]!) * share;
  }
}

/** About how many mm a point lies outside a superellipse of half widths 1, by its shares of them; `scaleMm` is the smaller half width. */
function outsideOval(across: number, along: number, scaleMm: number): number {
  const { roundness } = LUDWIG_OVAL;
  return ((across ** roundness + along ** roundness) ** (1 / roundness) - 1) * scaleMm;
}

function addScar(
  coordinates: ScalpCoordinates,
  scar: ScalpDesign['scars'][number],
  design: ScalpDesign,
  bodyDensity: Float32Array,
  fixedDensity: Float32Array,
  zone: Uint8Array,
): void {
  const reach = scar.widthMm / 2 + scar.blendMm;
  const p = coordinates.positionsMm;
  for (let n = 0; n < coordinates.count; n++) {
    const away = distanceToPath(scar.pathMm, p[3 * n]!, p[3 * n + 1]!, p[3 * n + 2]!, reach);
    if (away >= reach) continue;
    const inside = scar.blendMm > 0 ? smoothStep(reach, scar.widthMm / 2, away) : 1;
    const around = bodyDensity[n]! > 0 ? bodyDensity[n]! * (1 + scar.extraShare) : design.zones.scar.densityPerCm2;
    const density = bodyDensity[n]! + (around - bodyDensity[n]!) * inside;
    if (density > fixedDensity[n]!) fixedDensity[n] = density;
    if (away <= scar.widthMm / 2 || bodyDensity[n] === 0) zone[n] = ZONE_INDEX.scar;
  }
}

function distanceToPath(path: readonly Vec3[], x: number, y: number, z: number, reach: number): number {
  let best = reach * reach;
  for (let k = 0; k + 1 < path.length; k++) {
    const a = path[k]!;
    const b = path[k + 1]!;
    const ex = b[0] - a[0];
    const ey = b[1] - a[1];
    const ez = b[2] - a[2];
    const length = ex * ex + ey * ey + ez * ez;
    let t = length > 0 ? ((x - a[0]) * ex + (y - a[1]) * ey + (z - a[2]) * ez) / length : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = x - a[0] - t * ex;
    const dy = y - a[1] - t * ey;
    const dz = z - a[2] - t * ez;
    const d = dx * dx + dy * dy + dz * dz;
    if (d < best) best = d;
  }
  return Math.sqrt(best);
}

function addKeepOut(coordinates: ScalpCoordinates, centre: Vec3, radiusMm: number, fixedDensity: Float32Array): void {
  const p = coordinates.positionsMm;
  const limit = radiusMm * radiusMm;
  for (let n = 0; n < coordinates.count; n++) {
    const x = p[3 * n]! - centre[0];
    const y = p[3 * n + 1]! - centre[1];
    const z = p[3 * n + 2]! - centre[2];
    if (x * x + y * y + z * z <= limit) fixedDensity[n] = 0;
  }
}

/**
 * The density of a whole design at every point. This alone runs again while a hairline handle is dragged (under 20 ms for 80,000
 * points); `region` is the cached rest of the design.
 */
export function densityField(
  chart: ScalpChart,
  coordinates: ScalpCoordinates,
  region: RegionField,
  design: ScalpDesign,
): DensityField {
  const curve = hairlineCurve(chart, design.hairline);
  const distance = hairlineDistance(coordinates, curve);
  const wander = lineWander(curve, design.hairline.edge);
  const perCm2 = new Float32Array(region.count);
  const zone = new Uint8Array(region.count).fill(NO_ZONE);
  const edge = design.hairline.edge;
  const edgeFrom = HAIRLINE_DEPTH_MM + ZONE_BLEND_MM / 2;
  const edgeTo = HAIRLINE_DEPTH_MM - ZONE_BLEND_MM / 2;
  const hairlineTreated = design.zones.hairline.treated;
  for (let n = 0; n < region.count; n++) {
    const fixed = region.fixedDensity[n]!;
    if (fixed === 0) continue;
    const behind = distance.mm[n]!;
    const body = region.bodyDensity[n]!;
    let density = body;
    let place = region.bodyZone[n]!;
    if (behind < HAIRLINE_REACH_MM) {
      const along = distance.along[n]!;
      const k = Math.min(curve.count - 2, Math.floor(along));
      const depth = behind - (wander[k]! + (wander[k + 1]! - wander[k]!) * (along - k));
      if (depth <= -edge.sentinelReachMm) density = 0;
      else {
        const hairlineShare = hairlineTreated ? region.top[n]! * smoothStep(edgeFrom, edgeTo, behind) : 0;
        density = body + (region.edgeDensity[n]! - body) * hairlineShare;
        if (hairlineShare > 0.5 && place !== ZONE_INDEX.scar) place = ZONE_INDEX.hairline;
        density *= frontEdge(edge, depth, coordinates.positionsMm, n);
      }
    }
    if (fixed > density) density = fixed;
    if (density > 0) {
      perCm2[n] = density;
      zone[n] = place;
    }
  }
  return { perCm2, zone, curve, behindMm: distance.mm };
}

/** Share of the density at a depth behind the wandering line: the soft front, its unevenness and the few dots ahead. */
function frontEdge(edge: HairlineEdge, depthMm: number, p: Float64Array, n: number): number {
  if (depthMm < 0) return edge.sentinelReachMm > 0 ? edge.sentinelShare * (1 + depthMm / edge.sentinelReachMm) : 0;
  if (depthMm >= edge.transitionMm) return 1;
  const rise = smoothStep(0, edge.transitionMm, depthMm);
  const share = edge.startShare + (1 - edge.startShare) * rise;
  const noise = placeNoise(edge.seed, p[3 * n]!, p[3 * n + 1]!, p[3 * n + 2]!, edge.microGrainMm);
  return share * (1 + edge.microShare * (1 - rise) * noise * 1.5);
}

/** How far the line itself wanders back (+) or forward (-) at each of its points, mm. */
export function lineWander(curve: HairlineCurve, edge: HairlineEdge): Float32Array {
  const wander = new Float32Array(curve.count);
  if (edge.macroMm === 0) return wander;
  const p = curve.pointsMm;
  for (let k = 0; k < curve.count; k++) {
    const x = p[3 * k]!;
    const y = p[3 * k + 1]!;
    const z = p[3 * k + 2]!;
    const slow = placeNoise(edge.seed + 1, x, y, z, edge.macroWaveMm / 2);
    const quick = placeNoise(edge.seed + 2, x, y, z, edge.macroWaveMm / 4.5);
    wander[k] = edge.macroMm * (1.3 * slow + 0.5 * quick);
  }
  return wander;
}
