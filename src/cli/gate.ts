import { checkInsFileSchema, courseFileSchema, momentSchema } from '#/contract/practice-course.ts';
import { compareMoments, isTimeZone } from '#/practice/calendar/wall-clock.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { openGate } from '#/practice/healing/open-gate.ts';
import { screen } from '#/practice/screening/screen.ts';
import { type Option, optionsHelp, parseArguments } from './arguments.ts';
import {
  complain,
  PRACTICE_OPTIONS,
  printJson,
  readJsonFile,
  readLanguage,
  readProtocol,
  readScreeningInput,
} from './practice-input.ts';

const OPTIONS: Readonly<Record<string, Option>> = {
  course: {
    kind: 'text',
    value: 'FILE',
    help: 'Output of whorl course, with "done": true on sessions held (required).',
  },
  checkins: { kind: 'text', value: 'FILE', help: 'Check-ins and inspections at the chair (required).' },
  at: { kind: 'text', value: 'TIME', help: 'When the session wants to start, ISO 8601 with offset (required).' },
  session: { kind: 'text', value: 'N', help: 'Which session (the first that was not held).' },
  zone: { kind: 'text', value: 'ZONE', help: "The studio's time zone; else days are counted by the course's offsets." },
  answers: { kind: 'text', value: 'FILE', help: 'Answers of the day, for HG4.' },
  pack: { kind: 'text', value: 'ID', help: 'Jurisdiction for --answers (GB).' },
  ...PRACTICE_OPTIONS,
};

const HELP = `Usage: whorl gate --course course.json --checkins checkins.json --at TIME [options]

Prints {open, holds: {HG1 .. HG5, TP3}, because} as JSON; docs/specs/healing.md states the rules.

${optionsHelp(OPTIONS)}

Exit codes: 0 judged, open or closed; 2 bad input.
`;

/** `whorl gate`: resolves to the exit code. */
export async function runGate(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, OPTIONS);
  if ('mistake' in parsed) return complain(parsed.mistake);
  if (parsed.flags['help']) {
    process.stdout.write(HELP);
    return 0;
  }
  const { course: coursePath, checkins: checkInsPath, at, session: wanted } = parsed.text;
  if (parsed.positionals.length > 0) return complain(`${parsed.positionals[0]} is not expected here. See --help.`);
  if (coursePath === undefined) return complain('The course is missing: give --course course.json.');
  if (checkInsPath === undefined) return complain('The check-ins are missing: give --checkins checkins.json.');
  if (at === undefined) return complain('The time is missing: give --at TIME, such as 2026-05-01T10:00:00+01:00.');
  if (!momentSchema.safeParse(at).success) {
    return complain(`--at ${at} is not a date and time with offset; write one such as 2026-05-01T10:00:00+01:00.`);
  }
  const language = readLanguage(parsed.text);
  if (!language.ok) return complain(language.refusal);
  const protocol = readProtocol(parsed.text['protocol']);
  if (!protocol.ok) return complain(protocol.refusal);
  const course = readJsonFile(coursePath, courseFileSchema);
  if (!course.ok) return complain(course.refusal);
  const checkIns = readJsonFile(checkInsPath, checkInsFileSchema);
  if (!checkIns.ok) return complain(checkIns.refusal);
  const zone = parsed.text['zone'] ?? course.value.zone;
  if (zone !== undefined && !isTimeZone(zone)) {
    return complain(`The zone ${zone} is not a time zone; write one such as Europe/London.`);
  }
  const sessions = course.value.sessions.map(({ n, start, end, done }) => ({ n, start, end, done: done === true }));
  const mistake = mistakeOfSessions(coursePath, sessions);
  if (mistake !== null) return complain(mistake);
  const session =
    wanted === undefined ? sessions.find(({ done }) => !done) : sessions.find(({ n }) => String(n) === wanted);
  if (!session) {
    return complain(
      wanted === undefined ? 'Every session of the course was held.' : `The course has no session ${wanted}.`,
    );
  }
  if (session.done) return complain(`Session ${session.n} was held already; choose another one with --session.`);
  const answersPath = parsed.text['answers'];
  const asked =
    answersPath === undefined
      ? null
      : readScreeningInput(answersPath, { on: at.slice(0, 10), pack: parsed.text['pack'] });
  if (asked && !asked.ok) return complain(asked.refusal);
  const gate = openGate({
    sessions,
    session: session.n,
    checkIns: checkIns.value,
    at,
    protocol: protocol.value,
    ...(zone === undefined ? {} : { zone }),
    ...(course.value.testPatch ? { testPatch: course.value.testPatch } : {}),
    ...(asked
      ? {
          screening: screen(asked.value.answers, {
            on: asked.value.on,
            pack: asked.value.pack,
            protocol: protocol.value,
          }),
        }
      : {}),
  });
  printJson({
    open: gate.open,
    holds: gate.holds,
    because: gate.because.map((reason) => `${reason.key.split('.')[1]}: ${textOf(language.value, reason)}`),
  });
  return 0;
}

/** A session that ends before it starts, or a number that comes twice. */
function mistakeOfSessions(
  path: string,
  sessions: readonly { readonly n: number; readonly start: string; readonly end: string }[],
): string | null {
  for (const [index, { n, start, end }] of sessions.entries()) {
    if (compareMoments(end, start) < 0) {
      return `${path} contradicts itself: sessions[${index}].end (${end}) lies before its start (${start}); correct one of the two.`;
    }
    if (sessions.findIndex((other) => other.n === n) !== index) {
      return `${path} contradicts itself: session ${n} comes twice; correct sessions[${index}].n.`;
    }
  }
  return null;
}
