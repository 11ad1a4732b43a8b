import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { en } from '../../catalogue/en.ts';

it('has words for every rule by which the fit refuses a head', () => {
  const source = globSync('src/engine/scalp/{check-taps,fit-head,fit-verdict}.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const rules = new Set([...source.matchAll(/rule: '(HF0\d)',?\s+message/g)].map((match) => match[1]!));
  expect(rules.size).toBeGreaterThan(7);
  expect(Object.keys(en.landmarks.refusedBy).sort()).toEqual([...rules].sort());
});
