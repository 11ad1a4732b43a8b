/**
 * How long `npm start` takes on a bare checkout until it listens: runtime, libraries and build included. The checkout is a copy of the
 * files that git knows; what npm has in its cache stays there. Usage: node bench/start.bench.ts. Prints CSV: what, value, unit, limit.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'whorl-start-'));
try {
  for (const file of execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  const started = performance.now();
  const seconds = await new Promise<number>((resolve, reject) => {
    const server = spawn('npm', ['start'], {
      cwd: folder,
      env: { ...process.env, WHORL_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A group of its own, so that npm and what it started end together.
      detached: true,
    });
    server.on('error', reject);
    server.on('close', (code) => reject(new Error(`npm start ended with ${code} before it listened`)));
    server.stdout.on('data', (chunk: Buffer) => {
      if (!chunk.toString('utf8').includes('http://127.0.0.1')) return;
      resolve((performance.now() - started) / 1000);
      server.removeAllListeners('close');
      process.kill(-server.pid!, 'SIGTERM');
    });
  });
  console.log('what,value,unit,limit');
  console.log(`npm start on a bare checkout,${seconds.toFixed(1)},s,60`);
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
