import { distance, type Vec3 } from '#/engine/math/vec3.ts';
import { placeOf, pointAt, type ScalpChart } from './region-chart.ts';

export type GuideKind = 'midline' | 'third' | 'construction' | 'canthus';

/** A line on the skin to design by, head-frame mm. */
export interface Guide {
  readonly kind: GuideKind;
  /** midline, third-hairline, third-brow, construction-left ... */
  readonly id: string;
  readonly pointsMm: readonly Vec3[];
}

/** A lettered point of the 8 cm construction. */
export interface GuidePoint {
  readonly letter: 'A' | 'B' | 'C' | 'D' | 'E';
  readonly side: 'middle' | 'left' | 'right';
  readonly pointMm: Vec3;
}

export interface Guides {
  readonly lines: readonly Guide[];
  readonly points: readonly GuidePoint[];
}

/** Garg 2017: all four sides of the construction; the temple peak D lies 5 cm from C towards E. */
export const GUIDE_DEFAULTS = { constructionMm: 80, templePeakFromCMm: 50 } as const;

/**
 * Guide lines of a head: midline; facial thirds (levels of hairline, brow and base of the nose); the 8 cm construction with
 * A glabella, B 8 cm above it, E 8 cm to each side of it, C 8 cm from B and from E, D the temple peak; the verticals through
 * the outer eye corners. All lengths run along the skin.
 */
export function guides(chart: ScalpChart): Guides {
  const lines: Guide[] = [{ kind: 'midline', id: 'midline', pointsMm: midline(chart) }];
  const { glabella, subnasale } = chart.head.landmarks;
  const thirdMm = glabella[1] - subnasale[1];
  lines.push(
    { kind: 'third', id: 'third-brow', pointsMm: level(chart, glabella[1]) },
    { kind: 'third', id: 'third-hairline', pointsMm: level(chart, glabella[1] + thirdMm) },
  );
  const points: GuidePoint[] = [
    { letter: 'A', side: 'middle', pointMm: pointAt(chart, { sideMm: 0, backMm: 0 }) },
    { letter: 'B', side: 'middle', pointMm: pointAt(chart, { sideMm: 0, backMm: GUIDE_DEFAULTS.constructionMm }) },
  ];
  for (const side of ['left', 'right'] as const) {
    const half = construction(chart, side === 'left' ? 1 : -1);
    points.push(...half.points.map((point) => ({ ...point, side })));
    lines.push({ kind: 'construction', id: `construction-${side}`, pointsMm: half.line });
    lines.push({ kind: 'canthus', id: `canthus-${side}`, pointsMm: canthus(chart, side === 'left' ? 1 : -1) });
  }
  return { lines, points };
}

function midline(chart: ScalpChart): readonly Vec3[] {
  return Array.from({ length: 61 }, (_, k) => pointAt(chart, { sideMm: 0, backMm: 3 * k }));
}

/** The skin at one height, from the right temple over the forehead to the left. */
function level(chart: ScalpChart, heightMm: number): readonly Vec3[] {
  const points: Vec3[] = [];
  for (let sideMm = -100; sideMm <= 100; sideMm += 5) {
    const backMm = backAtHeight(chart, sideMm, heightMm);
    if (backMm !== null) points.push(pointAt(chart, { sideMm, backMm }));
  }
  return points;
}

/** Where the skin at one length from the midline first reaches a height, going back from the brow. */
function backAtHeight(chart: ScalpChart, sideMm: number, heightMm: number): number | null {
  let low = -30;
  if (pointAt(chart, { sideMm, backMm: low })[1] > heightMm) return null;
  let high = low;
  do {
    high += 4;
    if (high > 150) return null;
  } while (pointAt(chart, { sideMm, backMm: high })[1] < heightMm);
  low = high - 4;
  for (let k = 0; k < 12; k++) {
    const middle = (low + high) / 2;
    if (pointAt(chart, { sideMm, backMm: middle })[1] < heightMm) low = middle;
    else high = middle;
  }
  return high;
}

