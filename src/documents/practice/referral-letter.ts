import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { Client } from '#/practice/client/client.ts';
import { describeFinding } from '#/practice/screening/describe-finding.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { createPageFlow, INK, tagged } from '../pdf/page-flow.ts';
import { mmToPoints, type PdfPort } from '../pdf/pdf-port.ts';

/** What the letter needs beside the screening. */
export interface ReferralInput {
  readonly client: Pick<Client, 'givenName' | 'familyName' | 'birthDate'>;
  readonly screening: Screening;
  /** Sessions of the course that is planned. */
  readonly sessions: number;
}

const REPLY_LINES = 7;
const LINE_MM = 9;

/** A letter to a doctor with every finding that asks one, urgent ones first, and room for the reply. */
export function drawReferralLetter(pdf: PdfPort, input: ReferralInput, language: Language): void {
  const { client, screening, sessions } = input;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    textOf(language, phrase(key, values));
  const flow = createPageFlow(pdf, (page) => say('pdf.footer', { title: say('letter.title'), page }));
  const name = `${client.givenName} ${client.familyName}`.trim();
  flow.newPage();
  flow.heading(say('letter.title'), 1);
  flow.paragraph(say('letter.intro', { name, birthDate: client.birthDate ?? '...', sessions }));
  flow.heading(say('letter.findings', { on: screening.on }), 2);
  const asked = screening.findings.filter(
    (finding) => finding.action === 'askDoctor' || finding.before === 'askDoctor',
  );
  for (const finding of [...asked].sort((a, b) => Number(b.urgent) - Number(a.urgent))) {
    const words = describeFinding(finding, language);
    const where = finding.zone ? ` (${say(`zone.${finding.zone}`)})` : '';
    flow.paragraph(`${finding.rule}${where}${finding.urgent ? `: ${say('pdf.urgent')}` : ''}`, {
      bold: true,
      colour: finding.urgent ? INK.warn : INK.text,
    });
    flow.paragraph(words.why);
  }
  flow.gap(6);
  flow.paragraph(say('letter.ask'));
  flow.heading(say('letter.reply'), 2);
  const height = mmToPoints(LINE_MM * REPLY_LINES);
  flow.figure(say('letter.reply'), height, (top) => {
    pdf.strokeColor(INK.line);
    pdf.lineWidth(0.7);
    for (let line = 1; line <= REPLY_LINES; line++) {
      const y = top + mmToPoints(LINE_MM * line);
      pdf.moveTo(flow.left, y);
      pdf.lineTo(flow.left + flow.width, y);
      pdf.stroke();
    }
  });
  flow.gap(18);
  tagged(pdf, 'P', () => {
    pdf.fillColor(INK.quiet);
    pdf.fontSize(8.5);
    pdf.text(say('letter.signature'), flow.left, flow.y, { width: flow.width });
  });
}
