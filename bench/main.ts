/**
 * npm run bench [-- NAME...] [--long]: runs every bench/*.bench.ts (or those named) one after the other and keeps the rows that they
 * print (what,value,unit,limit) in bench/results.csv, with the version, the day and the machine: those of the same version, machine
 * and bench are replaced, others stay for comparison. Options go to each bench; --long takes 20 seeds of the dot field instead of 6.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const RESULTS = new URL('./results.csv', import.meta.url);
/** The name may hold commas: it is quoted where it is kept. */
const ROW = /^(.+),(-?[\d.]+(?:e[+-]?\d+)?),([^,]*),([^,]*)$/;

function quotedRow(line: string): readonly string[] {
  const parts = ROW.exec(line)?.slice(1);
  if (!parts) return [];
  const [what = '', ...rest] = parts;
  return [[what.includes(',') ? `"${what}"` : what, ...rest].join(',')];
}

/** Runs one file with its output shown; resolves to its exit code and its rows. */
function runBench(
  path: string,
  options: readonly string[],
): Promise<{ readonly code: number; readonly rows: string[] }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...process.execArgv, path, ...options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk);
      text += chunk.toString('utf8');
    });
    child.on('close', (code) => resolve({ code: code ?? 1, rows: text.split('\n').flatMap(quotedRow) }));
  });
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const day = new Date().toISOString().slice(0, 10);
const processor = (cpus()[0]?.model ?? 'unknown processor').replaceAll(',', ' ').trim();
const machine = `${cpus().length} x ${processor}; Node ${process.version}`;
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const names = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace('.bench.ts', '')))
  .sort();
if (names.length === 0) {
  process.stderr.write(`No bench of that name; there is no ${wanted.join(', ')} in bench/.\n`);
  process.exitCode = 2;
}
for (const name of names) {
  const { code, rows } = await runBench(new URL(name, import.meta.url).pathname, options);
  const bench = name.replace('.bench.ts', '');
  if (code === 0) keepRows(bench, rows);
  else process.exitCode = 1;
}

function keepRows(bench: string, rows: readonly string[]): void {
  const HEADER = 'version,day,machine,bench,what,value,unit,limit';
  const known = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').trim().split('\n').slice(1) : [];
  const isOfThis = (line: string): boolean => {
    const [itsVersion, , itsMachine, itsBench] = line.split(',');
    return itsVersion === version && itsMachine === machine && itsBench === bench;
  };
  const added = rows.map((row) => `${version},${day},${machine},${bench},${row}`);
  writeFileSync(RESULTS, `${[HEADER, ...known.filter((line) => !isOfThis(line)), ...added].join('\n')}\n`);
}
