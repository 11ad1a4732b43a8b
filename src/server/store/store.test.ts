import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { newId } from './new-id.ts';
import { storeCases } from './store.case.ts';
import { openStore, type Store } from './store.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whorl-store-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function openOrThrow(folder: string): Promise<Store> {
  const opened = await openStore(folder);
  if (!opened.ok) throw new Error(opened.refusal.message);
  return opened.value;
}

let current = '';
storeCases('SQLite file', {
  open: () => {
    current = newFolder();
    return openOrThrow(current);
  },
  reopen: async (store) => {
    await store.close();
    return openOrThrow(current);
  },
  dispose: (store) => store.close(),
});

async function storeWithEntries(folder: string): Promise<void> {
  const store = await openOrThrow(folder);
  const at = '2026-01-01T00:00:00.000Z';
  for (let i = 0; i < 5; i++) {
    const entry = { kind: 'note', clientId: null, courseId: null, correctsId: null, at, recordedAt: at };
    await store.change((records) =>
      records.entries.append({ ...entry, id: newId(), recordedBy: 'local', bodyJson: `{"i":${i}}` }),
    );
  }
  await store.close();
}

describe('the SQLite file', () => {
  it.skipIf(process.platform === 'win32')('and its logs are for its owner alone', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    const store = await openOrThrow(folder);
    await store.change((records) => records.jobs.recover(1, ''));
    for (const name of readdirSync(folder))
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    expect(readdirSync(folder)).toContain('whorl.sqlite-wal');
    await store.close();
  });

  it('is refused untouched when it is damaged', async () => {
    const folder = newFolder();
    const path = join(folder, 'whorl.sqlite');
    writeFileSync(path, 'This is no database, whatever its name says. '.repeat(100));
    const opened = await openStore(folder);
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'data-folder-damaged' } });
    expect(readFileSync(path, 'utf8')).toContain('no database');
  });

  it('is refused when a newer program wrote it', async () => {
    const folder = newFolder();
    await (await openOrThrow(folder)).close();
    const raw = new Database(join(folder, 'whorl.sqlite'));
    raw.prepare("INSERT INTO kysely_migration VALUES ('9999-tomorrow', '2030-01-01')").run();
    raw.close();
    expect(await openStore(folder)).toMatchObject({ ok: false, refusal: { code: 'data-folder-newer' } });
  });

  it('refuses UPDATE and DELETE of entries and audit lines in the database itself', async () => {
    const folder = newFolder();
    await storeWithEntries(folder);
    const raw = new Database(join(folder, 'whorl.sqlite'));
    expect(() => raw.prepare("UPDATE entries SET kind = 'x'").run()).toThrow('append-only');
    expect(() => raw.prepare('DELETE FROM entries').run()).toThrow('append-only');
    raw.close();
  });

  it.each([
    ['changed', "UPDATE entries SET bodyJson = '{}' WHERE seq = 3", 3],
    ['removed', 'DELETE FROM entries WHERE seq = 2', 3],
    ['told at another time', "UPDATE entries SET at = '2025-01-01T00:00:00.000Z' WHERE seq = 1", 1],
  ])('names the first entry that was %s behind the program', async (_how, statement, seq) => {
    const folder = newFolder();
    await storeWithEntries(folder);
    const raw = new Database(join(folder, 'whorl.sqlite'));
    raw.exec('DROP TRIGGER entriesRefuseUPDATE; DROP TRIGGER entriesRefuseDELETE;');
    raw.exec(statement);
    raw.close();
    const store = await openOrThrow(folder);
    expect(await store.verifyChains()).toEqual({ audit: null, entries: seq });
    await store.close();
  });
});

/** A generator that gives the same sizes each time: where SQLite leaves copies depends on them. */
function sameSizes(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state * 16807) % 2147483647;
    return state % below;
  };
}

describe('erased rows', () => {
  it('are in no page after a scrub, also where rows that moved left copies behind', async () => {
    const folder = newFolder();
    const store = await openOrThrow(folder);
    const size = sameSizes(28 * 7919);
    const at = '2026-01-01T00:00:00.000Z';
    const people = Array.from({ length: 300 }, (_, n) => ({ id: newId(), name: `canary${n}x`, version: 1 }));
    const columns = (name: string, most: number) => ({
      profileJson: name + 'p'.repeat(size(most)),
      nameFolded: name,
    });
    await store.change(async ({ clients }) => {
      for (const { id, name } of people) {
        const row = { id, version: 1, ...columns(name, 300), createdAt: at, updatedAt: at, deletedAt: null };
        await clients.insert(row);
      }
      for (let k = 0; k < 600; k++) {
        const person = people[size(people.length)]!;
        expect(await clients.save(person.id, person.version++, columns(person.name, 600), at)).toBe(true);
      }
    });
    const [erased, kept] = [people.filter((_, n) => n % 3 === 0), people.filter((_, n) => n % 3 !== 0)];
    await store.change(async ({ erasures }) => {
      for (const { id } of erased) await erasures.erase({ clientId: id, courseIds: [] });
    });
    await store.scrub();
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
    const isThere = ({ name }: { readonly name: string }): boolean => bytes.some((each) => each.includes(name));
    expect(erased.filter(isThere)).toEqual([]);
    expect(kept.every(isThere)).toBe(true);
    await store.close();
  });
});

describe('newId', () => {
  it('makes UUIDs of version 7 that sort by creation, also when the clock goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 45 }), { minLength: 2, maxLength: 200 }), (times) => {
        const ids = times.map((time) => newId(time));
        expect([...ids].sort()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids)
          expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      }),
      { numRuns: 50, seed: 7 },
    );
    const many = Array.from({ length: 9000 }, () => newId(0));
    expect(new Set(many).size).toBe(9000);
    expect([...many].sort()).toEqual(many);
  });
});
