import type { ProgrammeLine } from '#/practice/aftercare/programme.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { type Phrase, phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { ConsentDraft } from '#/practice/consent/consent-text.ts';
import type { Course } from '#/practice/course/course.ts';
import type { ComparedOption } from '#/practice/options/compare-options.ts';
import { CLIENT_STATEMENTS } from '#/practice/screening/client-statements.ts';
import { describeFinding } from '#/practice/screening/describe-finding.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { INK, type PageFlow } from '../pdf/page-flow.ts';
import { PDF_FONTS } from '../pdf/pdf-port.ts';
import { drawTable } from '../pdf/table.ts';

/** Writes one chapter into a document that is being drawn. */
export type Chapter = (flow: PageFlow) => void;

const QUIET = { sizePt: 8.5, colour: INK.quiet } as const;

/** The result of screening by severity: reason, what to do, evidence; then what every client is told. */
export function screeningChapter(screening: Screening, language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.screening'), 2);
    flow.paragraph(
      say('pdf.screenedOn', { on: screening.on, pack: screening.pack, protocol: screening.protocolVersion }),
      QUIET,
    );
    flow.paragraph(say(`outcome.${screening.outcome}`), { bold: true, sizePt: 12, colour: outcomeColour(screening) });
    if (screening.until) flow.paragraph(say('pdf.until', { until: screening.until }));
    if (screening.missing.length > 0) {
      flow.paragraph(say('pdf.missing'));
      flow.bullets(screening.missing.map((path) => say(`question.${path}.label`)));
    }
    for (const finding of screening.findings) {
      const words = describeFinding(finding, language);
      const where = [
        ...(finding.zone ? [say(`zone.${finding.zone}`)] : []),
        ...(finding.goal ? [say(`choice.goal.${finding.goal}`)] : []),
      ].join(', ');
      const strong = finding.action !== 'go' && finding.action !== 'goWithCare';
      const label = `${finding.rule}. ${say(`outcome.${finding.action}`)}${where ? ` (${where})` : ''}${finding.urgent ? `: ${say('pdf.urgent')}` : ''}`;
      flow.paragraph(label, { bold: true, colour: strong ? INK.warn : INK.text });
      flow.paragraph(`${words.why} ${words.todo}`);
      if (words.condition) flow.paragraph(say('screening.waitFor', { condition: words.condition }));
      flow.paragraph(say('pdf.evidence', { code: finding.evidence }), QUIET);
    }
    flow.bullets(CLIENT_STATEMENTS.map((key) => say(key)));
  };
}

/** The options side by side, each with why it fits this person or not. */
export function optionsChapter(options: readonly ComparedOption[], language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.options'), 2);
    drawTable(
      flow,
      [
        { title: say('pdf.option'), share: 2 },
        { title: say('pdf.fits'), share: 3 },
        { title: say('pdf.time'), share: 2.4 },
        { title: say('pdf.upkeep'), share: 2 },
      ],
      options.map(({ rule, fits, because }) => ({
        cells: [
          `${say(`${rule.id}.name`)}\n${say(`${rule.id}.does`)}`,
          [
            // The reasons against an option begin with the verdict themselves.
            ...(fits === 'yes' ? [`${say('option.fits.yes')}.`] : []),
            ...because.map((reason) => textOf(language, reason)),
          ].join(' '),
          say(`${rule.id}.time`),
          `${say(`${rule.id}.upkeep`)} ${say(`option.cost.${rule.costClass}`)}. ${say(`option.reversible.${rule.reversible}`)}.`,
        ],
      })),
    );
  };
}

/** The sessions with their dates and why none is earlier. */
export function courseChapter(course: Course, language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.course'), 2);
    flow.paragraph(say('pdf.courseZone', { zone: course.zone }), QUIET);
    drawTable(
      flow,
      [
        { title: say('pdf.session'), share: 1 },
        { title: say('pdf.start'), share: 2 },
        { title: say('pdf.minutes'), share: 1, align: 'right' },
        { title: say('pdf.dots'), share: 1, align: 'right' },
        { title: say('pdf.zones'), share: 3 },
        { title: say('pdf.because'), share: 3 },
      ],
      course.sessions.map((session) => ({
        cells: [
          String(session.n),
          session.start.slice(0, 16).replace('T', ' '),
          String(session.minutes),
          String(session.dots),
          session.zones.map((zone) => say(`zone.${zone}`)).join(', '),
          session.earliestBecause.map(({ rule, reason }) => `${rule}: ${textOf(language, reason)}`).join('; '),
        ],
      })),
    );
  };
}

/** The words of the consent with this plan's own numbers, and an empty box before each statement to tick. */
export function consentChapter(draft: ConsentDraft, language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.consent'), 2);
    flow.paragraph(say('pdf.consentDraft', { version: draft.version }), QUIET);
    for (const section of draft.sections) {
      flow.heading(textOf(language, section.heading), 3);
      flow.bullets(section.lines.map((line) => textOf(language, line)));
    }
    flow.heading(say('pdf.acknowledge'), 3);
    for (const statement of draft.acknowledgements) drawTick(flow, textOf(language, statement));
  };
}

/** The dated programme around one session. */
export function programmeChapter(n: number, lines: readonly ProgrammeLine[], language: Language): Chapter {
  const say = speaker(language);
  return (flow) => {
    flow.heading(say('pdf.programme', { n }), 2);
    drawTable(
      flow,
      [
        { title: say('pdf.from'), share: 1.2 },
        { title: say('pdf.to'), share: 1.2 },
        { title: say('pdf.what'), share: 7 },
      ],
      lines.map((line) => ({
        cells: [line.from, line.to ?? say('pdf.forEver'), textOf(language, line.what)],
        bold: line.kind === 'watch',
      })),
    );
  };
}

function drawTick(flow: PageFlow, words: string): void {
  const { pdf } = flow;
  const indent = 18;
  pdf.font(PDF_FONTS.regular);
  pdf.fontSize(9.5);
  const height = Math.max(12, pdf.heightOfString(words, { width: flow.width - indent, lineGap: 1.5 }));
  flow.need(height);
  pdf.addStructure(
    pdf.struct('P', {}, () => {
      pdf.strokeColor(INK.quiet);
      pdf.lineWidth(0.8);
      pdf.rect(flow.left + 2, flow.y + 2, 9, 9);
      pdf.stroke();
      pdf.fillColor(INK.text);
      pdf.text(words, flow.left + indent, flow.y, { width: flow.width - indent, lineGap: 1.5 });
    }),
  );
  flow.y += height + 4;
}

function outcomeColour({ outcome }: Screening): string {
  return outcome === 'go' || outcome === 'goWithCare' ? INK.accent : INK.warn;
}

function speaker(language: Language): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  return (key, values = {}) => textOf(language, phrase(key, values));
}

/** A heading with sentences under it. */
export function noteChapter(heading: string, lines: readonly Phrase[], language: Language): Chapter {
  return (flow) => {
    flow.heading(textOf(language, phrase(heading)), 2);
    for (const line of lines) flow.paragraph(textOf(language, line));
  };
}
