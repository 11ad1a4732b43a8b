import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whorl-examples-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(name: string, ...argv: string[]): string {
  const done = spawnSync(process.execPath, [join('examples', name), ...argv], { encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
  return done.stdout;
}

describe('examples', () => {
  it.each(readdirSync('examples').filter((name) => name.endsWith('.ts')))('%s is short', (name) => {
    expect(readFileSync(join('examples', name), 'utf8').trimEnd().split('\n').length).toBeLessThan(30);
  });

  it('plan a photo and read the plan back', () => {
    const plan = join(folder, 'plan');
    expect(run('plan-a-photo.ts', plan)).toMatch(/frontal: \d+ dots on [\d.]+ cm2/);
    expect(existsSync(join(plan, 'plan.pdf'))).toBe(true);
    expect(run('read-a-plan.ts', join(plan, 'plan.whorl.json'))).toMatch(/session 3: \d+ dots/);
  });

  it('move a hairline', () => {
    const counts = [...run('move-a-hairline.ts').matchAll(/midpoint \d+ mm: (\d+) dots/g)].map((match) =>
      Number(match[1]),
    );
    expect(counts).toHaveLength(3);
    expect(counts[2]).toBeGreaterThan(counts[1]!);
    expect(counts[1]).toBeGreaterThan(counts[0]!);
  });
});
