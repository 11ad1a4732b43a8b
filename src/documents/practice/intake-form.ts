import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { isTextKey, textOf } from '#/practice/catalogue/text-of.ts';
import { CHOICES } from '#/practice/intake/answers.ts';
import { QUESTIONS, type Question } from '#/practice/intake/questions.ts';
import { createPageFlow, INK, type PageFlow } from '../pdf/page-flow.ts';
import { PDF_FONTS, type PdfPort } from '../pdf/pdf-port.ts';

const BOX = 8;
const GAP = 14;

/** The intake on paper: every question with its reason, boxes to tick and lines to write on. */
export function drawIntakeForm(pdf: PdfPort, language: Language): void {
  const say = (key: string): string => textOf(language, phrase(key));
  const title = say('pdf.intake');
  const flow = createPageFlow(pdf, (page) => textOf(language, phrase('pdf.footer', { title, page })));
  flow.newPage();
  flow.heading(title, 1);
  flow.paragraph(say('pdf.intakeNote'), { colour: INK.quiet });
  for (const question of QUESTIONS) drawQuestion(flow, question, say);
}

function drawQuestion(flow: PageFlow, question: Question, say: (key: string) => string): void {
  flow.need(46);
  flow.gap(3);
  flow.paragraph(say(`question.${question.path}.label`), { bold: true, sizePt: 9 });
  const why = `question.${question.path}.why`;
  if (isTextKey(why)) flow.paragraph(say(why), { sizePt: 7.5, colour: INK.quiet });
  const choices = choicesOf(question, say);
  if (choices.length > 0) drawBoxes(flow, choices);
  else drawLines(flow, question.kind === 'scars' ? 3 : 1);
}

function choicesOf({ kind, choices, path }: Question, say: (key: string) => string): readonly string[] {
  if (kind === 'yesNo') return [say('choice.yes'), say('choice.no')];
  if (choices) return CHOICES[choices].map((name) => say(`choice.${choices}.${name}`));
  return /zones$/i.test(path) ? ZONE_IDS.map((zone) => say(`zone.${zone}`)) : [];
}

/** Boxes with their words, in as many rows as they need. */
function drawBoxes(flow: PageFlow, choices: readonly string[]): void {
  const { pdf } = flow;
  let x = flow.left + 2;
  for (const words of choices) {
    pdf.font(PDF_FONTS.regular);
    pdf.fontSize(8.5);
    const width = BOX + 5 + pdf.widthOfString(words) + GAP;
    if (x + width > flow.left + flow.width + GAP) {
      x = flow.left + 2;
      flow.y += 15;
      flow.need(15);
    }
    const left = x;
    pdf.addStructure(
      pdf.struct('P', {}, () => {
        pdf.strokeColor(INK.quiet);
        pdf.lineWidth(0.8);
        pdf.rect(left, flow.y + 2, BOX, BOX);
        pdf.stroke();
        pdf.fillColor(INK.text);
        pdf.text(words, left + BOX + 5, flow.y, { lineBreak: false });
      }),
    );
    x += width;
  }
  flow.y += 17;
}

function drawLines(flow: PageFlow, count: number): void {
  const { pdf } = flow;
  flow.figure('', 18 * count, (top) => {
    pdf.strokeColor(INK.line);
    pdf.lineWidth(0.7);
    for (let line = 1; line <= count; line++) {
      pdf.moveTo(flow.left + 2, top + 16 * line);
      pdf.lineTo(flow.left + flow.width * 0.7, top + 16 * line);
      pdf.stroke();
    }
  });
}
