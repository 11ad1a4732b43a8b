import { fromBase64, toBase64 } from '#/base/base64.ts';
import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { type PackedNumbers, PLAN_FILE_FORMAT, type PlanFile } from '#/contract/plan-file.ts';
import { pointList } from '#/engine/math/vec3.ts';
import type { HeadParameters } from '#/engine/scalp/head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { badPlan, parsePlanFile } from './parse-plan-file.ts';
import type { PlannedDots, PlanRecord } from './plan-record.ts';

type NumberType = PackedNumbers['type'];
const BYTES: Readonly<Record<NumberType, number>> = { int32: 4, uint32: 4, uint16: 2, int16: 2, uint8: 1 };

/** Numbers times `scale`, rounded, little-endian, as base64. */
function pack(values: ArrayLike<number>, type: NumberType, stride: 1 | 3, unit: string, scale = 1): PackedNumbers {
  const size = BYTES[type];
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  for (let n = 0; n < values.length; n++) {
    const value = Math.round(values[n]! * scale);
    if (size === 4) view.setInt32(4 * n, value, true);
    else if (size === 2) view.setInt16(2 * n, value, true);
    else view.setUint8(n, value);
  }
  return { type, stride, unit, base64: toBase64(bytes) };
}

/** The numbers of a packed array over `scale`; null when bytes, type or stride do not fit `count` entries. */
function unpack(
  packed: PackedNumbers,
  type: NumberType,
  stride: number,
  count: number,
  scale = 1,
): Float64Array | null {
  const bytes = fromBase64(packed.base64);
  const size = BYTES[type];
  if (packed.type !== type || packed.stride !== stride || !bytes || bytes.length !== count * stride * size) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float64Array(count * stride);
  for (let n = 0; n < values.length; n++) {
    if (type === 'int32') values[n] = view.getInt32(4 * n, true) / scale;
    else if (type === 'uint32') values[n] = view.getUint32(4 * n, true) / scale;
    else if (type === 'uint16') values[n] = view.getUint16(2 * n, true) / scale;
    else if (type === 'int16') values[n] = view.getInt16(2 * n, true) / scale;
    else values[n] = view.getUint8(n) / scale;
  }
  return values;
}

/** Name, type, stride, unit and scale of each packed array of the dots, in one table for writing and reading. */
const DOT_ARRAYS = {
  id: { of: 'ids', type: 'uint32', stride: 1, unit: '', scale: 1 },
  position: { of: 'positionsMm', type: 'int32', stride: 3, unit: 'um', scale: 1000 },
  normal: { of: 'normals', type: 'int16', stride: 3, unit: '1/32767', scale: 32767 },
  zone: { of: 'zones', type: 'uint8', stride: 1, unit: '', scale: 1 },
  session: { of: 'sessions', type: 'uint8', stride: 1, unit: '', scale: 1 },
  rank: { of: 'ranks', type: 'uint32', stride: 1, unit: '', scale: 1 },
  share: { of: 'shares', type: 'uint32', stride: 1, unit: '1/4194304', scale: 4194304 },
  azimuth: { of: 'azimuthDeg', type: 'int16', stride: 1, unit: '0.01 deg', scale: 100 },
  tilt: { of: 'tiltDeg', type: 'int16', stride: 1, unit: '0.01 deg', scale: 100 },
  pigmentTop: { of: 'pigmentTopMm', type: 'uint16', stride: 1, unit: 'um', scale: 1000 },
  columnLength: { of: 'columnLengthMm', type: 'uint16', stride: 1, unit: 'um', scale: 1000 },
  diameter: { of: 'diameterMm', type: 'uint16', stride: 1, unit: 'um', scale: 1000 },
  shade: { of: 'shades', type: 'uint8', stride: 1, unit: '', scale: 1 },
} as const;
type DotArray = keyof typeof DOT_ARRAYS;

