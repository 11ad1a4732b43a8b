import type { Vec3 } from '#/engine/math/vec3.ts';
import type { HairlineDesign, ScalpPlace } from './design.ts';
import { presetHandles } from './hairline-preset.ts';
import { flatten, placeOf, pointAt, type ScalpChart } from './region-chart.ts';

/** The hairline as a fine line on the skin, from the subject's right end to the left end. */
export interface HairlineCurve {
  readonly count: number;
  /** Head frame mm, stride 3. */
  readonly pointsMm: Float64Array;
  /** Flat map, stride 2. */
  readonly flat: Float64Array;
  /** The handles that shape it, right to left. */
  readonly handles: readonly ScalpPlace[];
}

/** Distance between two points of the fine line. */
const STEP_MM = 2.5;
const MAXIMUM_POINTS = 400;

/** The line of a design on a head. Handles that repeat a place are dropped; fewer than two left throws RangeError. */
export function hairlineCurve(chart: ScalpChart, design: HairlineDesign): HairlineCurve {
  const handles = hairlineHandles(chart, design);
  const places = smoothThrough(handles);
  return resample(chart, places, handles);
}

/** All handles from right to left: the drawn line, the design's own, or the preset's. */
export function hairlineHandles(chart: ScalpChart, design: HairlineDesign): readonly ScalpPlace[] {
  const half = presetHandles(chart, design);
  const preset = mirrored(half);
  if (design.drawn && design.drawn.length > 1) return throughDrawn(chart, design.drawn, preset);
  if (design.handles.length === 0) return preset;
  return design.symmetric ? mirrored(design.handles.filter((handle) => handle.sideMm >= 0)) : design.handles;
}

function mirrored(half: readonly ScalpPlace[]): readonly ScalpPlace[] {
  const away = half.filter((handle) => handle.sideMm > 1e-6);
  const middle = half.filter((handle) => handle.sideMm <= 1e-6).slice(0, 1);
  return [...away.map((handle) => ({ ...handle, sideMm: -handle.sideMm })).reverse(), ...middle, ...away];
}

/** The drawn line, thinned to a handle every 8 mm; beyond its ends the preset leads to the ears. */
function throughDrawn(chart: ScalpChart, drawn: readonly Vec3[], preset: readonly ScalpPlace[]): readonly ScalpPlace[] {
  const places: ScalpPlace[] = [];
  let last: Vec3 | undefined;
  for (const point of drawn) {
    const gap = last
      ? Math.sqrt((point[0] - last[0]) ** 2 + (point[1] - last[1]) ** 2 + (point[2] - last[2]) ** 2)
      : 99;
    if (gap < 8) continue;
    places.push(placeOf(chart, point[0], point[1], point[2]));
    last = point;
  }
  if (places.length > 1 && places[0]!.sideMm > places.at(-1)!.sideMm) places.reverse();
  const rightEnd = places[0]!.sideMm;
  const leftEnd = places.at(-1)!.sideMm;
  return [
    ...preset.filter((handle) => handle.sideMm < rightEnd - 12),
    ...places,
    ...preset.filter((handle) => handle.sideMm > leftEnd + 12),
  ];
}

/** Centripetal Catmull-Rom spline through the handles: no loops, no overshoot at close handles (Yuksel 2011). */
function smoothThrough(handles: readonly ScalpPlace[]): readonly ScalpPlace[] {
  const kept = handles.filter((handle, k) => k === 0 || gap(handles[k - 1]!, handle) > 0.5);
  if (kept.length < 2) throw new RangeError('hairlineCurve: needs two handles at different places');
  const places: ScalpPlace[] = [];
  for (let k = 0; k + 1 < kept.length; k++) {
    const b = kept[k]!;
    const c = kept[k + 1]!;
    const a = kept[k - 1] ?? extend(c, b);
    const d = kept[k + 2] ?? extend(b, c);
    const steps = Math.max(4, Math.ceil(gap(b, c) / 1.5));
    for (let m = 0; m < steps; m++) places.push(splinePoint(a, b, c, d, m / steps));
  }
  places.push(kept.at(-1)!);
  return places;
}

function gap(a: ScalpPlace, b: ScalpPlace): number {
  return Math.sqrt((a.sideMm - b.sideMm) ** 2 + (a.backMm - b.backMm) ** 2);
}

function extend(from: ScalpPlace, over: ScalpPlace): ScalpPlace {
  return { sideMm: 2 * over.sideMm - from.sideMm, backMm: 2 * over.backMm - from.backMm };
}

function splinePoint(a: ScalpPlace, b: ScalpPlace, c: ScalpPlace, d: ScalpPlace, part: number): ScalpPlace {
  const t1 = Math.sqrt(gap(a, b));
  const t2 = t1 + Math.sqrt(gap(b, c));
  const t3 = t2 + Math.sqrt(gap(c, d));
  const t = t1 + (t2 - t1) * part;
  const axis = (pa: number, pb: number, pc: number, pd: number): number => {
    const a1 = pa + ((pb - pa) * t) / t1;
    const a2 = pb + ((pc - pb) * (t - t1)) / (t2 - t1);
    const a3 = pc + ((pd - pc) * (t - t2)) / (t3 - t2);
    const b1 = a1 + ((a2 - a1) * t) / t2;
    const b2 = a2 + ((a3 - a2) * (t - t1)) / (t3 - t1);
    return b1 + ((b2 - b1) * (t - t1)) / (t2 - t1);
  };
  return {
    sideMm: axis(a.sideMm, b.sideMm, c.sideMm, d.sideMm),
    backMm: axis(a.backMm, b.backMm, c.backMm, d.backMm),
  };
}

function resample(chart: ScalpChart, places: readonly ScalpPlace[], handles: readonly ScalpPlace[]): HairlineCurve {
  const fine = places.map((place) => pointAt(chart, place));
  const lengths = new Float64Array(fine.length);
  for (let k = 1; k < fine.length; k++) {
    const a = fine[k - 1]!;
    const b = fine[k]!;
    lengths[k] = lengths[k - 1]! + Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
  }
  const total = lengths[lengths.length - 1]!;
  const count = Math.min(MAXIMUM_POINTS, Math.max(3, Math.round(total / STEP_MM) + 1));
  const pointsMm = new Float64Array(3 * count);
  const flat = new Float64Array(2 * count);
  let k = 0;
  for (let n = 0; n < count; n++) {
    const wanted = (total * n) / (count - 1);
    while (k + 2 < lengths.length && lengths[k + 1]! < wanted) k++;
    const span = lengths[k + 1]! - lengths[k]!;
    const part = span > 0 ? Math.min(1, Math.max(0, (wanted - lengths[k]!) / span)) : 0;
    for (let axis = 0; axis < 3; axis++) {
      pointsMm[3 * n + axis] = fine[k]![axis]! + (fine[k + 1]![axis]! - fine[k]![axis]!) * part;
    }
    flat.set(flatten(chart, pointsMm[3 * n]!, pointsMm[3 * n + 1]!, pointsMm[3 * n + 2]!), 2 * n);
  }
  return { count, pointsMm, flat, handles };
}
