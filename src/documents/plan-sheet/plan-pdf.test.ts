import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { distance, pointList, type Vec3 } from '#/engine/math/vec3.ts';
import { hairlineCurve } from '#/engine/scalp/hairline-curve.ts';
import { TECHNIQUE_DEFAULTS } from '#/engine/scalp/needle.ts';
import { pointAt } from '#/engine/scalp/region-chart.ts';
import { ZONE_IDS, type ZoneId } from '#/engine/scalp/zones.ts';
import { inEnglish } from '#/planning/plan-findings.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { makePdf } from '#/server/documents/pdf-document.ts';
import { designedHead } from '../../../tests/support/designed-head.ts';
import { planSheetWords } from '../catalogue/plan-sheet-words.ts';
import { POINTS_PER_MM } from '../pdf/pdf-port.ts';
import { drawPlanPdf } from './plan-pdf.ts';

const { head, chart, design } = designedHead();

/** On the crown a square of 9 x 9 dots 2 mm apart, on the hairline a row of 20; one third of each in every session. */
const SQUARE = Array.from({ length: 81 }, (_, k) => [2 * ((k % 9) - 4), 215 + 2 * (Math.floor(k / 9) - 4)] as const);
const ROW = Array.from({ length: 20 }, (_, k) => [1.6 * (k - 9.5), 82] as const);
const PLACES: readonly Vec3[] = [...SQUARE, ...ROW].map(([sideMm, backMm]) => pointAt(chart, { sideMm, backMm }));
const ZONES = [...SQUARE.map(() => ZONE_IDS.indexOf('crown')), ...ROW.map(() => ZONE_IDS.indexOf('hairline'))];

const part = (zone: ZoneId, dots: number, densityPerCm2: number, shade: number) => ({
  zone,
  dots,
  densityPerCm2,
  minutes: dots / 10,
  freshCoverageShare: densityPerCm2 / 2000,
  shade,
});
const session = (n: number, share: number, date: string, hours: readonly [string, string]) => ({
  n,
  share,
  dots: 33,
  dotsBand: [30, 36],
  needleMinutes: 80,
  minutes: 125,
  minutesBand: [115, 140],
  date,
  start: `${date}T${hours[0]}:00+00:00`,
  end: `${date}T${hours[1]}:00+00:00`,
  zones: [part('hairline', 6, 11.4, n === 1 ? 1 : 0), part('crown', 27, 30.4 + n, 0)],
});
const zone = (id: ZoneId, dots: number) => {
  const { evidence: _, ...hand } = TECHNIQUE_DEFAULTS[id];
  return {
    zone: id,
    areaCm2: 12.4,
    areaBandCm2: [10.2, 15.9],
    densityPerCm2: design.zones[id].densityPerCm2,
    meanDensityPerCm2: 97,
    dots,
    dotsBand: [3000, 4200],
    minutes: 61.2,
    minutesBand: [50, 70],
    ...hand,
    shade: 0,
  };
};
const shade = (name: string, dilution: number) => ({
  name,
  pigment: 'carbon',
  dilution,
  neutraliser: 0,
  dE00: [1.2, 2.5, 4.1],
  warnings: [],
});
const LOW = {
  rule: 'DE01',
  case: 'low',
  severity: 'warn',
  zone: 'hairline',
  values: { midpoint: 66, lowest: 70 },
  value: 66,
  limit: 70,
  unit: 'mm',
  evidence: 'PR',
} as const;

