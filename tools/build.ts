/**
 * Builds the studio into dist/studio with vite. Does nothing when the sources are those of the last build (by hash).
 * Usage: node tools/build.ts [--force]
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const STAMP = join('dist', 'studio', 'sources.sha256');
/** Rooms that end up in the browser. A change in the server or the command line needs no new build. */
const ROOMS_IN_BROWSER = ['base', 'engine', 'compute', 'practice', 'contract', 'planning', 'documents', 'ui', 'studio'];

function sourceHash(): string {
  const sources = ROOMS_IN_BROWSER.flatMap((room) => globSync(`src/${room}/**/*.*`)).filter(
    (path) => !/\.test\.tsx?$/.test(path),
  );
  const hash = createHash('sha256').update(process.version);
  for (const path of [...sources.sort(), 'vite.config.ts', 'tools/build.ts', 'package-lock.json']) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds when needed; true when something was built. */
async function buildStudio(force: boolean): Promise<boolean> {
  const hash = sourceHash();
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
  const { build } = await import('vite');
  mkdirSync('dist', { recursive: true });
  // Beside the old build, which stays in place when this one fails.
  const next = mkdtempSync(join('dist', 'studio-next-'));
  try {
    await build({
      configFile: 'vite.config.ts',
      logLevel: 'warn',
      build: { outDir: resolve(next), emptyOutDir: true },
    });
    writeFileSync(join(next, 'sources.sha256'), hash);
    rmSync(join('dist', 'studio'), { recursive: true, force: true });
    renameSync(next, join('dist', 'studio'));
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  return true;
}

// A test runner says 'test' here, and with that React would be built in its slow form for developers.
process.env['NODE_ENV'] = 'production';
const started = process.hrtime.bigint();
const built = await buildStudio(process.argv.includes('--force'));
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(built ? `studio built in ${seconds.toFixed(1)} s` : 'studio up to date');
