import { dayText } from '#/practice/catalogue/day-text.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';
import type { Client } from '#/practice/client/client.ts';
import { readableFinding } from '#/practice/screening/describe-finding.ts';
import type { Finding, Screening } from '#/practice/screening/finding.ts';
import { createPageFlow, INK, type PageFlow } from '../pdf/page-flow.ts';
import type { PdfPort } from '../pdf/pdf-port.ts';
import { drawSignatureLines, drawTick, drawWritingLines } from '../pdf/write-on.ts';

/** What the letter needs beside the screening. */
export interface ReferralInput {
  readonly client: Pick<Client, 'givenName' | 'familyName' | 'birthDate'>;
  readonly screening: Screening;
  /** Sessions of the course that is planned. */
  readonly sessions: number;
}

const REPLY_LINES = 5;
const REPLIES = ['replyYes', 'replyCare', 'replyWait', 'replyNo'] as const;

/** A letter to a doctor with every finding that asks one, urgent ones first, and room for the reply. */
export function drawReferralLetter(pdf: PdfPort, input: ReferralInput, language: Language): void {
  const { client, screening, sessions } = input;
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    readableText(language, phrase(key, values));
  const flow = createPageFlow(pdf, (page) => say('pdf.footer', { title: say('letter.title'), page }));
  const name = `${client.givenName} ${client.familyName}`.trim();
  flow.newPage();
  flow.paragraph(dayText(language, screening.on), { colour: INK.quiet });
  flow.heading(say('letter.title'), 1);
  flow.paragraph(say('letter.to'), { bold: true });
  flow.gap(4);
  flow.paragraph(say('letter.intro', { name, birthDate: client.birthDate ?? '...', count: sessions }));
  flow.heading(say('letter.findings', { on: screening.on }), 2);
  const asked = screening.findings.filter(
    (finding) => finding.action === 'askDoctor' || finding.before === 'askDoctor',
  );
  for (const finding of [...asked].sort((a, b) => Number(b.urgent) - Number(a.urgent)))
    drawQuestion(flow, finding, language);
  flow.gap(4);
  flow.paragraph(say('letter.ask'));
  flow.heading(say('letter.reply'), 2, 260);
  for (const reply of REPLIES) drawTick(flow, say(`letter.${reply}`));
  drawWritingLines(flow, REPLY_LINES, 24);
  drawSignatureLines(flow, [say('pdf.signDay'), say('letter.signature')]);
}

/** What was found, in words that name it; the rule stands small behind for the studio's file. */
function drawQuestion(flow: PageFlow, finding: Finding, language: Language): void {
  const say = (key: string): string => readableText(language, phrase(key));
  const where = finding.zone ? ` (${say(`zone.${finding.zone}`)})` : '';
  const urgent = finding.urgent ? `${say('pdf.urgent')}: ` : '';
  const words = `${urgent}${readableFinding(finding, language).why}${where}`;
  flow.bullets([`${words.charAt(0).toUpperCase()}${words.slice(1)} [${finding.rule}]`], {
    bold: finding.urgent,
    colour: finding.urgent ? INK.warn : INK.text,
  });
}
