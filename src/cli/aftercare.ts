import { writeFile } from 'node:fs/promises';
import { aftercareIcs } from '#/documents/aftercare-ics.ts';
import { aftercareProgramme, latePreparation, type ProgrammeLine } from '#/practice/aftercare/programme.ts';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { dayIn, isMoment, isTimeZone, momentAt } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { type Option, optionsHelp, parseArguments } from './arguments.ts';
import { complain, PRACTICE_OPTIONS, printJson, readLanguage, readProtocol } from './practice-input.ts';

const OPTIONS: Readonly<Record<string, Option>> = {
  session: {
    kind: 'text',
    value: 'TIME',
    help: 'Start of the session, ISO 8601; without an offset it is in --zone (required).',
  },
  zone: { kind: 'text', value: 'ZONE', help: 'IANA time zone of the client, such as Europe/London (required).' },
  look: { kind: 'text', value: 'LOOK', help: 'shaved or density; without it the lines of both are given.' },
  on: {
    kind: 'text',
    value: 'DATE',
    help: 'Day on which the client hears of it: says on standard error what can no longer be done in time.',
  },
  ics: { kind: 'text', value: 'FILE', help: 'Also write the programme as a calendar file.' },
  ...PRACTICE_OPTIONS,
};

const HELP = `Usage: whorl aftercare --session TIME --zone ZONE [options]

Prints [{from, to, what, rule}] as JSON, in local calendar days; "to" is null for what lasts for ever.
docs/specs/aftercare.md states the rules.

${optionsHelp(OPTIONS)}

Exit codes: 0 done, 2 bad input, 4 the calendar file cannot be written.
`;

/** `whorl aftercare`: resolves to the exit code. */
export async function runAftercare(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, OPTIONS);
  if ('mistake' in parsed) return complain(parsed.mistake);
  if (parsed.flags['help']) {
    process.stdout.write(HELP);
    return 0;
  }
  const { session: given, zone, look, ics } = parsed.text;
  if (parsed.positionals.length > 0) return complain(`${parsed.positionals[0]} is not expected here. See --help.`);
  if (given === undefined) return complain('The session is missing: give --session TIME, such as 2026-05-01T10:00.');
  if (zone === undefined) return complain('The time zone is missing: give --zone Europe/London or another IANA zone.');
  if (!isTimeZone(zone)) return complain(`--zone ${zone} is not a time zone; write one such as Europe/London.`);
  const session = sessionMoment(given, zone);
  if (session === null)
    return complain(`--session ${given} is not a date and time; write one such as 2026-05-01T10:00.`);
  if (look !== undefined && look !== 'shaved' && look !== 'density') {
    return complain(`--look ${look} is not known; choose shaved or density.`);
  }
  const toldOn = parsed.text['on'];
  if (toldOn !== undefined && !isCalendarDay(toldOn)) {
    return complain(`--on ${toldOn} is not a day of the calendar; write YYYY-MM-DD.`);
  }
  const language = readLanguage(parsed.text);
  if (!language.ok) return complain(language.refusal);
  const protocol = readProtocol(parsed.text['protocol']);
  if (!protocol.ok) return complain(protocol.refusal);
  const lines = aftercareProgramme(session, { zone, protocol: protocol.value, ...(look ? { look } : {}) });
  if (ics !== undefined) {
    try {
      await writeFile(ics, aftercareIcs(lines, session, language.value, new Date(session)));
    } catch {
      process.stderr.write(`${ics} cannot be written; check that the folder exists and that you may write there.\n`);
      return 4;
    }
  }
  if (toldOn !== undefined) warnOfLate(lines, dayIn(session, zone), toldOn, language.value);
  printJson(lines.map(({ from, to, what, rule }) => ({ from, to, what: textOf(language.value, what), rule })));
  return 0;
}

function warnOfLate(lines: readonly ProgrammeLine[], sessionOn: string, toldOn: string, language: Language): void {
  const late = latePreparation(lines, sessionOn, toldOn);
  if (late === null) return;
  const intro = phrase('aftercare.lateIntro', { sessionOn, preparedFrom: late.preparedFrom });
  const words = [textOf(language, intro), ...late.lines.map(({ what }) => `- ${textOf(language, what)}`)];
  process.stderr.write(`${words.join('\n')}\n`);
}

/** A moment with offset as it is; a wall-clock time as one of the zone; null for anything else. */
function sessionMoment(text: string, zone: string): string | null {
  if (isMoment(text)) return isCalendarDay(text.slice(0, 10)) ? text : null;
  const [day = '', time = ''] = text.split('T');
  if (!isCalendarDay(day) || !/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) return null;
  return momentAt(day, time, zone);
}
