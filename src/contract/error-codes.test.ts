import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorsPage } from '../../tools/list-errors.ts';
import { ERROR_CODES } from './error-codes.ts';

it('docs/reference/errors.md lists the same table', () => {
  expect(readFileSync('docs/reference/errors.md', 'utf8')).toBe(errorsPage());
});

it('every code has an error status, an exit code and two whole sentences', () => {
  for (const [code, row] of Object.entries(ERROR_CODES)) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(row.status).toBeGreaterThanOrEqual(400);
    expect([1, 2, 3, 4]).toContain(row.exitCode);
    for (const sentence of [row.meaning, row.whatToDo]) expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
});
