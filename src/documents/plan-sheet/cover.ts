import type { PlanRecord } from '#/planning/plan-record.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { INK, type PageFlow, tagged } from '../pdf/page-flow.ts';
import { PDF_FONTS } from '../pdf/pdf-port.ts';
import { drawTable } from '../pdf/table.ts';
import { bandText, courseTimeText } from './band-text.ts';
import type { PlanPicture } from './plan-picture.ts';

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
  if (before && healed) drawPair(flow, before, words.say('before'), healed, words.say('healed'));
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

function drawPair(flow: PageFlow, left: PlanPicture, leftLabel: string, right: PlanPicture, rightLabel: string): void {
  const gutter = 10;
  const width = (flow.width - gutter) / 2;
  const height = Math.min(300, (width * left.heightPx) / left.widthPx);
  const drawn = (height * left.widthPx) / left.heightPx;
  const inset = (width - drawn) / 2;
  flow.need(height + 18);
  const top = flow.y;
  [
    { picture: left, label: leftLabel, x: flow.left + inset },
    { picture: right, label: rightLabel, x: flow.left + width + gutter + inset },
  ].forEach(({ picture, label, x }) => {
    tagged(flow.pdf, 'Figure', () => flow.pdf.image(picture.bytes, x, top, { width: drawn, height }), label);
    tagged(flow.pdf, 'Caption', () => {
      flow.pdf.font(PDF_FONTS.bold);
      flow.pdf.fontSize(9);
      flow.pdf.fillColor(INK.text);
      flow.pdf.text(label, x, top + height + 4, { width: drawn, lineBreak: false });
    });
  });
  flow.y = top + height + 20;
}
