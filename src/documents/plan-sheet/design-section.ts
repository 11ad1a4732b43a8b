import { distance, pointList } from '#/engine/math/vec3.ts';
import { designedMidpointMm, lineCorners } from '#/engine/scalp/findings-line.ts';
import { compileChart } from '#/engine/scalp/region-chart.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { drawTable, type TableColumn } from '../pdf/table.ts';
import { bandText } from './band-text.ts';
import { drawScalpMap, mapEvery } from './scalp-map.ts';

/** The design with its measures in mm, a map from above, and the zones with their targets. */
export function drawDesign(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  const { hairline } = plan.design;
  const mm = (value: number, digits = 0): string => `${words.number(value, digits)} mm`;
  flow.heading(words.say('design'), 1);
  flow.paragraph(words.say('designIntro'));
  const line = hairlineMeasures(plan);
  const rows: [string, string][] = [
    [`${words.say('midpoint')} (${words.say('midpointNote')})`, mm(line.midpointMm)],
    [words.say('lineLength'), mm(line.lengthMm)],
    [words.say('lineSpan'), mm(line.spanMm)],
    [words.say('recess'), mm(line.recessMm)],
    [words.say('softEdge'), mm(hairline.edge.transitionMm)],
    [words.say('irregularity'), `${mm(hairline.edge.macroMm, 1)} / ${mm(hairline.edge.macroWaveMm)}`],
    [words.say('minSpacing'), mm(plan.design.minSpacingMm, 2)],
  ];
  drawTable(
    flow,
    [
      { title: words.say('measure'), share: 3 },
      { title: words.say('value'), share: 1, align: 'right' },
    ],
    rows.map((cells) => ({ cells })),
  );
  drawScalpMap(flow, plan, words);
  const every = mapEvery(plan);
  const shown = every === 1 ? words.say('mapAll') : words.say('mapEvery', { every });
  flow.paragraph(`${words.say('map')} ${shown}`, { sizePt: 8, colour: INK.quiet });
  drawZones(flow, plan, words);
}

function drawZones(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  flow.heading(words.say('zones'), 2);
  const columns: readonly TableColumn[] = [
    { title: words.say('zone'), share: 1.5 },
    { title: words.say('areaColumn'), share: 1.55, align: 'right' },
    { title: words.say('densityAsked'), share: 1, align: 'right' },
    { title: words.say('densityMean'), share: 1, align: 'right' },
    { title: words.say('dots'), share: 2.15, align: 'right' },
    { title: words.say('needle'), share: 0.95, align: 'right' },
    { title: words.say('hang'), share: 0.95, align: 'right' },
    { title: words.say('angle'), share: 0.75, align: 'right' },
    { title: words.say('dilution'), share: 1.1, align: 'right' },
    { title: words.say('minutes'), share: 1.65, align: 'right' },
  ];
  const rows = plan.zones.map((zone) => ({
    cells: [
      words.say(`zone.${zone.zone}`),
      bandText(words, zone.areaCm2, zone.areaBandCm2, 'rangeShort'),
      words.number(zone.densityPerCm2),
      words.number(zone.meanDensityPerCm2),
      bandText(words, zone.dots, zone.dotsBand, 'rangeShort'),
      zone.needle,
      words.number(zone.needleHangMm, 1),
      words.number(zone.tiltDeg),
      `${words.number(plan.shades[zone.shade]?.dilution ?? 0)} : 1`,
      bandText(words, zone.minutes, zone.minutesBand, 'rangeShort'),
    ],
  }));
  drawTable(flow, columns, rows);
  flow.paragraph(words.say('densityNote'), { sizePt: 8, colour: INK.quiet });
}

interface HairlineMeasures {
  /** Above the glabella, along the skin. */
  readonly midpointMm: number;
  /** Along the line. */
  readonly lengthMm: number;
  /** Straight between the ends. */
  readonly spanMm: number;
  /** How far behind the midpoint the apex of the shallower recess lies along the skin, as rule DE03 measures it. */
  readonly recessMm: number;
}

function hairlineMeasures({ head, design, hairlineMm }: PlanRecord): HairlineMeasures {
  const points = pointList(hairlineMm);
  let lengthMm = 0;
  for (let i = 1; i < points.length; i++) lengthMm += distance(points[i - 1]!, points[i]!);
  const chart = compileChart(head);
  const { right, left } = lineCorners(chart, hairlineMm).recessMm;
  return {
    midpointMm: designedMidpointMm(() => chart, design.hairline, hairlineMm),
    lengthMm,
    spanMm: distance(points[0]!, points.at(-1)!),
    recessMm: Math.max(0, Math.min(right, left)),
  };
}
