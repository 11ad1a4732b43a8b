import type { z } from 'zod';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { answersSchema } from '#/contract/practice-answers.ts';
import { protocolFileSchema } from '#/contract/practice-protocol.ts';
import { readStrictly } from '#/contract/read-strictly.ts';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { LANGUAGES, type Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { Answers } from '#/practice/intake/answers.ts';
import { findContradictions } from '#/practice/intake/contradictions.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { findPack, PACK_IDS } from '#/practice/packs/pack-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import { protocolFromFile } from '#/practice/protocol/protocol-from-file.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { screen } from '#/practice/screening/screen.ts';
import type { Option, ParsedArguments } from './arguments.ts';
import { readJsonValue } from './read-file.ts';

/** Options that the verbs of the practice share. */
export const PRACTICE_OPTIONS = {
  protocol: { kind: 'text', value: 'FILE', help: "The studio's protocol; without it the presets that ship." },
  language: { kind: 'text', value: 'CODE', help: 'Language of the texts: en, es or pt (en).' },
  lang: { kind: 'text', value: 'CODE', help: 'The same, shorter.' },
} as const satisfies Readonly<Record<string, Option>>;

/** Everything a screening needs, read and checked. */
export interface ScreeningInput {
  readonly answers: Answers;
  readonly on: string;
  readonly pack: JurisdictionPack;
}

/** Parses a JSON file by a strict schema; one sentence with every problem otherwise. */
export function readJsonFile<Value>(path: string, schema: z.ZodType<Value>): Outcome<Value, string> {
  const given = readJsonValue(path);
  if (!given.ok) return refuse(given.refusal.message);
  const read = readStrictly(schema, given.value);
  if (read.ok) return read;
  const shown = read.refusal.slice(0, 8).map((problem) => `${problem.message}.`);
  const more = read.refusal.length - shown.length;
  return refuse(`${path} cannot be used. ${shown.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`);
}

/** The answers with the day and the pack they are judged by; contradictions are named. */
export function readScreeningInput(
  path: string,
  given: { readonly on?: string | undefined; readonly pack?: string | undefined },
): Outcome<ScreeningInput, string> {
  const read = readJsonFile(path, answersSchema);
  if (!read.ok) return read;
  const answers = read.value;
  const on = given.on ?? answers.on;
  if (on === undefined) return refuse('The day of the assessment is missing: give --on DATE or "on" in the answers.');
  if (!isCalendarDay(on)) return refuse(`--on ${on} is not a day of the calendar; write YYYY-MM-DD.`);
  const packId = given.pack ?? answers.pack ?? 'GB';
  const pack = findPack(packId);
  if (!pack) return refuse(`There is no pack ${packId}; choose one of ${PACK_IDS.join(', ')}.`);
  const contradictions = findContradictions(answers, on).map((one) =>
    textOf('en', phrase(`contradiction.${one.problem}`, { path: one.path, value: one.value, on })),
  );
  if (contradictions.length > 0) return refuse(`${path} contradicts itself: ${contradictions.join(' ')}`);
  return accept({ answers, on, pack });
}

export interface ScreenedFile extends ScreeningInput {
  readonly screening: Screening;
  readonly protocol: Protocol;
  readonly language: Language;
}

/** The one file of answers that a verb was given, screened by its protocol and pack. */
export function screenFile(verb: string, { positionals, text }: ParsedArguments): Outcome<ScreenedFile, string> {
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) return refuse(`Give one file of answers: whorl ${verb} answers.json.`);
  const language = readLanguage(text);
  if (!language.ok) return language;
  const protocol = readProtocol(text['protocol']);
  if (!protocol.ok) return protocol;
  const input = readScreeningInput(path, { on: text['on'], pack: text['pack'] });
  if (!input.ok) return input;
  const { answers, on, pack } = input.value;
  const screening = screen(answers, { on, pack, protocol: protocol.value });
  return accept({ ...input.value, screening, protocol: protocol.value, language: language.value });
}

/** The protocol of a file, or the one that ships. */
export function readProtocol(path: string | undefined): Outcome<Protocol, string> {
  if (path === undefined) return accept(PROTOCOL_DEFAULTS);
  const read = readJsonFile(path, protocolFileSchema);
  if (!read.ok) return read;
  const protocol = protocolFromFile(read.value);
  return protocol.ok ? protocol : refuse(`${path} cannot be used. ${protocol.refusal.message}.`);
}

/** The language of --language or --lang. */
export function readLanguage(text: Readonly<Record<string, string | undefined>>): Outcome<Language, string> {
  const { language, lang } = text;
  if (language !== undefined && lang !== undefined && language !== lang) {
    return refuse(`--language ${language} and --lang ${lang} contradict each other; give one of them.`);
  }
  const wanted = language ?? lang ?? 'en';
  const found = LANGUAGES.find((known) => known === wanted);
  return found ? accept(found) : refuse(`The language ${wanted} is not known; choose ${LANGUAGES.join(', ')}.`);
}

/** Prints JSON for machines and people. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Says what is wrong with the input; resolves to exit code 2. */
export function complain(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}
