import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Asked of a process of its own, as the script is plain JavaScript for any Node. */
function isTaken(version: string): unknown {
  const script = `import('./scripts/runtime.mjs').then((runtime) => console.log(runtime.isTaken('${version}')))`;
  return JSON.parse(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout);
}

describe('the Node of the host', () => {
  it.each(['24.14.0', '24.21.0', '26.0.0', '26.10.0'])('%s is taken as it is', (version) => {
    expect(isTaken(version)).toBe(true);
  });

  it.each(['18.20.8', '20.19.0', '22.18.0', '23.11.0', '24.0.0', '24.13.1', '25.4.0', '27.0.0'])(
    'beside %s the project fetches its own',
    (version) => expect(isTaken(version)).toBe(false),
  );
});
