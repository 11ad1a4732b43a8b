import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataFolder } from './lock-data-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whorl-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives the folder to one holder at a time and names the holder', () => {
  const first = lockDataFolder(folder);
  if (!first.ok) throw new Error(first.refusal.message);
  first.value.announce('http://127.0.0.1:4747');
  const second = lockDataFolder(folder);
  expect(second).toMatchObject({ ok: false, refusal: { code: 'data-folder-busy' } });
  expect(!second.ok && second.refusal.message).toContain(`process ${process.pid} at http://127.0.0.1:4747`);
  first.value.release();
  expect(existsSync(join(folder, 'owner.json'))).toBe(false);
  const third = lockDataFolder(folder);
  expect(third.ok).toBe(true);
  if (third.ok) third.value.release();
});

it('does not mind what a dead process left behind', () => {
  writeFileSync(join(folder, 'owner.json'), '{"pid": 1, "address": "http://127.0.0.1:1"}');
  writeFileSync(join(folder, 'lock.sqlite'), '');
  const lock = lockDataFolder(folder);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.value.release();
});
