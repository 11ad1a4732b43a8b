import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** What a process of its own prints as JSON. */
function printed(script: string, flags: readonly string[] = []): unknown {
  return JSON.parse(spawnSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' }).stdout);
}

/** Asked of a process of its own, as the script is plain JavaScript for any Node. */
function ofRuntime(expression: string): unknown {
  return printed(`import('./scripts/runtime.mjs').then((it) => console.log(JSON.stringify(it.${expression})))`);
}

const isTaken = (version: string): unknown => ofRuntime(`isTaken('${version}')`);

/**
 * Objects made after a loop that is compiled while it runs, in a literal whose properties have not been stored before: V8 gave those
 * that left the same compiled code one number in common. TurboFan is off, so that it is always Maglev's code that they leave.
 */
const FOUR_NUMBERS = `
  const shape = () => ({ n: 1, value: 0.5 });
  for (let k = 0; k < 3; k++) shape();
  let throws = true;
  const one = () => { if (throws) throw 0; return 1; };
  function make(rounds) {
    let sum = 0;
    for (let k = 0; k < rounds; k++) sum += k & 1;
    return { n: one(), value: sum / 4 };
  }
  for (let k = 0; k < 5; k++) try { make(10); } catch {}
  throws = false;
  const made = [1, 2, 3, 4].map((k) => make(3e6 * k + 3));
  console.log(JSON.stringify(made.map(({ value }) => value)));
`;

describe('the flags of Node', () => {
  it('are those of the program in the tests too', () => {
    expect(process.execArgv).toEqual(expect.arrayContaining(ofRuntime('NODE_FLAGS') as string[]));
  });

  it('leave every object its own number', () => {
    const made = printed(FOUR_NUMBERS, [...process.execArgv, '--no-turbofan']);
    expect(made).toEqual([375000.25, 750000.25, 1125000.25, 1500000.25]);
  });
});

describe('the Node of the host', () => {
  it.each(['24.14.0', '24.21.0', '26.0.0', '26.10.0'])('%s is taken as it is', (version) => {
    expect(isTaken(version)).toBe(true);
  });

  it.each(['18.20.8', '20.19.0', '22.18.0', '23.11.0', '24.0.0', '24.13.1', '25.4.0', '27.0.0'])(
    'beside %s the project fetches its own',
    (version) => expect(isTaken(version)).toBe(false),
  );
});
