import { textOf } from '#/practice/catalogue/text-of.ts';
import { compareOptions } from '#/practice/options/compare-options.ts';
import { type Option, optionsHelp, parseArguments } from './arguments.ts';
import { complain, PRACTICE_OPTIONS, printJson, screenFile } from './practice-input.ts';

const OPTIONS: Readonly<Record<string, Option>> = {
  on: { kind: 'text', value: 'DATE', help: 'Day of the assessment, YYYY-MM-DD; else "on" of the answers.' },
  pack: { kind: 'text', value: 'ID', help: 'Jurisdiction, as for whorl screen (GB).' },
  ...PRACTICE_OPTIONS,
};

const HELP = `Usage: whorl options ANSWERS.json [options]

Prints [{id, fits, because}] for OP1 to OP6 as JSON; docs/specs/options.md has the table.

${optionsHelp(OPTIONS)}

Exit codes: 0 compared, 2 bad input.
`;

/** `whorl options`: resolves to the exit code. */
export async function runOptions(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, OPTIONS);
  if ('mistake' in parsed) return complain(parsed.mistake);
  if (parsed.flags['help']) {
    process.stdout.write(HELP);
    return 0;
  }
  const screened = screenFile('options', parsed);
  if (!screened.ok) return complain(screened.refusal);
  const { answers, screening, protocol, language } = screened.value;
  printJson(
    compareOptions(answers, screening, protocol).map(({ rule, fits, because }) => ({
      id: rule.id,
      fits,
      because: because.map((reason) => textOf(language, reason)),
    })),
  );
  return 0;
}
