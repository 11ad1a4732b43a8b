import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const START = resolve('src/cli/start.ts');

export interface ServerProcess {
  readonly address: string;
  readonly process: ChildProcess;
  /** Signals the server and waits until it is gone; its exit code, null after a kill. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export interface FailedStart {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** `whorl start` as a process of its own, resolved when it listens or when it gave up. `before` is run by sh first. */
export function startServerProcess(args: readonly string[], before?: string): Promise<ServerProcess | FailedStart> {
  const program = `import(${JSON.stringify(START)}).then(async (m) => process.exit(await m.runStart(process.argv.slice(1))))`;
  // Unless a test is about it, nothing is planned in the background.
  const sample = args.includes('--sample') ? [] : ['--sample', 'empty'];
  const node = [process.execPath, ...process.execArgv, '-e', program, '--', ...args, ...sample];
  const [file, ...rest] = before ? ['unshare', '-rm', 'sh', '-c', `${before} && exec "$0" "$@"`, ...node] : node;
  const child = spawn(file!, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  return new Promise((settle, reject) => {
    child.on('error', reject);
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.on('exit', (exitCode) => settle({ exitCode, stderr }));
    child.stdout.on('data', (data) => {
      stdout += data;
      const address = /http:\/\/\S+/.exec(stdout)?.[0];
      if (address && stdout.includes('Ctrl-C'))
        settle({ address, process: child, end: (signal) => endChild(child, signal) });
    });
  });
}

function endChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  return new Promise((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle(child.exitCode);
    child.once('exit', (code) => settle(code));
    child.kill(signal);
  });
}

/** Can this machine give a process a small disk of its own? */
export function canMountSmallDisk(): boolean {
  return (
    spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'], { stdio: 'ignore' }).status === 0
  );
}
