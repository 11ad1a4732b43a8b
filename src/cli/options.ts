import { textOf } from '#/practice/catalogue/text-of.ts';
import { compareOptions } from '#/practice/options/compare-options.ts';
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
  const [path, ...others] = parsed.positionals;
  if (path === undefined || others.length > 0) return complain('Give one file of answers: whorl options answers.json.');
  const language = readLanguage(parsed.text);
  if (!language.ok) return complain(language.refusal);
  const protocol = await readProtocol(parsed.text['protocol']);
  if (!protocol.ok) return complain(protocol.refusal);
  const input = await readScreeningInput(path, { on: parsed.text['on'], pack: parsed.text['pack'] });
  if (!input.ok) return complain(input.refusal);
  const { answers, on, pack } = input.value;
  const screening = screen(answers, { on, pack, protocol: protocol.value });
  printJson(
    compareOptions(answers, screening, protocol.value).map(({ rule, fits, because }) => ({
      id: rule.id,
      fits,
      because: because.map((reason) => textOf(language.value, reason)),
    })),
  );
  return 0;
}
