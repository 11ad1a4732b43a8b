import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { readJson } from '#/base/read-json.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import { PLAN_FILE_FORMAT, type PlanFile, planFileSchema } from '#/contract/plan-file.ts';

type Json = Readonly<Record<string, unknown>>;

/** Brings a file of an older format to the next one. */
const MIGRATIONS: Readonly<Record<number, (file: Json) => Json>> = { 1: fromFormat1 };

/** Reads the bytes of a plan.whorl.json; see parsePlanFile. */
export function parsePlanBytes(bytes: Uint8Array): Outcome<PlanFile, Problem> {
  const read = readJson(bytes);
  return read.ok
    ? parsePlanFile(read.value)
    : badPlan(`the file cannot be read (${read.refusal.reason}); export it again.`);
}

/** The plan file that a JSON value of this or an older format holds; one sentence otherwise. */
export function parsePlanFile(value: unknown): Outcome<PlanFile, Problem> {
  if (!isObject(value) || value['kind'] !== 'whorl-plan') {
    return badPlan('the file is not a Whorl plan; give a plan.whorl.json.');
  }
  const { format } = value;
  if (typeof format === 'number' && format > PLAN_FILE_FORMAT) {
    return badPlan(`the plan has format ${format}, this Whorl reads up to ${PLAN_FILE_FORMAT}; update Whorl.`);
  }
  let file: Json = value;
  for (let at = format; typeof at === 'number' && Object.hasOwn(MIGRATIONS, at); at = file['format']) {
    file = MIGRATIONS[at]!(file);
  }
  const parsed = planFileSchema.safeParse(file);
  if (parsed.success) return accept(parsed.data);
  const issue = parsed.error.issues[0]!;
  const where = `${issue.path.map(String).join('.') || 'its top'} (${plainIssue(issue)})`;
  return file === value
    ? badPlan(`the plan file is damaged at ${where}; make the plan again.`)
    : badPlan(`it was made by an older Whorl and cannot be read at ${where}; make the plan again.`);
}

/** True for a plan of format 1 that warns of something without telling which of the rule's sentences it means. */
export function hasUnnamedWarning({ findings }: Pick<PlanFile, 'findings'>): boolean {
  return findings.some(({ severity, case: name }) => severity === 'warn' && name === '');
}

export function badPlan(reason: string): Outcome<never, Problem> {
  return refuse({ code: 'bad-request', message: `Plan file: ${reason}` });
}

/**
 * Format 1 said what a rule found, what a card lacked and what to hear about a shade in English alone, the later ones of it by
 * codes. A finding keeps its sentences without a case; a sentence about a shade or a card, for which there is no place any more,
 * goes (that of a card stands in its finding).
 */
function fromFormat1(file: Json): Json {
  const { findings, shades, skin } = file;
  return {
    ...file,
    format: 2,
    findings: mapObjects(findings, (finding) => ({ case: '', values: {}, ...finding })),
    shades: mapObjects(shades, (shade) => ({
      ...shade,
      warnings: Array.isArray(shade['warnings']) ? shade['warnings'].filter(isObject) : shade['warnings'],
    })),
    skin: isObject(skin) && isSentence(skin['cardProblem']) ? { ...skin, cardProblem: null } : skin,
  };
}

function mapObjects(list: unknown, change: (item: Json) => Json): unknown {
  return Array.isArray(list) ? list.map((item: unknown) => (isObject(item) ? change(item) : item)) : list;
}

function isSentence(value: unknown): boolean {
  return typeof value === 'string' && value.includes(' ');
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
