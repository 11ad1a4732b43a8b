import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFolder, writeFolder } from './write-folder.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'whorl-write-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

describe('writeFolder', () => {
  it('makes a new folder with folders inside', async () => {
    const target = join(root, 'new', 'deep');
    expect(await writeFolder(target, [file('a.txt', '1'), file('inside/b.txt', '2')])).toMatchObject({ ok: true });
    expect(readFileSync(join(target, 'inside', 'b.txt'), 'utf8')).toBe('2');
  });

  it('replaces its own files and folders and leaves others alone', async () => {
    const target = join(root, 'old');
    mkdirSync(join(target, 'inside'), { recursive: true });
    writeFileSync(join(target, 'notes.txt'), 'mine');
    writeFileSync(join(target, 'a.txt'), 'before');
    writeFileSync(join(target, 'inside', 'stale.txt'), 'before');
    expect(await writeFolder(target, [file('a.txt', 'after'), file('inside/b.txt', '2')])).toMatchObject({ ok: true });
    expect(readFileSync(join(target, 'a.txt'), 'utf8')).toBe('after');
    expect(readFileSync(join(target, 'notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(join(target, 'inside'))).toEqual(['b.txt']);
  });

  it('writes nothing where it may not, and says so', async () => {
    const blocked = join(root, 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const refused = await writeFolder(join(blocked, 'out'), [file('a.txt', '1')]);
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'cannot-write', message: expect.stringContaining('out') },
    });
    const onFile = await writeFolder(blocked, [file('a.txt', '1')]);
    expect(onFile).toMatchObject({ ok: false, refusal: { code: 'cannot-write' } });
    expect(readFileSync(blocked, 'utf8')).toBe('a file where the folder should be');
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('says before any work where no folder can be made', () => {
    const stands = join(root, 'stands');
    writeFileSync(stands, 'a file where the folder should be');
    for (const closed of [stands, join(stands, 'out'), join(stands, 'far', 'out')]) {
      expect(checkFolder(closed)).toMatchObject({ code: 'cannot-write', message: expect.stringContaining(closed) });
    }
    expect(checkFolder(join(root, 'not', 'yet'))).toBeNull();
    expect(checkFolder(root)).toBeNull();
    expect(existsSync(join(root, 'not'))).toBe(false);
  });

  it('needs no right to write beside a folder that stands, and keeps its files there', async () => {
    const target = join(root, 'closed-above', 'out');
    mkdirSync(target, { recursive: true });
    chmodSync(join(root, 'closed-above'), 0o500);
    expect(await writeFolder(target, [file('a.txt', '1'), file('inside/b.txt', '2')])).toMatchObject({ ok: true });
    expect(readdirSync(target).sort()).toEqual(['a.txt', 'inside']);
    expect(readdirSync(join(root, 'closed-above'))).toEqual(['out']);
    chmodSync(join(root, 'closed-above'), 0o700);
  });

  it.skipIf(process.getuid?.() === 0)('says which folder is closed to it (not as root, to whom none is)', async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o500);
    expect(await writeFolder(join(closed, 'out'), [file('a.txt', '1')])).toMatchObject({
      refusal: { code: 'cannot-write' },
    });
    expect(existsSync(join(closed, 'out'))).toBe(false);
  });
});
