import { type LatePreparation, lineText, type ProgrammeLine } from '#/practice/aftercare/programme.ts';
import type { CalendarDay } from '#/practice/calendar/calendar-day.ts';
import { dayText, shortDayText } from '#/practice/catalogue/day-text.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { numberText } from '#/practice/catalogue/number-text.ts';
import { type Phrase, phrase } from '#/practice/catalogue/phrase.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';
import type { ConsentDraft } from '#/practice/consent/consent-text.ts';
import type { Course } from '#/practice/course/course.ts';
import type { ComparedOption } from '#/practice/options/compare-options.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { CLIENT_STATEMENTS } from '#/practice/screening/client-statements.ts';
import { readableFinding } from '#/practice/screening/describe-finding.ts';
import type { Finding, Screening } from '#/practice/screening/finding.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { drawTable } from '../pdf/table.ts';
import { drawSignatureLines, drawTick } from '../pdf/write-on.ts';

/** Writes one chapter into a document that is being drawn. */
export type Chapter = (flow: PageFlow) => void;

const QUIET = { sizePt: 8.5, colour: INK.quiet } as const;

/** The result of screening by severity: reason, what to do, evidence; what every client is told; what the place asks of the studio. */
export function screeningChapter(screening: Screening, language: Language, pack?: JurisdictionPack): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.screening'), 1, 120);
    flow.paragraph(
      say('pdf.screenedOn', { on: screening.on, pack: `pack.${screening.pack}`, protocol: screening.protocolVersion }),
      QUIET,
    );
    flow.paragraph(say(`outcome.${screening.outcome}`), { bold: true, sizePt: 12, colour: outcomeColour(screening) });
    if (screening.until) flow.paragraph(say('pdf.until', { until: screening.until }));
    if (screening.missing.length > 0) {
      flow.paragraph(say('pdf.missing'));
      flow.bullets(screening.missing.map((path) => say(`question.${path}.label`)));
    }
    for (const finding of screening.findings) drawFinding(flow, finding, language);
    flow.heading(say('pdf.toldToAll'), 3);
    flow.bullets(CLIENT_STATEMENTS.map((key) => say(key)));
    if (pack) drawPlace(flow, pack, language);
  };
}

/** Licences that must be held and questions on top of the intake, each with how well it is sourced. */
function drawPlace(flow: PageFlow, { id, licences, questions }: JurisdictionPack, language: Language): void {
  const say = speaker(language);
  flow.heading(say('pdf.placeAsks', { place: `pack.${id}` }), 3);
  const asked = [...licences, ...questions];
  flow.bullets(asked.map(({ value, evidence }) => `${say(value)} (${say(`evidence.${evidence}`)})`));
}

function drawFinding(flow: PageFlow, finding: Finding, language: Language): void {
  const say = speaker(language);
  const words = readableFinding(finding, language);
  const where = [
    ...(finding.zone ? [say(`zone.${finding.zone}`)] : []),
    ...(finding.goal ? [say(`choice.goal.${finding.goal}`)] : []),
  ].join(', ');
  const strong = finding.action !== 'go' && finding.action !== 'goWithCare';
  const verdict = [say(`outcome.${finding.action}`), ...(finding.urgent ? [say('pdf.urgent')] : [])].join(': ');
  flow.need(60);
  flow.gap(3);
  flow.paragraph(`${verdict}${where ? ` (${where})` : ''}`, { bold: true, colour: strong ? INK.warn : INK.text });
  flow.paragraph(`${words.why} ${words.todo}`);
  if (words.condition) flow.paragraph(say('screening.waitFor', { condition: words.condition }));
  flow.paragraph(say('pdf.evidence', { rule: finding.rule, words: `evidence.${finding.evidence}` }), QUIET);
}

/** The options side by side, each with why it fits this person or not. */
export function optionsChapter(options: readonly ComparedOption[], language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.options'), 1, 130);
    drawTable(
      flow,
      [
        { title: say('pdf.option'), share: 3 },
        { title: say('pdf.fits'), share: 2.6 },
        { title: say('pdf.time'), share: 2 },
        { title: say('pdf.upkeep'), share: 2.4 },
      ],
      options.map(({ rule, fits, because }) => ({
        cells: [
          `${say(`${rule.id}.name`)}\n${say(`${rule.id}.does`)}`,
          [
            // The reasons against an option begin with the verdict themselves.
            ...(fits === 'yes' ? [`${say('option.fits.yes')}.`] : []),
            ...because.map((reason) => readableText(language, reason)),
          ].join(' '),
          say(`${rule.id}.time`),
          `${say(`${rule.id}.upkeep`)} ${say(`option.cost.${rule.costClass}`)}. ${say(`option.reversible.${rule.reversible}`)}.`,
        ],
      })),
    );
  };
}

