/**
 * Times of planning: `whorl plan` on a 12 megapixel photo (wall time and largest memory of the whole process), and the steps that
 * run while a hairline handle is dragged. Usage: node bench/plan.bench.ts. Prints CSV: what, value, unit, limit.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { CaseFile } from '#/contract/case-file.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { densityField } from '#/engine/scalp/density-field.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { caseDesign } from '#/planning/case-design.ts';
import { draftDots, draftRegion } from '#/planning/plan-draft.ts';
import { planBase, planHead } from '#/planning/plan-head.ts';
import { settleDraft } from '#/planning/plan-settle.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';

const WIDTH = 3000;
const HEIGHT = 4000;
const SHARES = { sessionShares: [0.3, 0.7, 1] };

function row(what: string, value: number, unit: string, limit: number | ''): void {
  console.log(`${what},${value.toFixed(value < 100 ? 2 : 0)},${unit},${limit}`);
}

/** Median of the times of some runs, ms. */
function timed(work: () => unknown, runs: number): number {
  const times: number[] = [];
  for (let k = 0; k < runs; k++) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

/** The sample course's photo and taps at 12 megapixels. */
async function largeCase(folder: string): Promise<{ readonly photo: string; readonly caseFile: string }> {
  const photo = join(folder, 'photo.jpg');
  const given = JSON.parse(readFileSync('assets/sample-course/case.json', 'utf8')) as CaseFile;
  const { width, height } = await sharp('assets/sample-course/photo.jpg').metadata();
  await sharp('assets/sample-course/photo.jpg')
    .resize(WIDTH, HEIGHT, { fit: 'fill' })
    .jpeg({ quality: 92 })
    .toFile(photo);
  const scale = (at: readonly number[]): number[] => [(at[0]! * WIDTH) / width, (at[1]! * HEIGHT) / height];
  const landmarks = Object.fromEntries(Object.entries(given.landmarks).map(([name, at]) => [name, scale(at!)]));
  const outline = given.outline?.map(scale);
  const caseFile = join(folder, 'case.json');
  writeFileSync(caseFile, JSON.stringify({ ...given, imageSize: [WIDTH, HEIGHT], landmarks, outline }));
  return { photo, caseFile };
}

interface VerbRun {
  readonly seconds: number;
  /** Processor time of all threads. */
  readonly cpuSeconds: number;
  readonly mb: number;
  readonly dots: number;
}

/** Runs the verb in its own process. */
function runVerb(folder: string, photo: string, caseFile: string): VerbRun {
  const argv = JSON.stringify(['plan', photo, '--case', caseFile, '--out', join(folder, 'out'), '--json']);
  const script = `import('./src/cli/main.ts').then((main) => main.runMain(${argv})).then((code) => {
    const use = process.resourceUsage();
    process.stderr.write(use.maxRSS + ' ' + (use.userCPUTime + use.systemCPUTime)); process.exitCode = code; })`;
  const started = performance.now();
  const done = spawnSync(process.execPath, [...process.execArgv, '-e', script], { encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1000;
  if (done.status !== 0) throw new Error(`whorl plan ended with ${done.status}: ${done.stderr}`);
  const summary = JSON.parse(done.stdout) as { totals: { dots: number } };
  const [kilobytes, microseconds] = done.stderr.split(' ').map(Number) as [number, number];
  return { seconds, cpuSeconds: microseconds / 1e6, mb: kilobytes / 1024, dots: summary.totals.dots };
}

function dragSteps(): void {
  const scene = planHead(headFromParameters(averageHead('male')));
  const caseFile: CaseFile = { landmarks: {}, design: { pattern: { kind: 'norwood', grade: '6' } } };
  const camera = {
    widthPx: 100,
    heightPx: 100,
    focalPx: 100,
    centrePx: [50, 50] as const,
    rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1],
    translationMm: [0, 0, 1000] as const,
  };
  const designed = caseDesign(caseFile, scene, camera, PROTOCOL_DEFAULTS);
  if (!designed.ok) throw new Error(designed.refusal.message);
  const design = designed.value;
  const started = performance.now();
  const base = planBase(scene, { seed: 1, reach: 'top' });
  row('base sequence with coordinates', performance.now() - started, 'ms', '');
  row('base points', base.base.count, '1', '');
  row(
    'maps of the scalp',
    timed(() => planHead(scene.head), 9),
    'ms',
    '',
  );
  row(
    'design without the line',
    timed(() => draftRegion(scene, base, design), 9),
    'ms',
    '',
  );
  const region = draftRegion(scene, base, design);
  const perPoint = timed(() => densityField(scene.chart, base.coordinates, region, design), 15) / base.base.count;
  row('density of 80000 points, line moved', perPoint * 80_000, 'ms', 20);
  const draft = draftDots(scene, base, region, design, SHARES);
  row('dots', draft.plan.count, '1', '');
  row(
    'density and dots, line moved',
    timed(() => draftDots(scene, base, region, design, SHARES), 15),
    'ms',
    '',
  );
  row(
    'settle',
    timed(() => settleDraft(base, draft, design, SHARES), 1),
    'ms',
    '',
  );
}

console.log('what,value,unit,limit');
dragSteps();
const folder = mkdtempSync(join(tmpdir(), 'whorl-bench-'));
try {
  const { photo, caseFile } = await largeCase(folder);
  const { seconds, cpuSeconds, mb, dots } = runVerb(folder, photo, caseFile);
  row('whorl plan, 12 megapixels: dots', dots, '1', '');
  row('whorl plan, 12 megapixels: time', seconds, 's', 8);
  row('whorl plan, 12 megapixels: processor time, all threads', cpuSeconds, 's', '');
  row('whorl plan, 12 megapixels: memory', mb, 'MB', 700);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
