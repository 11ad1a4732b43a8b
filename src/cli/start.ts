import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ERROR_CODES } from '#/contract/error-codes.ts';
import { processSettings, START_HELP } from '#/server/settings.ts';
import { startServer } from '#/server/start-server.ts';

/** Program folder: holds dist/studio, and on a checkout also the sources. */
const PROGRAM_FOLDER = resolve(import.meta.dirname, '..', '..');

/** `whorl start`: serves the studio until it is stopped (Ctrl-C). Resolves to the exit code. */
export async function runStart(argv: readonly string[]): Promise<number> {
  const isCheckout = existsSync(join(PROGRAM_FOLDER, 'tools', 'start.ts'));
  const settings = processSettings(argv, isCheckout ? PROGRAM_FOLDER : null);
  if (!settings.ok) return complain(settings.refusal);
  if (settings.value === 'help') {
    process.stdout.write(START_HELP);
    return 0;
  }
  const { version } = JSON.parse(readFileSync(join(PROGRAM_FOLDER, 'package.json'), 'utf8')) as { version: string };
  const studioFolder = join(PROGRAM_FOLDER, 'dist', 'studio');
  const sampleFolder = join(PROGRAM_FOLDER, 'assets', 'sample-course');
  const server = await startServer(settings.value, { studioFolder, sampleFolder, version });
  if (!server.ok) return complain(server.refusal);
  process.stdout.write(
    `Whorl is open at ${server.value.address}\nCourses and photos are in ${settings.value.dataFolder}. Stop with Ctrl-C.\n`,
  );
  await untilToldToStop();
  await server.value.stop();
  return 0;
}

function complain(problem: { code: keyof typeof ERROR_CODES; message: string }): number {
  process.stderr.write(`${problem.message}\n`);
  return ERROR_CODES[problem.code].exitCode;
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolveStop) => {
    process.once('SIGINT', () => resolveStop());
    process.once('SIGTERM', () => resolveStop());
  });
}
