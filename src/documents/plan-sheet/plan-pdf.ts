import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { PlanRecord, PlanShade } from '#/planning/plan-record.ts';
import { type Phrase, phrase } from '#/practice/catalogue/phrase.ts';
import { readableText, textOf } from '#/practice/catalogue/text-of.ts';
import type { PlanSheetKey } from '../catalogue/plan-sheet-en.ts';
import type { PlanSheetWords } from '../catalogue/plan-sheet-words.ts';
import { createPageFlow, INK, type PageFlow, type ParagraphStyle } from '../pdf/page-flow.ts';
import type { PdfPort } from '../pdf/pdf-port.ts';
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
  const risks = listSection(flow, words.say('risks'), [], riskWords(plan, words));
  const shades = usedShades(plan).map((shade) => shadeWords(shade, words));
  const shade = listSection(flow, words.say('shadeHeading'), [words.say('shadeIntro'), skinWords(plan, words)], shades);
  // A page with the shades alone looks like a mistake: the drawing makes room, or the risks go over with them.
  if (input.laterLoss) drawLaterLoss(flow, input.laterLoss, words, risks.heightPt + shade.heightPt);
  if (flow.room() < risks.heightPt + shade.heightPt) flow.freshPage();
  risks.draw();
  shade.draw();
  sources.ifRoom();
  for (const chapter of input.chapters ?? []) chapter(flow);
  flow.freshPage();
  sources.now();
  drawDensityCards(flow, plan, words);
}

/** A heading, paragraphs and a list, short enough to stay on one page: its last line alone on the next would be overlooked. */
function listSection(flow: PageFlow, title: string, paragraphs: readonly string[], items: readonly string[]) {
  const bodyPt = paragraphs.reduce((sum, text) => sum + flow.paragraphPt(text), 0) + flow.bulletsPt(items);
  return {
    heightPt: flow.headingPt(title, 2) + bodyPt,
    draw(): void {
      flow.heading(title, 2, bodyPt);
      for (const text of paragraphs) flow.paragraph(text);
      flow.bullets(items);
    },
  };
}

function skinWords({ skin }: PlanRecord, words: PlanSheetWords): string {
  const [l, a, b] = skin.lab;
  const source = {
    card: 'skinFromCard',
    photo: 'skinFromPhoto',
    case: 'skinFromCase',
    default: 'skinDefault',
  } as const;
  return `${words.say('skin')}: L* ${words.number(l, 1)}, a* ${words.number(a, 1)}, b* ${words.number(b, 1)}, ITA ${words.number(skin.ita, 0)}° (${words.say(source[skin.source])}; ${words.say('skinDoubt', { doubt: words.number(skin.doubtDE00, 1) })})`;
}

function shadeWords(shade: PlanShade, words: PlanSheetWords): string {
  const dilution =
    shade.dilution > 0 ? words.say('diluted', { dilution: words.number(shade.dilution, 0) }) : words.say('undiluted');
  const match = shade.dE00
    ? `; ${words.say('shadeMatch', { p10: words.number(shade.dE00[0], 1), p50: words.number(shade.dE00[1], 1), p90: words.number(shade.dE00[2], 1) })}`
    : '';
  const said = shade.warnings.map(({ code, values }) => textOf(words.language, phrase(`shade.${code}`, values)));
  return [`${shadeName(shade, words)}: ${inkWords(shade, words)}, ${dilution}${match}.`, ...said].join(' ');
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
    const say = (key: string, values: Phrase['values']): string => readableText(words.language, { key, values });
    const { values } = phrase('', finding.values);
    const key = `${finding.rule}.${finding.case}`;
    // A plan of an older Whorl has the English sentences alone.
    const isNamed = finding.case !== '';
    const isNote = finding.severity === 'note';
    const evidence = { rule: finding.rule, words: `evidence.${finding.evidence}` };
    const lines: readonly (readonly [string, ParagraphStyle])[] = [
      [isNamed ? say(`${key}.why`, values) : finding.message, { bold: !isNote, colour: isNote ? INK.text : INK.warn }],
      [isNamed ? say(`${key}.todo`, values) : finding.whatToDo, {}],
      [say('pdf.evidence', evidence), { colour: INK.quiet, sizePt: 8.5 }],
    ];
    flow.need(lines.reduce((sum, line) => sum + flow.paragraphPt(...line), 0));
    for (const line of lines) flow.paragraph(...line);
    flow.gap(3);
  }
}

/** Shades that a zone has in some session: a plan without a hairline mixes none for its edge. */
function usedShades({ shades, zones, sessions }: PlanRecord): readonly PlanShade[] {
  const used = new Set([...zones, ...sessions.flatMap((session) => session.zones)].map(({ shade }) => shade));
  return shades.filter((_, index) => used.has(index));
}

/** Dots between hair that stays, and in a scar, ask nobody to shave. */
const BETWEEN_HAIR: readonly ZoneId[] = ['parting', 'scar'];

function riskWords({ zones, caseFile }: PlanRecord, words: PlanSheetWords): readonly string[] {
  const isShaved = caseFile.design?.goal !== 'density' && zones.some(({ zone }) => !BETWEEN_HAIR.includes(zone));
  const keys = [
    'risk1',
    'risk2',
    'risk3',
    'risk4',
    'risk5',
    ...(isShaved ? (['risk6'] as const) : []),
    'risk7',
  ] as const;
  return keys.map((key) => words.say(key));
}

const SOURCE_STYLE = { sizePt: 7.5, colour: INK.quiet } as const;
const SOURCES_HEADING_PT = 28;

const PUBLISHED_SHARES = [0.3, 0.7, 1];
const USUAL_DOTS_PER_MINUTE = 80;

/** The sources of what this plan has from us; what the studio chose itself has none. */
function sourcesOf({ sessions, caseFile }: PlanRecord): readonly PlanSheetKey[] {
  const hasShares = sessions.map(({ share }) => share).join() === PUBLISHED_SHARES.join();
  const hasSpeed = sessions.every(
    ({ dots, needleMinutes }) => Math.abs(needleMinutes - dots / USUAL_DOTS_PER_MINUTE) < 1,
  );
  const hasGaps = sessions.length > 1 && caseFile.dates?.gapsDays === undefined;
  return [
    'source1',
    ...(hasShares ? (['source2'] as const) : []),
    'source3',
    ...(hasSpeed ? (['source4'] as const) : []),
    ...(hasGaps ? (['source5'] as const) : []),
  ];
}

/** Where the numbers come from, in small: once, at the foot of the first page that has room for it. */
function openSources(flow: PageFlow, plan: PlanRecord, words: PlanSheetWords) {
  const density = words.number(Math.max(0, ...plan.zones.map((zone) => zone.densityPerCm2)));
  const text = sourcesOf(plan)
    .map((key) => words.say(key, { density }))
    .join(' ');
  let isOpen = true;
  const now = (): void => {
    if (!isOpen) return;
    isOpen = false;
    flow.heading(words.say('sources'), 3, heightPt());
    flow.paragraph(text, SOURCE_STYLE);
  };
  const heightPt = (): number => flow.paragraphPt(text, SOURCE_STYLE);
  return {
    now,
    ifRoom(): void {
      if (SOURCES_HEADING_PT + heightPt() <= flow.room()) now();
    },
  };
}