/** One half of the 8 cm construction. C is found as the place 8 cm from both B and E, behind and above them. */
function construction(
  chart: ScalpChart,
  sign: 1 | -1,
): { readonly line: readonly Vec3[]; readonly points: readonly Pick<GuidePoint, 'letter' | 'pointMm'>[] } {
  const reach = GUIDE_DEFAULTS.constructionMm;
  const glabellaHeight = chart.head.landmarks.glabella[1];
  const sideE = alongLevel(chart, glabellaHeight, reach);
  const e = pointAt(chart, { sideMm: sign * sideE, backMm: backAtHeight(chart, sideE, glabellaHeight) ?? 0 });
  const b = pointAt(chart, { sideMm: 0, backMm: reach });
  const c = fourthCorner(chart, sign, b, e, reach);
  const ce = straight(chart, c, e);
  const d = atLength(ce, GUIDE_DEFAULTS.templePeakFromCMm);
  const line = [...straight(chart, b, c), ...ce.slice(1)];
  return {
    line,
    points: [
      { letter: 'C', pointMm: c },
      { letter: 'D', pointMm: d },
      { letter: 'E', pointMm: e },
    ],
  };
}

/** Side length (left) at which the level line has run `lengthMm` from the midline. */
function alongLevel(chart: ScalpChart, heightMm: number, lengthMm: number): number {
  let length = 0;
  let before = pointAt(chart, { sideMm: 0, backMm: backAtHeight(chart, 0, heightMm) ?? 0 });
  for (let sideMm = 1; sideMm < 130; sideMm++) {
    const backMm = backAtHeight(chart, sideMm, heightMm);
    if (backMm === null) return sideMm;
    const here = pointAt(chart, { sideMm, backMm });
    length += distance(before, here);
    if (length >= lengthMm) return sideMm;
    before = here;
  }
  return 110;
}

function fourthCorner(chart: ScalpChart, sign: 1 | -1, b: Vec3, e: Vec3, reach: number): Vec3 {
  let best: Vec3 = b;
  let least = Number.POSITIVE_INFINITY;
  for (let sideMm = 30; sideMm <= 110; sideMm += 2) {
    for (let backMm = 50; backMm <= 150; backMm += 2) {
      const point = pointAt(chart, { sideMm: sign * sideMm, backMm });
      if (point[1] < e[1] + 30) continue;
      const error = (arcMm(chart, b, point) - reach) ** 2 + (arcMm(chart, e, point) - reach) ** 2;
      if (error < least) {
        least = error;
        best = point;
      }
    }
  }
  return best;
}

/** Length along the skin between two points, from the chord and the head's mean curvature (radius 85 mm). */
function arcMm(chart: ScalpChart, a: Vec3, b: Vec3): number {
  const chord = distance(a, b);
  const radius = (chart.head.landmarks.vertex[1] - chart.centreMm[1]) * 0.99;
  const t = chord / (2 * radius);
  return chord * (1 + (t * t) / 6 + (3 * t ** 4) / 40);
}

/** The skin under the straight line between two points. */
function straight(chart: ScalpChart, a: Vec3, b: Vec3): Vec3[] {
  return Array.from({ length: 17 }, (_, k) => {
    const t = k / 16;
    const place = placeOf(chart, a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t);
    return pointAt(chart, place);
  });
}

function atLength(line: readonly Vec3[], lengthMm: number): Vec3 {
  let length = 0;
  for (let k = 1; k < line.length; k++) {
    length += distance(line[k - 1]!, line[k]!);
    if (length >= lengthMm) return line[k]!;
  }
  return line.at(-1)!;
}

/** The plane through an outer eye corner parallel to the midline plane, over forehead and top. */
function canthus(chart: ScalpChart, sign: 1 | -1): readonly Vec3[] {
  const { exocanthion_left: left, exocanthion_right: right } = chart.head.landmarks;
  const x = (left[0] - right[0]) / 2;
  return Array.from({ length: 36 }, (_, k) => {
    const backMm = 4 * k;
    let sideMm = x;
    for (let step = 0; step < 6; step++) sideMm += x - pointAt(chart, { sideMm, backMm })[0];
    return pointAt(chart, { sideMm: sign * sideMm, backMm });
  });
}
