import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { drawTable } from '../pdf/table.ts';
import { bandText, courseTimeText } from './band-text.ts';
import { drawPicture } from './picture-page.ts';
import type { PlanPicture } from './plan-picture.ts';

const MOST_HIGH_PT = 300;
const CAPTION_PT = 34;

/** Title, before and healed side by side, and the figures that everyone asks for first. */
export function drawCover(
  flow: PageFlow,
  plan: PlanRecord,
  pictures: readonly PlanPicture[],
  words: PlanSheetWords,
): void {
  const { totals } = plan;
  flow.heading(words.say('title'), 1);
  flow.paragraph(plan.caseFile.title ?? words.say('untitled'), { sizePt: 12, colour: INK.quiet });
  flow.gap(6);
  const lastSession = plan.sessions.length;
  const before = pictures.find((picture) => picture.state.kind === 'before');
  const healed = pictures.find((picture) => picture.state.kind === 'healed' && picture.state.session === lastSession);
  if (before && healed) {
    const pair = [[before, words.say('before')] as const, [healed, words.say('healed')] as const];
    drawPair(flow, plan.planId, pair, words);
  }
  flow.heading(words.say('atAGlance'), 2);
  const facts: [string, string][] = [
    [words.say('dots'), bandText(words, totals.dots, totals.dotsBand)],
    [words.say('area'), `${bandText(words, totals.areaCm2, totals.areaBandCm2)} cm²`],
    [words.say('sessions'), String(plan.sessions.length)],
    [words.say('time'), courseTimeText(words, totals.minutes, totals.minutesBand)],
  ];
  const first = plan.sessions[0] && words.when(plan.sessions[0]);
  if (first) facts.push([words.say('firstDay'), first]);
  if (plan.price) facts.push([words.say('price'), words.money(plan.price.total, plan.price.currency)]);
  if (plan.price && plan.price.deposit > 0)
    facts.push([words.say('deposit'), words.money(plan.price.deposit, plan.price.currency)]);
  flow.facts(facts);
  flow.paragraph(words.say('rangeNote'), { sizePt: 8, colour: INK.quiet });
  drawCourse(flow, plan, words);
}

/** The sessions in short: when, how long, how much is done after each. */
function drawCourse(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  flow.heading(words.say('sessions'), 2);
  drawTable(
    flow,
    [
      { title: words.say('session'), share: 1 },
      { title: words.say('day'), share: 2.6 },
      { title: words.say('time'), share: 1.6, align: 'right' },
      { title: words.say('dots'), share: 1.2, align: 'right' },
      { title: words.say('doneAfter'), share: 1.6, align: 'right' },
    ],
    plan.sessions.map((session) => ({
      cells: [
        String(session.n),
        words.when(session) ?? words.say('noDay'),
        words.hours(session.minutes),
        words.number(session.dots),
        `${words.number(100 * session.share)} %`,
      ],
    })),
  );
}

function drawPair(
  flow: PageFlow,
  planId: string,
  pair: readonly (readonly [PlanPicture, string])[],
  words: PlanSheetWords,
): void {
  const gutter = 10;
  const column = (flow.width - gutter) / 2;
  const tallest = Math.max(...pair.map(([{ heightPx, widthPx }]) => heightPx / widthPx));
  const width = Math.min(column, MOST_HIGH_PT / tallest);
  flow.need(width * tallest + CAPTION_PT);
  pair.forEach(([picture, label], k) => {
    drawPicture(flow, picture, planId, { x: flow.left + k * (column + gutter), width, label }, words);
  });
  flow.gap(width * tallest + CAPTION_PT);
}
