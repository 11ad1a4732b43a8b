import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { sha256Hex } from '#/base/sha256.ts';
import { startSettlePool } from '#/compute/node/settle-pool.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { ERROR_CODES, type Problem } from '#/contract/error-codes.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { readCase } from '#/planning/check-case.ts';
import { draftCase, finishPlan, groundOfCase, type PlanInput, type PlanStage, planCase } from '#/planning/plan-case.ts';
import type { PlanPhoto, PlanRecord } from '#/planning/plan-record.ts';
import { settleOptions } from '#/planning/plan-settle.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { numberText } from '#/practice/catalogue/number-text.ts';
import { planBundle } from '#/server/documents/plan-bundle.ts';
import { type Option, optionsHelp, parseArguments } from './arguments.ts';
import { calendarNotes } from './calendar-notes.ts';
import { planChapters, readPlanAnswers } from './plan-chapters.ts';
import { PRACTICE_OPTIONS, readLanguage, readProtocol } from './practice-input.ts';
import { programVersion } from './program-version.ts';
import { readJsonValue } from './read-file.ts';
import { readPhoto } from './read-photo.ts';
import { checkFolder, writeFolder } from './write-folder.ts';

const OPTIONS: Readonly<Record<string, Option>> = {
  case: { kind: 'text', value: 'FILE', help: 'Case file: landmarks, measurements, design, dates, price (required).' },
  out: { kind: 'text', value: 'DIR', help: 'Folder for the results (required); made when missing.' },
  full: { kind: 'flag', help: 'Pictures in all pixels of the photo instead of 2048 on the longer side.' },
  answers: {
    kind: 'text',
    value: 'FILE',
    help: 'Intake answers: screening, course, consent and programme join plan.pdf.',
  },
  ...PRACTICE_OPTIONS,
  json: { kind: 'flag', help: 'Print a summary for machines on standard output.' },
};

const HELP = `Usage: whorl plan PHOTO --case case.json --out DIR [options]

Plans every dot of a course on the head under the photo and writes plan.whorl.json, dots.csv,
preview/*.png, plan.pdf, stencil.svg, course.ics and, where it applies, later-loss.png.

${optionsHelp(OPTIONS)}

PHOTO is a JPEG, PNG, WebP or HEIC of at most 25 MB and 60 megapixels, taken from the front.
Exit codes: 0 done, 1 a fault of the program, 2 bad input, 3 the plan is refused, 4 cannot write.
`;

const DEFAULT_SIDE_PX = 2048;

/** `whorl plan`: resolves to the exit code. */
export async function runPlan(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv, OPTIONS);
  if ('mistake' in parsed) return complain({ code: 'bad-request', message: parsed.mistake }, argv.includes('--json'));
  if (parsed.flags['help']) {
    process.stdout.write(HELP);
    return 0;
  }
  const asJson = parsed.flags['json'] === true;
  const [photo, ...others] = parsed.positionals;
  const { case: casePath, out, answers, protocol } = parsed.text;
  if (photo === undefined || others.length > 0) {
    return complain(
      { code: 'bad-request', message: 'Give one photo: whorl plan PHOTO --case case.json --out DIR.' },
      asJson,
    );
  }
  if (casePath === undefined || out === undefined) {
    const missing = casePath === undefined ? '--case case.json' : '--out DIR';
    return complain(
      { code: 'bad-request', message: `${missing} is missing: whorl plan PHOTO --case case.json --out DIR.` },
      asJson,
    );
  }
  const language = readLanguage(parsed.text);
  if (!language.ok) return complain({ code: 'bad-request', message: language.refusal }, asJson);
  const full = parsed.flags['full'] === true;
  const done = await makePlan({ photo, casePath, out, answers, protocol, language: language.value, full });
  clearProgress();
  if (!done.ok) return complain(done.refusal, asJson);
  process.stdout.write(asJson ? `${JSON.stringify(summaryOf(done.value, out))}\n` : summaryText(done.value, out));
  return 0;
}

interface Job {
  readonly photo: string;
  readonly casePath: string;
  readonly out: string;
  readonly answers: string | undefined;
  readonly protocol: string | undefined;
  readonly language: Language;
  readonly full: boolean;
}

async function makePlan(job: Job): Promise<Outcome<PlanRecord, Problem>> {
  progress('reading', 0);
  const closed = checkFolder(job.out);
  if (closed) return refuse(closed);
  const presets = readProtocol(job.protocol);
  if (!presets.ok) return refuse({ code: 'bad-request', message: presets.refusal });
  const protocol = presets.value;
  const caseFile = readCaseFile(job.casePath);
  if (!caseFile.ok) return caseFile;
  const pictures = await readPhotos(job, caseFile.value);
  if (!pictures.ok) return pictures;
  const { photos, pixels } = pictures.value;
  const answers = readPlanAnswers(job.answers);
  if (!answers.ok) return answers;
  const engineVersion = programVersion();
  const made = await planOnThreads(
    { caseFile: caseFile.value, protocol, photos, pixels, engineVersion, traceOutline: true },
    (stage) => progress(stage, 0.1),
  );
  if (!made.ok) return made;
  const files = await planBundle(made.value, pixels, {
    chapters: answers.value ? planChapters(made.value, answers.value, protocol, job.language) : [],
    language: job.language,
    onProgress: (stage, share) => progress(stage, 0.4 + 0.6 * share),
  });
  progress('writing', 1);
  const written = await writeFolder(job.out, files);
  return written.ok ? made : written;
}

