import { parsePlanFile } from '#/planning/parse-plan-file.ts';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { isClockTime, isTimeZone } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { CourseSession } from '#/practice/course/course.ts';
import { courseWorkOfPlan } from '#/practice/course/course-work-of-plan.ts';
import { bookableFrom, COURSE_TIME_DEFAULT, layOutCourse } from '#/practice/course/lay-out-course.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { screen } from '#/practice/screening/screen.ts';
import { type Option, optionsHelp, parseArguments } from './arguments.ts';
import {
  complain,
  PRACTICE_OPTIONS,
  printJson,
  readLanguage,
  readProtocol,
  readScreeningInput,
} from './practice-input.ts';
import { readJsonValue } from './read-file.ts';

const OPTIONS: Readonly<Record<string, Option>> = {
  plan: { kind: 'text', value: 'FILE', help: 'plan.whorl.json (required).' },
  start: { kind: 'text', value: 'DATE', help: 'First day wanted for session 1, YYYY-MM-DD (required).' },
  zone: { kind: 'text', value: 'ZONE', help: 'IANA time zone of the studio, such as Europe/London (required).' },
  time: { kind: 'text', value: 'HH:MM', help: `Wall-clock start of every session (${COURSE_TIME_DEFAULT}).` },
  answers: { kind: 'text', value: 'FILE', help: 'Intake answers: no date before screening allows it (CO6).' },
  on: { kind: 'text', value: 'DATE', help: 'Day of the assessment for --answers; else "on" of the answers.' },
  pack: { kind: 'text', value: 'ID', help: 'Jurisdiction for --answers (GB).' },
  ...PRACTICE_OPTIONS,
};

const HELP = `Usage: whorl course --plan plan.whorl.json --start DATE --zone ZONE [options]

Prints {sessions: [{n, start, end, minutes, zones, dots, earliestBecause}]} as JSON; docs/specs/course.md states the rules.
Where the screening of --answers allows no course, the list is empty and "because" says why.

${optionsHelp(OPTIONS)}

Exit codes: 0 laid out, or judged and not allowed by the screening; 2 bad input; 3 the work or the closures fit no course.
`;

/** `whorl course`: resolves to the exit code. */
export async function runCourse(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, OPTIONS);
  if ('mistake' in parsed) return complain(parsed.mistake);
  if (parsed.flags['help']) {
    process.stdout.write(HELP);
    return 0;
  }
  const { plan: planPath, start, zone, time = COURSE_TIME_DEFAULT } = parsed.text;
  if (parsed.positionals.length > 0) return complain(`${parsed.positionals[0]} is not expected here. See --help.`);
  if (planPath === undefined) return complain('The plan is missing: give --plan plan.whorl.json.');
  if (start === undefined) return complain('The first day is missing: give --start DATE.');
  if (!isCalendarDay(start)) return complain(`--start ${start} is not a day of the calendar; write YYYY-MM-DD.`);
  if (zone === undefined) return complain('The time zone is missing: give --zone Europe/London or another IANA zone.');
  if (!isTimeZone(zone)) return complain(`--zone ${zone} is not a time zone; write one such as Europe/London.`);
  if (!isClockTime(time)) return complain(`--time ${time} is not a time of the day; write HH:MM.`);
  const language = readLanguage(parsed.text);
  if (!language.ok) return complain(language.refusal);
  const protocol = readProtocol(parsed.text['protocol']);
  if (!protocol.ok) return complain(protocol.refusal);
  const given = readJsonValue(planPath);
  if (!given.ok) return complain(given.refusal.message);
  const plan = parsePlanFile(given.value);
  if (!plan.ok) return complain(`${planPath} cannot be used. ${plan.refusal.message}`);
  const allowed = screenedFrom(parsed.text, protocol.value, language.value);
  if ('code' in allowed) return allowed.code;
  const course = layOutCourse(courseWorkOfPlan(plan.value), {
    startOn: start,
    time,
    zone,
    protocol: protocol.value,
    notBefore: allowed.notBefore,
  });
  if (!course.ok) return refused(course.refusal.rule, textOf(language.value, course.refusal.reason));
  printJson({ sessions: course.value.sessions.map((session) => printed(session, language.value)) });
  return 0;
}

/** The first day that the screening of --answers allows; or the exit code after printing why there is none. */
function screenedFrom(
  text: Readonly<Record<string, string | undefined>>,
  protocol: Protocol,
  language: Language,
): { readonly notBefore: string | null } | { readonly code: number } {
  const path = text['answers'];
  if (path === undefined) return { notBefore: null };
  const input = readScreeningInput(path, { on: text['on'], pack: text['pack'] });
  if (!input.ok) return { code: complain(input.refusal) };
  const { answers, on, pack } = input.value;
  const bookable = bookableFrom(screen(answers, { on, pack, protocol }));
  if (bookable.ok) return { notBefore: bookable.value };
  const because = `${bookable.refusal.rule}: ${textOf(language, bookable.refusal.reason)}`;
  printJson({ sessions: [], because: [because] });
  process.stderr.write(`${because}\n`);
  return { code: 0 };
}

function refused(rule: string, reason: string): number {
  process.stderr.write(`${rule}: ${reason}\n`);
  return 3;
}

function printed(session: CourseSession, language: Language): Record<string, unknown> {
  const { n, start, end, minutes, zones, dots, earliestBecause } = session;
  const because = earliestBecause.map(({ rule, reason }) => `${rule}: ${textOf(language, reason)}`).join('; ');
  return { n, start, end, minutes, zones, dots, earliestBecause: because };
}