/** The sessions with their dates and why none is earlier. `proposed`: nobody has chosen the first day yet. */
export function courseChapter(course: Course, language: Language, proposed = false): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.course'), 1, 120);
    flow.paragraph(say(proposed ? 'pdf.courseProposed' : 'pdf.courseZone', { zone: course.zone }), QUIET);
    drawTable(
      flow,
      [
        { title: say('pdf.session'), share: 1 },
        { title: say('pdf.start'), share: 2.4 },
        { title: say('pdf.minutes'), share: 1, align: 'right' },
        { title: say('pdf.dots'), share: 1, align: 'right' },
        { title: say('pdf.zones'), share: 3 },
        { title: say('pdf.because'), share: 3 },
      ],
      course.sessions.map((session) => ({
        cells: [
          String(session.n),
          `${shortDayText(language, session.start.slice(0, 10))}, ${session.start.slice(11, 16)}`,
          numberText(language, session.minutes, 0),
          numberText(language, session.dots, 0),
          session.zones.map((zone) => say(`zone.${zone}`)).join(', '),
          session.earliestBecause.map(({ reason }) => readableText(language, reason)).join('; '),
        ],
      })),
    );
  };
}

const CONSENT_KEEP_PT = 340;

/** The words of the consent with this plan's own numbers, and an empty box before each statement to tick. `hours`: cooling-off. */
export function consentChapter(draft: ConsentDraft, hours: number, language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    // On the page of the chapter before only where half of it is left, so that neither stands on a nearly empty page.
    flow.heading(say('pdf.consent'), 1, CONSENT_KEEP_PT);
    flow.paragraph(say('pdf.consentDraft', { version: draft.version, hours }), QUIET);
    for (const section of draft.sections) {
      flow.heading(readableText(language, section.heading), 3);
      flow.bullets(section.lines.map((line) => readableText(language, line)));
    }
    // The statements and the lines to sign on stay on one page.
    flow.heading(say('pdf.acknowledge'), 3, 66 + 16 * draft.acknowledgements.length);
    for (const statement of draft.acknowledgements) drawTick(flow, readableText(language, statement));
    drawSignatureLines(flow, [say('pdf.signName'), say('pdf.signDay'), say('pdf.signature')]);
  };
}

/** One session of a programme. */
export interface SessionProgramme {
  readonly n: number;
  readonly on: CalendarDay;
  readonly lines: readonly ProgrammeLine[];
  /** What of the preparation comes too late. */
  readonly late: LatePreparation | null;
}

/** The client reads it at home, standing before a mirror. */
const AT_HOME_PT = 9.5;

/** The dated programme around one session, and first what can no longer be done in time. */
export function programmeChapter({ n, on, lines, late }: SessionProgramme, language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.freshPage();
    flow.heading(say('pdf.programme', { n }), 1);
    flow.paragraph(dayText(language, on), { sizePt: 12, colour: INK.quiet });
    flow.gap(4);
    if (late) {
      flow.paragraph(say('aftercare.late'), { bold: true, colour: INK.warn });
      flow.paragraph(say('aftercare.lateIntro', { sessionOn: on, preparedFrom: late.preparedFrom }));
      flow.bullets(late.lines.map((line) => lineText(language, line)));
      flow.gap(4);
    }
    drawTable(
      flow,
      [
        { title: say('pdf.from'), share: 1.3 },
        { title: say('pdf.to'), share: 1.3 },
        { title: say('pdf.what'), share: 7 },
      ],
      lines.map((line) => ({
        cells: [
          shortDayText(language, line.from),
          line.to === null ? say('pdf.forEver') : shortDayText(language, line.to),
          lineText(language, line),
        ],
        bold: line.kind === 'watch',
      })),
      AT_HOME_PT,
    );
  };
}

function outcomeColour({ outcome }: Screening): string {
  return outcome === 'go' || outcome === 'goWithCare' ? INK.accent : INK.warn;
}

function speaker(language: Language): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  return (key, values = {}) => readableText(language, phrase(key, values));
}

/** A heading with sentences under it. */
export function noteChapter(heading: string, lines: readonly Phrase[], language: Language): Chapter {
  return (flow) => {
    flow.heading(readableText(language, phrase(heading)), 1);
    for (const line of lines) flow.paragraph(readableText(language, line));
  };
}