const PLAN = {
  planId: 'abcdef012345',
  caseFile: { title: 'Ana', landmarks: {} },
  head,
  design: { ...design, hairline: { ...design.hairline, midpointMm: 80 } },
  hairlineMm: hairlineCurve(chart, design.hairline).pointsMm,
  skin: { lab: [62, 12, 18], ita: 33.7, source: 'card', doubtDE00: 1.4 },
  shades: [shade('Body', 20), shade('Body session 1', 30)],
  zones: [zone('hairline', 1260), zone('crown', 3613)],
  sessions: [
    session(1, 0.3, '2027-01-11', ['09:30', '11:35']),
    session(2, 0.7, '2027-01-25', ['10:00', '12:05']),
    session(3, 1, '2027-02-22', ['10:00', '12:05']),
  ],
  totals: {
    dots: 4873,
    dotsBand: [4000, 5600],
    areaCm2: 24.8,
    areaBandCm2: [20.4, 31.8],
    minutes: 375,
    minutesBand: [345, 420],
    forecastCoverageShare: 0.02,
  },
  price: { currency: 'GBP', total: 1200, perSession: [400, 400, 400], deposit: 150 },
  findings: [inEnglish(LOW)],
  dots: {
    count: PLACES.length,
    positionsMm: Float64Array.from(PLACES.flat()),
    normals: Float32Array.from(
      PLACES.flatMap((place) => {
        const out = place.map((value, axis) => value - chart.centreMm[axis]!);
        return out.map((value) => value / Math.hypot(...out));
      }),
    ),
    zones: Uint8Array.from(ZONES),
    sessions: Uint8Array.from(ZONES, (_, n) => 1 + (n % 3)),
    diameterMm: new Float32Array(PLACES.length).fill(0.15),
  },
} as unknown as PlanRecord;

/** A straight stroke of a page, points from the top left. */
type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

async function sheet(plan: PlanRecord) {
  const info = { title: 't', language: 'en', createdAt: new Date('2027-01-01T00:00:00Z') };
  const words = planSheetWords('en');
  const bytes = await makePdf(info, (pdf) => drawPlanPdf(pdf, { plan, pictures: [], laterLoss: null }, words));
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(file, { mergePages: false });
  const { OPS } = await getResolvedPDFJS();
  const strokes: Stroke[][] = [];
  for (let n = 1; n <= file.numPages; n++) {
    const { fnArray, argsArray } = await (await file.getPage(n)).getOperatorList();
    strokes.push(
      fnArray.flatMap((op, k) => {
        const [paint, [path]] = op === OPS.constructPath ? (argsArray[k] as [number, [ArrayLike<number>]]) : [0, [[]]];
        return paint === OPS.stroke ? linesOf(path) : [];
      }),
    );
  }
  return { pages: text.map((page) => page.replace(/[\s\u00a0]+/g, ' ')), strokes };
}

/** The lines of a path of moves (0, x, y) and lines (1, x, y). */
function linesOf(path: ArrayLike<number>): Stroke[] {
  const lines: Stroke[] = [];
  let at: readonly [number, number] = [0, 0];
  for (let k = 0; k + 2 < path.length && path[k]! < 2; k += 3) {
    const to = [path[k + 1]!, path[k + 2]!] as const;
    if (path[k] === 1) lines.push([...at, ...to]);
    at = to;
  }
  return lines;
}

/** Where squares of 35 mm begin, mm from the left edge of the page. */
function cardLefts(page: readonly Stroke[]): number[] {
  const tops = page.filter(([x0, y0, x1, y1]) => y0 === y1 && Math.abs(x1 - x0 - 35 * POINTS_PER_MM) < 0.01);
  const lefts = new Set(tops.map(([x0]) => Math.round((10 * x0) / POINTS_PER_MM) / 10));
  return [...lefts].sort((a, b) => a - b);
}

