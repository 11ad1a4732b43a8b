import { averageHead } from '#/engine/scalp/average-head.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { defaultWhorl } from '#/engine/scalp/direction-field.ts';
import { defaultMidpointMm, HAIRLINE_EDGE_DEFAULTS } from '#/engine/scalp/hairline-preset.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { partingWidthMm } from '#/engine/scalp/parting-width.ts';
import { compileChart, type ScalpChart } from '#/engine/scalp/region-chart.ts';
import { zoneSettings } from '#/engine/scalp/zones-defaults.ts';

export interface DesignedHead {
  readonly head: Head;
  readonly chart: ScalpChart;
  readonly design: ScalpDesign;
}

/** The average head with the design that a case without wishes gets. */
export function designedHead(sex: 'female' | 'male' = 'male', grade = sex === 'male' ? '6' : '2'): DesignedHead {
  const head = headFromParameters(averageHead(sex));
  const chart = compileChart(head);
  return { head, chart, design: plainDesign(chart, sex, grade) };
}

/** The design without wishes at a grade of Norwood's or Ludwig's scale. */
export function plainDesign(chart: ScalpChart, sex: 'female' | 'male', grade: string): ScalpDesign {
  const isMan = sex === 'male';
  const pattern = { kind: isMan ? ('norwood' as const) : ('ludwig' as const), grade };
  return {
    sex,
    hairline: {
      preset: isMan ? 'mature' : 'rounded',
      midpointMm: defaultMidpointMm(sex),
      widowsPeak: false,
      templePoints: true,
      symmetric: true,
      handles: [],
      edge: HAIRLINE_EDGE_DEFAULTS,
    },
    pattern,
    zones: zoneSettings(pattern, {}, false),
    keepOuts: [],
    scars: [],
    existingHair: { densityPerCm2: 0, blendMm: 14, edgeShiftMm: 0 },
    whorls: [defaultWhorl(chart)],
    parting: { sideMm: 0, widthMm: partingWidthMm(pattern, chart.head) },
    minSpacingMm: 0.55,
  };
}

/** About n points spread over the triangles of a head that lie above a height, head frame mm. */
export function skinPoints(head: Head, aboveMm = 10): Float64Array {
  const { positions: p, triangles } = head.mesh;
  const points: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => 3 * triangles[t + k]!) as [number, number, number];
    if ((p[a + 1]! + p[b + 1]! + p[c + 1]!) / 3 < aboveMm) continue;
    for (const [u, v] of [
      [1 / 3, 1 / 3],
      [0.1, 0.1],
      [0.8, 0.1],
      [0.1, 0.8],
    ] as const) {
      for (let k = 0; k < 3; k++) points.push(p[a + k]! * (1 - u - v) + p[b + k]! * u + p[c + k]! * v);
    }
  }
  return Float64Array.from(points);
}