/** The plan as plan.whorl.json holds it. */
export function planFileOf(plan: PlanRecord): PlanFile {
  const arrays = Object.fromEntries(
    Object.entries(DOT_ARRAYS).map(([name, row]) => [
      name,
      pack(plan.dots[row.of], row.type, row.stride, row.unit, row.scale),
    ]),
  ) as Record<DotArray, PackedNumbers>;
  const file = {
    format: PLAN_FILE_FORMAT,
    kind: 'whorl-plan',
    planId: plan.planId,
    engineVersion: plan.engineVersion,
    seed: plan.seed,
    provenance: {
      case: plan.caseFile,
      caseSha256: plan.caseSha256,
      photos: plan.photos,
      ...(plan.protocol ? { protocol: plan.protocol } : {}),
    },
    head: plan.head.parameters,
    cameras: plan.cameras,
    fit: plan.fit,
    design: plan.design,
    hairlineMm: pointList(plan.hairlineMm),
    skin: plan.skin,
    shades: plan.shades,
    zones: plan.zones,
    sessions: plan.sessions,
    totals: plan.totals,
    price: plan.price,
    findings: plan.findings,
    dots: { count: plan.dots.count, ...arrays, zoneNames: ZONE_IDS },
  };
  return file as unknown as PlanFile;
}

/** Bytes of plan.whorl.json: sorted keys, no white space, a line end. */
export function planFileBytes(plan: PlanRecord): Uint8Array {
  return new TextEncoder().encode(`${canonicalJson(planFileOf(plan))}\n`);
}

/** Reads plan.whorl.json (parsed JSON) of this or an older format and rebuilds the plan with its head. */
export function readPlanFile(value: unknown): Outcome<PlanRecord, Problem> {
  const file = parsePlanFile(value);
  return file.ok ? recordOf(file.value) : file;
}

function recordOf(file: PlanFile): Outcome<PlanRecord, Problem> {
  const dots = dotsOf(file);
  if (!dots) return badPlan('its dots are damaged; export the plan again.');
  let head: PlanRecord['head'];
  try {
    head = headFromParameters(file.head as HeadParameters);
  } catch {
    return badPlan(
      `its head belongs to basis ${file.head.basis}, which this Whorl does not have; use the Whorl that made it.`,
    );
  }
  const record = {
    planId: file.planId,
    engineVersion: file.engineVersion,
    seed: file.seed,
    caseFile: file.provenance.case,
    caseSha256: file.provenance.caseSha256,
    photos: file.provenance.photos,
    ...(file.provenance.protocol ? { protocol: file.provenance.protocol } : {}),
    head,
    cameras: file.cameras,
    fit: file.fit,
    design: file.design,
    hairlineMm: Float64Array.from(file.hairlineMm.flat()),
    skin: file.skin,
    shades: file.shades,
    zones: file.zones,
    sessions: file.sessions,
    totals: file.totals,
    price: file.price,
    findings: file.findings,
    dots,
  };
  return accept(record as unknown as PlanRecord);
}

function dotsOf(file: PlanFile): PlannedDots | null {
  const { count, zoneNames } = file.dots;
  const values = {} as Record<(typeof DOT_ARRAYS)[DotArray]['of'], Float64Array>;
  for (const [name, row] of Object.entries(DOT_ARRAYS)) {
    const array = unpack(file.dots[name as DotArray], row.type, row.stride, count, row.scale);
    if (!array) return null;
    values[row.of] = array;
  }
  const zoneIndex = zoneNames.map((zone) => ZONE_IDS.indexOf(zone));
  if (values.zones.some((zone) => zoneIndex[zone] === undefined)) return null;
  if (values.shades.some((shade) => shade >= file.shades.length)) return null;
  return {
    count,
    ids: Uint32Array.from(values.ids),
    positionsMm: values.positionsMm,
    normals: Float32Array.from(values.normals),
    zones: Uint8Array.from(values.zones, (zone) => zoneIndex[zone]!),
    sessions: Uint8Array.from(values.sessions),
    ranks: Uint32Array.from(values.ranks),
    shares: Float32Array.from(values.shares),
    azimuthDeg: Float32Array.from(values.azimuthDeg),
    tiltDeg: Float32Array.from(values.tiltDeg),
    pigmentTopMm: Float32Array.from(values.pigmentTopMm),
    columnLengthMm: Float32Array.from(values.columnLengthMm),
    diameterMm: Float32Array.from(values.diameterMm),
    shades: Uint8Array.from(values.shades),
  };
}
