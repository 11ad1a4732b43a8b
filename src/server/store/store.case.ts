import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from './new-id.ts';
import type { Store } from './store.ts';
import type { CourseRow } from './tables.ts';

/** What every store must do; run by each implementation. `reopen` closes and opens the same data. */
export interface StoreCase {
  open(): Promise<Store>;
  reopen(store: Store): Promise<Store>;
  dispose(store: Store): Promise<void>;
}

const AT = '2026-01-01T00:00:00.000Z';

function course(title: string, change: Partial<CourseRow> = {}): Omit<CourseRow, 'titleFolded'> {
  return {
    id: newId(),
    title,
    origin: 'own',
    version: 1,
    step: 'photo',
    photoCount: 0,
    thumbnailPhotoId: null,
    clientId: null,
    documentJson: '{}',
    createdAt: AT,
    updatedAt: AT,
    deletedAt: null,
    ...change,
  };
}

const entry = (kind: string, bodyJson = '{}') => ({
  id: newId(),
  kind,
  clientId: null,
  courseId: null,
  correctsId: null,
  at: AT,
  recordedAt: AT,
  recordedBy: 'local',
  bodyJson,
});
const fact = (action: string) => ({
  at: AT,
  actor: 'local',
  action,
  objectKind: 'course',
  objectId: 'x',
  requestId: 'r',
});
const job = () => ({
  id: newId(),
  kind: 'plan',
  state: 'waiting' as const,
  courseId: null,
  payloadJson: '{}',
  attempt: 0,
  progress: 0,
  stage: 'waiting',
  planId: null,
  errorJson: null,
  createdAt: AT,
  updatedAt: AT,
});

export function storeCases(name: string, { open, reopen, dispose }: StoreCase): void {
  describe(`a store: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => dispose(store));

    it('keeps what a change wrote, over a reopening', async () => {
      const row = course('Ünïcödé 😀 "quoted" \\ \u0000 end');
      await store.change((records) => records.courses.insert(row));
      store = await reopen(store);
      expect(await store.read.courses.find(row.id)).toMatchObject(row);
    });

    it('writes all of a change or none of it', async () => {
      const rows = [course('a'), course('b')];
      const broken = store.change(async (records) => {
        for (const row of rows) await records.courses.insert(row);
        await records.audit.append(fact('create'));
        throw new Error('in the middle');
      });
      await expect(broken).rejects.toThrow('in the middle');
      expect(await store.read.courses.count()).toBe(0);
      expect(await store.read.audit.list({ afterSeq: 0, limit: 10 })).toEqual([]);
    });

    it('lets one of many concurrent saves of a version win', async () => {
      const row = course('race');
      await store.change((records) => records.courses.insert(row));
      const saves = Array.from({ length: 50 }, (_, i) =>
        store.change((records) => records.courses.save(row.id, 1, { step: `s${i}` }, AT)),
      );
      expect((await Promise.all(saves)).filter(Boolean)).toHaveLength(1);
      expect((await store.read.courses.find(row.id))?.version).toBe(2);
    });

    it('refuses to change or remove an entry or a line of the audit trail', async () => {
      const record = entry('note');
      await store.change(async (records) => {
        await records.entries.append(record);
        await records.audit.append(fact('create'));
      });
      await expect(store.change((records) => records.entries.append(record))).rejects.toThrow();
      expect(await store.read.entries.list({ afterSeq: 0, limit: 10 })).toHaveLength(1);
    });

    it('keeps one unbroken chain under parallel writers', async () => {
      const writes = Array.from({ length: 40 }, (_, i) =>
        store.change(async (records) => {
          await records.entries.append(entry('note', JSON.stringify({ i })));
          await records.audit.append(fact(`write ${i}`));
        }),
      );
      await Promise.all(writes);
      expect(await store.verifyChains()).toEqual({ audit: null, entries: null });
      const rows = await store.read.entries.list({ afterSeq: 0, limit: 100 });
      expect(new Set(rows.map((row) => row.previousHash)).size).toBe(40);
    });

    it('finds the bottles of an entry and the entries of a bottle', async () => {
      const bottle = { id: newId(), version: 1, batchFolded: 'lot77', bodyJson: '{}', createdAt: AT, updatedAt: AT };
      const used = entry('session');
      await store.change(async (records) => {
        await records.ink.insert(bottle);
        await records.entries.append(used, { bottleIds: [bottle.id, bottle.id], batches: ['Water 3', 'water-3'] });
        await records.entries.append(entry('session'));
      });
      expect(await store.read.entries.bottlesOf(used.id)).toEqual([bottle.id]);
      const found = await store.read.entries.list({ bottleId: bottle.id, afterSeq: 0, limit: 10 });
      expect(found.map((row) => row.id)).toEqual([used.id]);
      for (const batch of ['Lot 77', 'WATER3']) {
        expect((await store.read.entries.listOfBatch(batch)).map((row) => row.id)).toEqual([used.id]);
      }
      expect(await store.read.entries.listOfBatch('Lot 7')).toEqual([]);
      expect(await store.read.ink.listOfBatch('lot-77')).toHaveLength(1);
      expect(await store.read.ink.list({ batch: 'LOT 7-7', limit: 10 })).toHaveLength(1);
      expect(await store.read.ink.list({ batch: 'lot78', limit: 10 })).toHaveLength(0);
    });

    it('refuses an entry of a client that is not there', async () => {
      const orphan = { ...entry('note'), clientId: newId() };
      await expect(store.change((records) => records.entries.append(orphan))).rejects.toThrow();
    });

    it('gives a job to one worker and takes the result of its last attempt only', async () => {
      const waiting = job();
      await store.change((records) => records.jobs.insert(waiting));
      const claims = await Promise.all([1, 2, 3].map(() => store.change((records) => records.jobs.claim(AT))));
      const [first] = claims.filter((claimed) => claimed !== undefined);
      expect(claims.filter((claimed) => claimed !== undefined)).toHaveLength(1);
      await store.change((records) => records.jobs.recover(3, AT));
      const second = await store.change((records) => records.jobs.claim(AT));
      expect(second?.attempt).toBe(2);
      expect(await store.change((records) => records.jobs.update(first!, { state: 'done' }, AT))).toBe(false);
      expect(await store.change((records) => records.jobs.update(second!, { state: 'done' }, AT))).toBe(true);
      await store.change((records) => records.jobs.cancel(waiting.id, AT));
      expect((await store.read.jobs.find(waiting.id))?.state).toBe('done');
    });

    it('fails a job that stopped the program again and again', async () => {
      const deadly = job();
      await store.change((records) => records.jobs.insert(deadly));
      for (let i = 0; i < 3; i++) {
        await store.change((records) => records.jobs.claim(AT));
        await store.change((records) => records.jobs.recover(3, AT));
      }
      expect((await store.read.jobs.find(deadly.id))?.state).toBe('failed');
    });
  });
}
