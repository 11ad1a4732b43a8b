import { writeFile } from 'node:fs/promises';
import { drawIntakeForm } from '#/documents/practice/intake-form.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { findPack, PACK_IDS } from '#/practice/packs/pack-table.ts';
import { CLIENT_STATEMENTS } from '#/practice/screening/client-statements.ts';
import { describeFinding } from '#/practice/screening/describe-finding.ts';
import { makePdf } from '#/server/documents/pdf-document.ts';
import { type Option, optionsHelp, parseArguments } from './arguments.ts';
import { complain, PRACTICE_OPTIONS, printJson, readLanguage, screenFile } from './practice-input.ts';

const OPTIONS: Readonly<Record<string, Option>> = {
  on: { kind: 'text', value: 'DATE', help: 'Day of the assessment, YYYY-MM-DD; else "on" of the answers.' },
  pack: { kind: 'text', value: 'ID', help: 'Jurisdiction: GB, GB-ENG, GB-WLS, GB-SCT, US-CA, US-OR, DK, EU (GB).' },
  form: { kind: 'text', value: 'FILE', help: 'Write the questions as a form to print (PDF) and screen nothing.' },
  ...PRACTICE_OPTIONS,
};

const HELP = `Usage: whorl screen ANSWERS.json [options]

Prints {outcome, until, missing, findings} as JSON; docs/specs/screening.md states every rule.
What every client is told is printed on standard error.

${optionsHelp(OPTIONS)}

Exit codes: 0 screened, whatever the outcome; 2 bad input; 4 the form cannot be written.
`;

/** `whorl screen`: resolves to the exit code. */
export async function runScreen(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, OPTIONS);
  if ('mistake' in parsed) return complain(parsed.mistake);
  if (parsed.flags['help']) {
    process.stdout.write(HELP);
    return 0;
  }
  const language = readLanguage(parsed.text);
  if (!language.ok) return complain(language.refusal);
  const form = parsed.text['form'];
  if (form !== undefined) {
    if (parsed.positionals.length > 0)
      return complain('--form writes an empty form and reads no answers; leave one out.');
    const packId = parsed.text['pack'] ?? 'GB';
    const pack = findPack(packId);
    if (!pack) return complain(`There is no pack ${packId}; choose one of ${PACK_IDS.join(', ')}.`);
    return writeForm(form, language.value, pack);
  }
  const screened = screenFile('screen', parsed);
  if (!screened.ok) return complain(screened.refusal);
  const { outcome, until, missing, findings } = screened.value.screening;
  printJson({
    outcome,
    until,
    missing,
    findings: findings.map((finding) => {
      const words = describeFinding(finding, language.value);
      return {
        rule: finding.rule,
        action: finding.action,
        until: finding.until,
        condition: words.condition,
        zone: finding.zone,
        goal: finding.goal,
        urgent: finding.urgent,
        reason: `${words.why} ${words.todo}`,
        evidence: finding.evidence,
      };
    }),
  });
  for (const key of CLIENT_STATEMENTS) process.stderr.write(`${textOf(language.value, phrase(key))}\n`);
  return 0;
}

/** The questionnaire on paper: the same questions in the same words, to fill in by hand. The same bytes every time. */
async function writeForm(path: string, language: Language, pack: JurisdictionPack): Promise<number> {
  const info = { title: textOf(language, phrase('pdf.intake')), language, createdAt: new Date(0) };
  const bytes = await makePdf(info, (pdf) => drawIntakeForm(pdf, language, pack));
  try {
    await writeFile(path, bytes);
    return 0;
  } catch {
    process.stderr.write(`The form cannot be written to ${path}: choose a folder that exists and can be written to.\n`);
    return 4;
  }
}
