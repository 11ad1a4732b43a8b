/**
 * Every check of the project in one run. `fast`: format, lint, rooms, types, unused code. `fix`: write the format.
 * `all`: fast, build, then unit, property, golden and browser tests. Prints `N passed, N failed` last.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Step {
  readonly name: string;
  readonly args: readonly string[];
}

const bin = (name: string): string => join('node_modules', name);
const BIOME = bin('@biomejs/biome/bin/biome');
const TSC = bin('typescript/bin/tsc');
const FAST: readonly Step[] = [
  { name: 'format and lint', args: [BIOME, 'ci', '--colors=off', '--max-diagnostics=60', '.'] },
  { name: 'rooms', args: ['tools/lint-rooms.ts'] },
  { name: 'types, pure rooms', args: [TSC, '-p', 'tsconfig.pure.json'] },
  { name: 'types, node', args: [TSC, '-p', 'tsconfig.node.json'] },
  { name: 'types, browser', args: [TSC, '-p', 'tsconfig.browser.json'] },
  { name: 'unused code', args: [bin('knip/bin/knip.js')] },
];

function runStep(step: Step): boolean {
  const started = process.hrtime.bigint();
  const done = spawnSync(process.execPath, step.args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const ok = done.status === 0;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(`${done.stdout}${done.stderr}`);
  return ok;
}

function runTests(extra: readonly string[]): { passed: number; failed: number } {
  const folder = mkdtempSync(join(tmpdir(), 'whorl-test-'));
  const report = join(folder, 'report.json');
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const done = spawnSync(process.execPath, [...args, ...extra], { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const summary = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numFailedTestSuites: number;
    };
    const failed = summary.numFailedTests + (done.status !== 0 && summary.numFailedTests === 0 ? 1 : 0);
    return { passed: summary.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const mode = process.argv[2] ?? 'all';
if (mode === 'fix') {
  process.exit(spawnSync(process.execPath, [BIOME, 'check', '--write', '.'], { stdio: 'inherit' }).status ?? 1);
}
const steps = mode === 'all' ? [...FAST, { name: 'build', args: ['tools/build.ts'] }] : FAST;
const results = steps.map(runStep);
let passed = results.filter(Boolean).length;
let failed = results.length - passed;
if (mode === 'all') {
  const tests = runTests(process.argv.slice(3));
  passed += tests.passed;
  failed += tests.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
