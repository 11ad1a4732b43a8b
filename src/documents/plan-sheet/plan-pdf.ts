import type { PlanRecord, PlanShade } from '#/planning/plan-record.ts';
import { type Phrase, phrase } from '#/practice/catalogue/phrase.ts';
import { readableText, textOf } from '#/practice/catalogue/text-of.ts';
import type { PlanSheetKey } from '../catalogue/plan-sheet-en.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { createPageFlow, INK, type PageFlow } from '../pdf/page-flow.ts';
import { PDF_FONTS, type PdfPort } from '../pdf/pdf-port.ts';
import { drawCover } from './cover.ts';
import { drawDensityCards } from './density-cards.ts';
import { drawDesign } from './design-section.ts';
import { drawLaterLoss } from './later-loss.ts';
import { drawPictures } from './picture-page.ts';
import type { PdfImage, PlanPicture } from './plan-picture.ts';
import { drawSessions } from './sessions-section.ts';

export interface PlanPdfInput {
  readonly plan: PlanRecord;
  readonly pictures: readonly PlanPicture[];
  /** The drawing of later loss (DE07); null where none is foreseen. */
  readonly laterLoss: PdfImage | null;
  /** Further chapters, drawn after the risks and before the density cards: screening, consent text, programme. */
  readonly chapters?: readonly ((flow: PageFlow) => void)[];
}

/** Draws plan.pdf: cover, design, sessions, expectations, risks, shade, density cards at true scale. A4, tagged. */
export function drawPlanPdf(pdf: PdfPort, input: PlanPdfInput, words: PlanSheetWords): void {
  const { plan } = input;
  const flow = createPageFlow(pdf, (page) => words.say('footer', { planId: plan.planId, page }));
  flow.newPage();
  drawCover(flow, plan, input.pictures, words);
  const sources = openSources(flow, plan, words);
  sources.ifRoom();
  flow.newPage();
  drawDesign(flow, plan, words);
  sources.ifRoom();
  drawSessions(flow, plan, words);
  sources.ifRoom();
  drawPictures(flow, plan.planId, input.pictures, words);
  drawFindings(flow, plan, words);
  if (input.laterLoss) drawLaterLoss(flow, input.laterLoss, words);
  drawRisks(flow, words);
  drawShade(flow, plan, words);
  sources.ifRoom();
  for (const chapter of input.chapters ?? []) chapter(flow);
  flow.freshPage();
  sources.now();
  drawDensityCards(flow, plan, words);
}

function drawShade(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  flow.heading(words.say('shadeHeading'), 2, 90);
  flow.paragraph(words.say('shadeIntro'));
  const [l, a, b] = plan.skin.lab;
  const source = {
    card: 'skinFromCard',
    photo: 'skinFromPhoto',
    case: 'skinFromCase',
    default: 'skinDefault',
  } as const;
  flow.paragraph(
    `${words.say('skin')}: L* ${words.number(l, 1)}, a* ${words.number(a, 1)}, b* ${words.number(b, 1)}, ITA ${words.number(plan.skin.ita, 0)}° (${words.say(source[plan.skin.source])}; ${words.say('skinDoubt', { doubt: words.number(plan.skin.doubtDE00, 1) })})`,
  );
  flow.bullets(
    plan.shades.map((shade) => {
      const dilution =
        shade.dilution > 0
          ? words.say('diluted', { dilution: words.number(shade.dilution, 0) })
          : words.say('undiluted');
      const match = shade.dE00
        ? `; ${words.say('shadeMatch', { p10: words.number(shade.dE00[0], 1), p50: words.number(shade.dE00[1], 1), p90: words.number(shade.dE00[2], 1) })}`
        : '';
      const said = shade.warnings.map(({ code, values }) => textOf(words.language, phrase(`shade.${code}`, values)));
      return [`${shadeName(shade, words)}: ${inkWords(shade, words)}, ${dilution}${match}.`, ...said].join(' ');
    }),
  );
}