describe('plan.pdf', () => {
  let pages: readonly string[];
  let strokes: readonly (readonly Stroke[])[];
  const pageWith = (heading: string): number => pages.findIndex((page) => page.includes(heading));
  beforeAll(async () => {
    ({ pages, strokes } = await sheet(PLAN));
  });

  it('begins with the figures that everyone asks for, rounded to what their ranges allow', () => {
    for (const words of [
      'Treatment plan Ana',
      'Dots 4,900 (4,000 to 5,600)',
      'Area on the skin 25 (20 to 32) cm²',
      'Sessions 3',
      'Time in the chair 6 h 30 min (6 h to 7 h)',
      'First session 11 January 2027, 09:30–11:35',
      'Price £1,200',
      'Deposit £150',
      '1 11 January 2027, 09:30–11:35 2 h 5 min 33 30 %',
      '3 22 February 2027, 10:00–12:05 2 h 5 min 33 100 %',
    ]) {
      expect(pages[0]).toContain(words);
    }
    expect(pages.map((_, n) => pages[n]!.includes(`Plan abcdef012345 · page ${n + 1} ·`))).not.toContain(false);
  });

  it('measures the line: height, length, span and depth of the recess', () => {
    const design = pages[pageWith('All lengths but the straight one')]!;
    const value = (label: string): number => Number(new RegExp(`${label}[^\\d]* (\\d+) mm`).exec(design)![1]);
    expect(design).toContain('63 mm for women) 80 mm');
    // docs/methods/design.md: 32 mm on the average man.
    expect(Math.abs(value('Depth of the recess') - 32)).toBeLessThan(2);
    const line = pointList(PLAN.hairlineMm);
    const span = value('Straight between its ends');
    expect(Math.abs(span - distance(line[0]!, line.at(-1)!))).toBeLessThan(1);
    // Its points lie 2.5 mm apart.
    expect(Math.abs(value('end to end along the line') - 2.5 * (line.length - 1))).toBeLessThan(2);
    expect(design).toContain('Every dot is drawn.');
    expect(design).toContain('Crown 12 (10–16) 130 97 3,600 (3,000–4,200) 0803RL 1.0 90 20 : 1 61 (50–70)');
  });

  it('says for each session what is done in each zone, with what, and what it adds up to', () => {
    const text = pages.slice(pageWith('Sessions, zone by zone')).join(' ');
    for (const words of [
      'Session 1: 33 dots, 2 h 5 min on 11 January 2027, 09:30–11:35',
      '30 % of the final dots are set by the end. Range: 30 to 36 dots, 1 h 55 min to 2 h 20 min.',
      'Hairline 6 11 0601RL 0.8 30 : 1 0.6 % 1',
      'Crown 27 31 0803RL 1.0 20 : 1 1.6 % 3 Setting up 45 Total 33 125',
      'Hairline 6 11 0601RL 0.8 20 : 1 0.6 % 1 Crown 27 32',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('tells what the rules warn of, what the skin is and how the shades are mixed', () => {
    const text = pages.join(' ');
    const { message, whatToDo } = PLAN.findings[0]!;
    for (const words of [
      message,
      whatToDo,
      'L* 62.0, a* 12.0, b* 18.0, ITA 34° (from the photograph, corrected by the colour card in it; ± 1.4 units',
      'Body: carbon black, 20 parts of diluent to 1 of pigment; healed difference to the own hair 2.5 (range 1.2 to 4.1).',
      'Body, session 1: carbon black, 30 parts of diluent',
      'Density 130 dots per cm² in the body',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('raises no point');
  });

  it('shows after each session how open the dots lie, at true scale, and a bar of 100 mm', () => {
    const at = pageWith('Density cards, true scale');
    const text = pages.slice(at).join(' ');
    // The tables of the sessions add up: 31.4, then 32.4 and 33.4 more.
    for (const density of [31, 64, 97]) expect(text).toContain(`${density} dots per cm²`);
    const bar = strokes[at]!.find(([x0, y0, x1, y1]) => y0 === y1 && x1 - x0 > 200 && x1 - x0 < 300)!;
    expect(bar[2] - bar[0]).toBeCloseTo(100 * POINTS_PER_MM, 2);
    const ticks = strokes[at]!.filter(([x0, y0, x1, y1]) => x0 === x1 && y0 < y1 && y1 - y0 < 20);
    expect(ticks).toHaveLength(11);
    expect(ticks.filter(([, y0, , y1]) => y1 - y0 === 10)).toHaveLength(3);
    // Squares of 35 mm side by side, 8 mm apart, from the margin of 16 mm on.
    expect(cardLefts(strokes[at]!)).toEqual([16, 59, 102]);
    // A third of the 20 dots of the line, two thirds, all; then of the 81 of the crown.
    const dots = strokes.slice(at).flatMap((page) => page.filter(([x0, y0, x1, y1]) => x0 === x1 && y0 === y1));
    expect(dots).toHaveLength(7 + 14 + 20 + 27 + 54 + 81);
    const last = dots.slice(-81);
    const nearest = last.map(([x, y]) =>
      Math.min(...last.filter((dot) => dot[0] !== x || dot[1] !== y).map((dot) => Math.hypot(dot[0] - x, dot[1] - y))),
    );
    for (const gap of nearest) expect(gap / POINTS_PER_MM).toBeCloseTo(2, 1);
  });

  it('maps every dot from above at half scale, the face at the top and the left side left', () => {
    const marks = strokes[pageWith('All lengths but the straight one')]!.filter(
      ([x0, y0, x1, y1]) => x0 === x1 && y0 === y1,
    );
    expect(marks).toHaveLength(PLACES.length);
    const [row, square] = [marks.slice(0, 20), marks.slice(20)];
    const reach = (dots: readonly Stroke[], k: 0 | 1) =>
      Math.max(...dots.map((dot) => dot[k])) - Math.min(...dots.map((dot) => dot[k]));
    expect(Math.max(...row.map((dot) => dot[1]))).toBeLessThan(Math.min(...square.map((dot) => dot[1])));
    // The first of the row lies farthest to the subject's right.
    expect(row[0]![0]).toBeGreaterThan(row[19]![0]);
    // The hairline is one run of short strokes in front of them all, the midline crosses the map in its middle.
    const page = strokes[pageWith('All lengths but the straight one')]!;
    const line = page.filter(
      ([x0, y0, x1, y1]) => Math.hypot(x1 - x0, y1 - y0) > 0.1 && Math.hypot(x1 - x0, y1 - y0) < 8,
    );
    expect(line).toHaveLength(PLAN.hairlineMm.length / 3 - 1);
    line.slice(1).forEach(([x0, y0], k) => {
      expect([x0, y0]).toEqual(line[k]!.slice(2));
    });
    const upright = page.filter(([x0, y0, x1, y1]) => x0 === x1 && y1 - y0 > 20);
    expect(upright).toHaveLength(1);
    const [middle, top, , bottom] = upright[0]!;
    expect(Math.abs(middle - (square[4]![0] + square[76]![0]) / 2)).toBeLessThan(0.5);
    expect(top).toBeLessThan(Math.min(...line.map((stroke) => stroke[1])));
    expect(bottom).toBeGreaterThan(Math.max(...square.map((dot) => dot[1])));
    // Stretched to the length of the skin, a little wider than it is from above.
    const across = PLACES.slice(0, SQUARE.length).map(([x]) => x);
    const stretch = reach(square, 0) / POINTS_PER_MM / (0.5 * (Math.max(...across) - Math.min(...across)));
    expect(stretch).toBeGreaterThan(1);
    expect(stretch).toBeLessThan(1.15);
  });

  it('has room for four cards in a row', async () => {
    const five = [1, 2, 3, 4, 5].map((n) => session(n, n / 5, '2027-01-11', ['09:30', '11:35']));
    const wide = await sheet({ ...PLAN, sessions: five as unknown as PlanRecord['sessions'] });
    const at = wide.pages.findIndex((page) => page.includes('Density cards, true scale'));
    expect(cardLefts(wide.strokes[at]!)).toEqual([16, 59, 102, 145]);
    expect(wide.pages.slice(at).join(' ')).toContain('Crown, session 5');
  });

  it('asks nobody to shave for dots between their hair, and names no shade that is not used', async () => {
    expect(pages.join(' ')).toContain('needs shaving every few days');
    const sessions = PLAN.sessions.map((one) => ({ ...one, zones: [part('parting', 33, 20, 0)] }));
    const dots = { ...PLAN.dots, zones: PLAN.dots.zones.map(() => ZONE_IDS.indexOf('parting')) };
    const between = await sheet({ ...PLAN, zones: [zone('parting', 3613)], sessions, dots } as unknown as PlanRecord);
    const text = between.pages.join(' ');
    expect(text).toContain('hair does not grow from it');
    expect(text).not.toContain('shaving');
    expect(text).not.toContain('Body, session 1');
  });

  it('names the midpoint of a line with handles of its own, not the one asked of a preset', async () => {
    const higher = hairlineCurve(chart, { ...design.hairline, midpointMm: 95 });
    const handles = higher.handles.filter(({ sideMm }) => sideMm >= 0);
    const hairline = { ...design.hairline, midpointMm: 80, handles };
    const own = await sheet({ ...PLAN, design: { ...design, hairline }, hairlineMm: higher.pointsMm });
    expect(own.pages.join(' ')).toContain('63 mm for women) 95 mm');
  });
});