/** planCase with its dots settled on two threads, which start while the head is fitted and the base is built. */
async function planOnThreads(
  input: PlanInput,
  onStage: (stage: PlanStage) => void,
): Promise<Outcome<PlanRecord, Problem>> {
  if (availableParallelism() < 2) return planCase(input, onStage);
  const pool = startSettlePool(2);
  try {
    const ground = groundOfCase(input, onStage);
    if (!ground.ok) return ground;
    const { base, design } = ground.value;
    onStage('dots');
    const { draft, options } = draftCase(input, ground.value);
    onStage('settle');
    const how = settleOptions(base, draft, design, options);
    const plan = await pool.settle(base.base, draft.plan, draft.field.perCm2, how);
    return finishPlan(input, ground.value, onStage, { draft: { field: draft.field, plan }, options });
  } finally {
    await pool.close();
  }
}

function readCaseFile(path: string): Outcome<CaseFile, Problem> {
  const value = readJsonValue(path);
  return value.ok ? readCase(value.value) : refuse({ code: 'case-invalid', ...value.refusal });
}

/** Sizes and hashes of all photos of the case, and the pixels of the first at the size of the pictures. */
async function readPhotos(
  job: Job,
  caseFile: CaseFile,
): Promise<Outcome<{ readonly photos: readonly PlanPhoto[]; readonly pixels: Photo }, Problem>> {
  const first = await readPhoto(job.photo, job.full ? undefined : DEFAULT_SIDE_PX);
  if (!first.ok) return first;
  const photos: PlanPhoto[] = [photoOf(first.value, 'front')];
  for (const [index, more] of (caseFile.morePhotos ?? []).entries()) {
    const path = resolve(dirname(job.casePath), more.file);
    const read = await readPhoto(path, 64);
    if (!read.ok) return refuse({ ...read.refusal, message: `morePhotos.${index}, ${path}: ${read.refusal.message}` });
    photos.push(photoOf(read.value, more.view ?? 'front'));
  }
  return accept({ photos, pixels: first.value.pixels });
}

function photoOf(read: { widthPx: number; heightPx: number; bytes: Uint8Array }, view: string): PlanPhoto {
  return { view, widthPx: read.widthPx, heightPx: read.heightPx, sha256: sha256Hex(read.bytes) };
}

function complain(problem: Problem, asJson: boolean): number {
  if (asJson) process.stdout.write(`${JSON.stringify({ error: problem })}\n`);
  process.stderr.write(`${problem.message}\n`);
  return ERROR_CODES[problem.code].exitCode;
}

const STAGES: Readonly<Record<string, string>> = {
  reading: 'Reading the photo',
  head: 'Fitting the head',
  base: 'Laying out places for dots',
  dots: 'Planning dots',
  settle: 'Settling dots',
  areas: 'Measuring areas',
  shade: 'Matching the shade',
  sheet: 'Drawing the sheet',
  writing: 'Writing files',
};

/** One line on a terminal that follows the work; nothing elsewhere. */
function progress(stage: string, share: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\x1b[K${STAGES[stage] ?? `Picture ${stage}`} … ${Math.round(share * 100)} %`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function summaryOf(plan: PlanRecord, out: string) {
  const { planId, totals, sessions, zones, findings, price, fit } = plan;
  const notes = notesOn(plan);
  return { planId, out: resolve(out), totals, scaleSd: fit.scaleSd, zones, sessions, findings, price, notes };
}

function notesOn({ caseFile }: PlanRecord): readonly string[] {
  return calendarNotes(caseFile.dates ?? {}, dayIn(new Date().toISOString(), caseFile.dates?.zone ?? 'UTC'));
}

function summaryText(plan: PlanRecord, out: string): string {
  const { totals } = plan;
  const hours = (minutes: number): string =>
    `${Math.floor(minutes / 60)} h ${String(Math.round(minutes % 60)).padStart(2, '0')}`;
  const count = (value: number): string => numberText('en', value);
  const lines = [
    `Plan ${plan.planId} in ${out}`,
    `${count(totals.dots)} dots (${totals.dotsBand.map(count).join(' to ')}) on ${totals.areaCm2} cm² (${totals.areaBandCm2.join(' to ')})`,
    `${plan.sessions.length} ${plan.sessions.length === 1 ? 'session' : 'sessions'}, ${hours(totals.minutes)} (${hours(totals.minutesBand[0])} to ${hours(totals.minutesBand[1])}) with set-up`,
    ...plan.findings.map((finding) => `${finding.rule}: ${finding.message} ${finding.whatToDo}`),
    ...notesOn(plan),
  ];
  return `${lines.join('\n')}\n`;
}