const SHADE_NAMES: Readonly<Record<string, PlanSheetKey>> = { Body: 'shadeBody', Edge: 'shadeEdge' };

/** Body and edge, in the first session too, or the zone that has a shade of its own. */
function shadeName({ name, label }: PlanShade, words: PlanSheetWords): string {
  const [part = '', ...rest] = name.split(' ');
  const key = SHADE_NAMES[part] ?? (`zone.${part}` as PlanSheetKey);
  const place = rest.length === 0 ? words.say(key) : words.say('shadeFirstSession', { part: words.say(key) });
  return label === undefined ? place : `${place} (${label})`;
}

const PIGMENT_WORDS: Readonly<Record<string, PlanSheetKey>> = {
  carbon: 'pigmentCarbon',
  carbonFine: 'pigmentCarbonFine',
  warmBlack: 'pigmentWarmBlack',
  ashGrey: 'pigmentAshGrey',
  ironOxideRed: 'pigmentIronOxideRed',
};

/** The pigment by its common name, a pigment of the studio's own by what it is called there, and what is mixed in. */
function inkWords(shade: PlanShade, words: PlanSheetWords): string {
  const key = PIGMENT_WORDS[shade.pigment];
  const pigment = key ? words.say(key) : shade.pigment;
  if (shade.neutraliser === 0) return pigment;
  return `${pigment} ${words.say('neutralised', { parts: words.number(shade.neutraliser, 1) })}`;
}

function drawFindings(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords): void {
  flow.heading(words.say('findings'), 2);
  if (plan.findings.length === 0) flow.paragraph(words.say('noFindings'));
  for (const finding of plan.findings) {
    const colour = finding.severity === 'note' ? INK.text : INK.warn;
    const say = (key: string, values: Phrase['values']): string => readableText(words.language, { key, values });
    const { values } = phrase('', finding.values);
    const key = `${finding.rule}.${finding.case}`;
    flow.need(48);
    // A plan of an older Whorl has the English sentences alone.
    const isNamed = finding.case !== '';
    flow.paragraph(isNamed ? say(`${key}.why`, values) : finding.message, {
      bold: finding.severity !== 'note',
      colour,
    });
    flow.paragraph(isNamed ? say(`${key}.todo`, values) : finding.whatToDo);
    const evidence = { rule: finding.rule, words: `evidence.${finding.evidence}` };
    flow.paragraph(say('pdf.evidence', evidence), { colour: INK.quiet, sizePt: 8.5 });
    flow.gap(3);
  }
}

function drawRisks(flow: PageFlow, words: PlanSheetWords): void {
  flow.heading(words.say('risks'), 2, 130);
  const keys = ['risk1', 'risk2', 'risk3', 'risk4', 'risk5', 'risk6', 'risk7'] as const;
  flow.bullets(keys.map((key) => words.say(key)));
}

const SOURCE_PT = 7.5;
const SOURCES_HEADING_PT = 28;

/** Where the numbers come from, in small: once, at the foot of the first page that has room for it. */
function openSources(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords) {
  const density = words.number(Math.max(0, ...plan.zones.map((zone) => zone.densityPerCm2)));
  const keys = ['source1', 'source2', 'source3', 'source4', 'source5'] as const;
  const text = keys.map((key) => words.say(key, { density })).join(' ');
  let isOpen = true;
  const now = (): void => {
    if (!isOpen) return;
    isOpen = false;
    flow.heading(words.say('sources'), 3, heightPt());
    flow.paragraph(text, { sizePt: SOURCE_PT, colour: INK.quiet });
  };
  const heightPt = (): number => {
    flow.pdf.font(PDF_FONTS.regular);
    flow.pdf.fontSize(SOURCE_PT);
    return flow.pdf.heightOfString(text, { width: flow.width, lineGap: 1.5 });
  };
  return {
    now,
    ifRoom(): void {
      if (SOURCES_HEADING_PT + heightPt() <= flow.room()) now();
    },
  };
}
