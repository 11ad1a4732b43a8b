import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { createPageFlow } from '#/documents/pdf/page-flow.ts';
import { type ForecastForClient, forecastChapter } from '#/documents/practice/forecast-chapter.ts';
import { programmeChapter } from '#/documents/practice/practice-chapters.ts';
import { courseProgramme, latePreparation } from '#/practice/aftercare/programme.ts';
import { dayIn, isTimeZone } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { makePdf } from './pdf-document.ts';

export interface AftercareSheet {
  readonly start: string;
  /** Start of the session after it. */
  readonly next?: string | undefined;
  /** Day on which the client hears of it. */
  readonly toldOn?: string | undefined;
  readonly zone: string;
  readonly n: number;
  readonly language: Language;
  readonly look?: 'shaved' | 'density' | undefined;
}

/** The programme around one session as PDF, and how long the look lasts where that is told; the same session gives the same bytes. */
export async function drawAftercareSheet(
  sheet: AftercareSheet,
  protocol: Protocol,
  forecast?: ForecastForClient,
): Promise<Outcome<Uint8Array, Problem>> {
  const { start, next, toldOn, zone, n, language, look } = sheet;
  if (!isTimeZone(zone)) {
    return refuse({ code: 'bad-request', message: 'zone is no time zone: name one such as Europe/London.' });
  }
  const sessions = [{ n, start }, ...(next ? [{ n: n + 1, start: next }] : [])];
  const lines = courseProgramme(sessions, { zone, protocol, ...(look ? { look } : {}) }).filter(
    ({ session }) => session === n,
  );
  const late = toldOn ? latePreparation(lines, dayIn(start, zone), toldOn) : null;
  const title = textOf(language, phrase('aftercare.title'));
  const bytes = await makePdf({ title, language, createdAt: new Date(start) }, (pdf) => {
    const flow = createPageFlow(pdf, (page) => textOf(language, phrase('pdf.footer', { title, page })));
    flow.newPage();
    programmeChapter({ n, on: dayIn(start, zone), lines, late }, language)(flow);
    if (forecast) forecastChapter(forecast, language)(flow);
  });
  return accept(bytes);
}
