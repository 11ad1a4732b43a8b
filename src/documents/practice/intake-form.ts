import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { isTextKey, textOf } from '#/practice/catalogue/text-of.ts';
import { CHOICES } from '#/practice/intake/answers.ts';
import { QUESTIONS, type Question } from '#/practice/intake/questions.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { createPageFlow, INK, type PageFlow, tagged } from '../pdf/page-flow.ts';
import { PDF_FONTS, type PdfPort } from '../pdf/pdf-port.ts';
import { choicesWidth, drawChoices, drawSignatureLines, drawWritingLines } from '../pdf/write-on.ts';

type Say = (key: string) => string;

/** The parts of the form, by the first word of a question's path. */
const PARTS: Readonly<Record<string, string>> = {
  hair: 'pdf.intakeHair',
  health: 'pdf.intakeHealth',
  expects: 'pdf.intakeExpects',
};
/** Where answers stand that fit beside their question, as a share of the width. */
const ANSWERS_AT = 0.58;

/** The intake on paper: every question with its reason, those of the place too, boxes to tick and lines to write on. */
export function drawIntakeForm(pdf: PdfPort, language: Language, pack?: JurisdictionPack): void {
  const say: Say = (key) => textOf(language, phrase(key));
  const title = say('pdf.intake');
  const flow = createPageFlow(pdf, (page) => textOf(language, phrase('pdf.footer', { title, page })));
  flow.newPage();
  flow.heading(title, 1);
  flow.paragraph(say('pdf.intakeNote'), { colour: INK.quiet });
  drawSignatureLines(flow, [say('pdf.signName'), say('pdf.signDay')], 22);
  let part = '';
  for (const question of QUESTIONS) {
    const here = PARTS[question.path.split('.')[0] ?? ''] ?? 'pdf.intakeYou';
    if (here !== part) flow.heading(say(here), 2);
    part = here;
    drawQuestion(flow, question, say);
  }
  if (pack && pack.questions.length > 0) flow.heading(say('pdf.intakePlace'), 2);
  for (const { value } of pack?.questions ?? []) drawRow(flow, say(value), '', [say('choice.yes'), say('choice.no')]);
  flow.gap(8);
  flow.need(80);
  flow.paragraph(say('consent.ack.health'));
  drawSignatureLines(flow, [say('pdf.signDay'), say('pdf.signature')]);
}

function drawQuestion(flow: PageFlow, question: Question, say: Say): void {
  const why = `question.${question.path}.why`;
  const isScars = question.kind === 'scars';
  const hint = isScars ? say('pdf.intakeScars') : isTextKey(why) ? say(why) : '';
  drawRow(flow, say(`question.${question.path}.label`), hint, choicesOf(question, say), isScars ? 3 : 1);
}

/** Label and hint at the left; the answers, or a line to write on, beside them where they fit in one row, else below. */
function drawRow(flow: PageFlow, label: string, hint: string, choices: readonly string[], lines = 1): void {
  const { pdf } = flow;
  const beside = flow.width * (1 - ANSWERS_AT);
  const fits = choices.length > 0 ? choicesWidth(flow, choices) <= beside : lines === 1;
  const width = fits ? flow.width * ANSWERS_AT - 10 : flow.width;
  pdf.font(PDF_FONTS.bold);
  pdf.fontSize(9);
  const labelPt = pdf.heightOfString(label, { width });
  pdf.font(PDF_FONTS.regular);
  pdf.fontSize(7.5);
  const hintPt = hint ? pdf.heightOfString(hint, { width }) + 1 : 0;
  flow.need(labelPt + hintPt + (fits ? 6 : 34));
  const top = flow.y;
  tagged(pdf, 'P', () => {
    pdf.font(PDF_FONTS.bold);
    pdf.fontSize(9);
    pdf.fillColor(INK.text);
    pdf.text(label, flow.left, top, { width });
    pdf.font(PDF_FONTS.regular);
    pdf.fontSize(7.5);
    pdf.fillColor(INK.quiet);
    if (hint) pdf.text(hint, flow.left, top + labelPt + 1, { width });
  });
  const below = top + labelPt + hintPt;
  if (!fits) flow.y = below + 3;
  const left = fits ? flow.left + flow.width * ANSWERS_AT : flow.left + 2;
  if (choices.length > 0) drawChoices(flow, choices, left);
  else if (fits) drawLineBeside(flow, left, top);
  else drawWritingLines(flow, lines);
  flow.y = Math.max(flow.y, below) + 5;
}

function drawLineBeside(flow: PageFlow, left: number, top: number): void {
  const { pdf } = flow;
  tagged(pdf, 'Figure', () => {
    pdf.strokeColor(INK.line);
    pdf.lineWidth(0.7);
    pdf.moveTo(left, top + 12);
    pdf.lineTo(flow.left + flow.width, top + 12);
    pdf.stroke();
  });
  flow.y = top + 14;
}

function choicesOf({ kind, choices, path }: Question, say: Say): readonly string[] {
  if (kind === 'yesNo') return [say('choice.yes'), say('choice.no')];
  if (choices) return CHOICES[choices].map((name) => say(`choice.${choices}.${name}`));
  return /zones$/i.test(path) ? ZONE_IDS.map((zone) => say(`zone.${zone}`)) : [];
}
