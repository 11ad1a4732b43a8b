import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { createPageFlow } from '#/documents/pdf/page-flow.ts';
import { programmeChapter } from '#/documents/practice/practice-chapters.ts';
import { aftercareProgramme } from '#/practice/aftercare/programme.ts';
import { isTimeZone } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { makePdf } from './pdf-document.ts';

export interface AftercareSheet {
  readonly start: string;
  readonly zone: string;
  readonly n: number;
  readonly language: Language;
  readonly look?: 'shaved' | 'density' | undefined;
}

/** The programme around one session as PDF; the same session gives the same bytes. */
export async function drawAftercareSheet(
  sheet: AftercareSheet,
  protocol: Protocol,
): Promise<Outcome<Uint8Array, Problem>> {
  const { start, zone, n, language, look } = sheet;
  if (!isTimeZone(zone)) {
    return refuse({ code: 'bad-request', message: 'zone is no time zone: name one such as Europe/London.' });
  }
  const lines = aftercareProgramme(start, { zone, protocol, ...(look ? { look } : {}) });
  const title = textOf(language, phrase('aftercare.title'));
  const bytes = await makePdf({ title, language, createdAt: new Date(start) }, (pdf) => {
    const flow = createPageFlow(pdf, (page) => textOf(language, phrase('pdf.footer', { title, page })));
    flow.newPage();
    programmeChapter(n, lines, language)(flow);
  });
  return accept(bytes);
}
