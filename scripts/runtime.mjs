// Plain JavaScript, built-ins only: this file has to run on any Node >= 18 before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const RUNTIME_VERSION = '26.10.0';
/** Major to least minor of a host's Node that is taken as it is: 24 knows imports that begin with "#/" from 24.14 on. */
const TAKEN = { 24: 14, 26: 0 };

const say = (line) => process.stderr.write(`${line}\n`);

/** npm as it was called, or from the path; run by `node`, whose version decides which optional packages npm takes. */
function npm(args, node = process.execPath) {
  const viaNode = process.env.npm_execpath?.endsWith('.js') ? [node, process.env.npm_execpath] : null;
  const [command, ...lead] = viaNode ?? [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const done = spawnSync(command, [...lead, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32' && !viaNode,
    env: { ...process.env, ...pathBefore(node), npm_config_loglevel: 'error' },
  });
  if (done.status !== 0) {
    throw new Error(
      `npm ${args[0]} failed. Check that the package registry can be reached, then run the command again.`,
    );
  }
}

/** The search path with the folder of a Node first. */
function pathBefore(node) {
  return { PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` };
}

/** Whether the project runs on a Node of this version, such as 26.10.0. */
export function isTaken(version) {
  const [major, minor] = version.split('.').map(Number);
  return minor >= TAKEN[major];
}

/** Path of a Node that runs TypeScript directly: the host's when it is recent enough, else one fetched from npm. */
export function ensureRuntime() {
  if (isTaken(process.versions.node)) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = join(ROOT, '.runtime', RUNTIME_VERSION);
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    say(`Fetching the Node ${RUNTIME_VERSION} runtime (once) ...`);
    mkdirSync(folder, { recursive: true });
    npm([
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      `${name}@${RUNTIME_VERSION}`,
    ]);
  }
  return binary;
}

/**
 * Installs exactly the lockfile when node_modules does not yet hold it. On the project's own runtime: under an older Node npm leaves out
 * optional packages that ask for a newer one, and with them the native parts of libraries, without a word.
 */
export function ensureDependencies() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const marker = join(ROOT, 'node_modules', '.whorl-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  say('Installing the libraries (once) ...');
  npm(['ci', '--ignore-scripts'], ensureRuntime());
  writeFileSync(marker, wanted);
}

/**
 * For glibc; other systems do not read it. Said aloud, neither grows with what was freed, and the memory of large arrays goes back at
 * once: a twentieth less at the most. From 128 KiB on, its own beginning, it is a sixth less, but `whorl plan` takes a sixth longer.
 */
const MALLOC = { MALLOC_MMAP_THRESHOLD_: String(4 << 20), MALLOC_TRIM_THRESHOLD_: String(4 << 20) };

/** For every process that computes: without it two objects now and then share one number. See docs/decisions/0007. */
export const NODE_FLAGS = ['--no-maglev-escape-analysis'];

/** Runs a TypeScript file of the project on the project's runtime and ends with its exit status. */
export function runScript(file, args) {
  const binary = ensureRuntime();
  const child = spawn(binary, [...NODE_FLAGS, '--disable-warning=ExperimentalWarning', resolve(ROOT, file), ...args], {
    stdio: 'inherit',
    env: { ...MALLOC, ...process.env, ...pathBefore(binary) },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
