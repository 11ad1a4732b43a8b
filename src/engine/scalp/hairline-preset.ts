import type { Sourced } from '#/base/evidence.ts';
import type { HairlineEdge, HairlinePreset, ScalpPlace } from './design.ts';
import { pointAt, type ScalpChart, sidePlace } from './region-chart.ts';

type Sex = 'female' | 'male' | 'other';

export const HAIRLINE_DEFAULTS = {
  midpointMaleMm: {
    value: 80,
    evidence: 'PR',
    note: '8 cm above the glabella (Garg 2017; practitioners); 70 to 100 in use, natural means 57 to 67',
  },
  midpointFemaleMm: { value: 63, evidence: 'PR', note: 'Japanese 62, Korean 63.8 mm' },
  transitionMm: { value: 8, evidence: 'P+', note: '5 to 10 mm, single sources to 20' },
  startShare: {
    value: 0.4,
    evidence: 'PR2',
    note: 'natural hairline 51 (38-78) of about 100 follicular units per cm2',
  },
  macroMm: { value: 2.5, evidence: 'P+', note: 'hair lies a few mm either side of the mean line; 2 to 4' },
  macroWaveMm: { value: 30, evidence: 'MEM', note: '20 to 40' },
  microShare: { value: 0.35, evidence: 'MEM', note: 'unevenness of the soft edge' },
  microGrainMm: { value: 5, evidence: 'MEM', note: '4 to 8' },
  sentinelShare: { value: 0.05, evidence: 'P+', note: 'a few single hairs ahead of the line' },
  sentinelReachMm: { value: 3.5, evidence: 'P+', note: '2 to 4' },
} as const satisfies Readonly<Record<string, Sourced<number>>>;

export const HAIRLINE_EDGE_DEFAULTS: HairlineEdge = {
  transitionMm: HAIRLINE_DEFAULTS.transitionMm.value,
  startShare: HAIRLINE_DEFAULTS.startShare.value,
  macroMm: HAIRLINE_DEFAULTS.macroMm.value,
  macroWaveMm: HAIRLINE_DEFAULTS.macroWaveMm.value,
  microShare: HAIRLINE_DEFAULTS.microShare.value,
  microGrainMm: HAIRLINE_DEFAULTS.microGrainMm.value,
  sentinelShare: HAIRLINE_DEFAULTS.sentinelShare.value,
  sentinelReachMm: HAIRLINE_DEFAULTS.sentinelReachMm.value,
  seed: 1,
};

export function defaultMidpointMm(sex: Sex): number {
  return sex === 'female' ? HAIRLINE_DEFAULTS.midpointFemaleMm.value : HAIRLINE_DEFAULTS.midpointMaleMm.value;
}

/**
 * Shape of one half: how far back (mm) of the midpoint the line runs at shares of the way to the apex of the frontotemporal
 * recess, then the temple. The apex stands over the outer corner of the eye (Shapiro); depths as published ranges allow. The
 * rounded line is the feminine one, with next to no recess: on a man rule DE03 calls it filled.
 */
interface HalfShape {
  /** [share of the apex side, mm behind the midpoint]; share 1 is the apex. */
  readonly front: readonly (readonly [number, number])[];
  /** Temple point: mm above the outer corner of the eye along the skin, mm in front of the ear vertical. */
  readonly templeUpMm: number;
  readonly templeForwardMm: number;
}

const SHAPES: Readonly<Record<HairlinePreset, HalfShape>> = {
  mature: {
    front: [
      [0.28, 1.5],
      [0.56, 9],
      [0.8, 24],
      [0.94, 32],
    ],
    templeUpMm: 34,
    templeForwardMm: 36,
  },
  straight: {
    front: [
      [0.3, 2],
      [0.62, 8],
      [0.92, 17],
    ],
    templeUpMm: 34,
    templeForwardMm: 38,
  },
  winged: {
    front: [
      [0.28, 2],
      [0.52, 13],
      [0.75, 34],
      [0.92, 48],
    ],
    templeUpMm: 36,
    templeForwardMm: 30,
  },
  rounded: {
    front: [
      [0.3, 2.5],
      [0.6, 7],
      [0.9, 10],
    ],
    templeUpMm: 30,
    templeForwardMm: 44,
  },
};

/** How much farther to the side than the outer eye corner the apex of each preset stands. */
const APEX_SIDE: Readonly<Record<HairlinePreset, number>> = {
  mature: 1.06,
  straight: 1.12,
  winged: 1.04,
  rounded: 1.22,
};

/** How far a widow's peak reaches down from the midpoint that the line would have without it. */
export const WIDOWS_PEAK_MM = 7;

export interface PresetOptions {
  readonly preset: HairlinePreset;
  readonly midpointMm: number;
  readonly widowsPeak: boolean;
  readonly templePoints: boolean;
}

/** Handles of one half, from the midpoint to the sideburn, on this head (left side; mirror for the right). */
export function presetHandles(chart: ScalpChart, options: PresetOptions): readonly ScalpPlace[] {
  const shape = SHAPES[options.preset];
  const marks = halfLandmarks(chart);
  const apexSideMm = apexSide(
    chart,
    APEX_SIDE[options.preset] * marks.canthusX,
    options.midpointMm + shape.front.at(-1)![1],
  );
  const peakMm = options.widowsPeak ? WIDOWS_PEAK_MM : 0;
  const handles: ScalpPlace[] = [{ sideMm: 0, backMm: options.midpointMm - peakMm }];
  if (options.widowsPeak) handles.push({ sideMm: 13, backMm: options.midpointMm + 1 });
  for (const [part, behindMm] of shape.front) {
    if (options.widowsPeak && part * apexSideMm < 20) continue;
    handles.push({ sideMm: part * apexSideMm, backMm: options.midpointMm + behindMm });
  }
  return [...handles, ...templeHandles(chart, options, shape, marks, handles.at(-1)!)];
}

interface HalfLandmarks {
  readonly canthusX: number;
  readonly canthusY: number;
}

function halfLandmarks(chart: ScalpChart): HalfLandmarks {
  const m = chart.head.landmarks;
  return {
    canthusX: (m.exocanthion_left[0] - m.exocanthion_right[0]) / 2,
    canthusY: (m.exocanthion_left[1] + m.exocanthion_right[1]) / 2,
  };
}

/** Side length at which the skin, `backMm` behind the glabella, stands x mm from the midline plane. */
function apexSide(chart: ScalpChart, x: number, backMm: number): number {
  let sideMm = x;
  for (let k = 0; k < 8; k++) sideMm += x - pointAt(chart, { sideMm, backMm })[0];
  return sideMm;
}

/** From the apex of the recess down to the temple point and along the front of the sideburn to the ear. */
function templeHandles(
  chart: ScalpChart,
  options: PresetOptions,
  shape: HalfShape,
  marks: HalfLandmarks,
  apex: ScalpPlace,
): readonly ScalpPlace[] {
  const apexPoint = pointAt(chart, apex);
  const pointY = marks.canthusY + shape.templeUpMm;
  const pointZ = options.templePoints ? shape.templeForwardMm : shape.templeForwardMm - 10;
  const between = (part: number, inset: number): ScalpPlace =>
    sidePlace(
      chart,
      apexPoint[1] + (pointY - apexPoint[1]) * part,
      apexPoint[2] + (pointZ - apexPoint[2]) * part - inset,
    );
  return [
    between(0.32, -1),
    between(0.66, options.templePoints ? 2 : 0),
    sidePlace(chart, pointY, pointZ),
    sidePlace(chart, 0.55 * pointY, 0.72 * pointZ),
    sidePlace(chart, 6, 15),
  ];
}
