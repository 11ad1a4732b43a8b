import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { foldText, likeAnywhere } from './fold-text.ts';
import { follows, pageOf, readCursor } from './list-cursor.ts';
import type { CourseRow, Tables } from './tables.ts';

export interface CourseQuery {
  readonly search?: string | undefined;
  readonly deleted: 'only' | 'no';
  readonly clientId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What a save may change; version and times are the command's. */
export type CourseChange = Partial<
  Pick<CourseRow, 'title' | 'step' | 'photoCount' | 'thumbnailPhotoId' | 'clientId' | 'documentJson'>
>;

/** Rows without the document: lists stay small however much was drawn. */
export type CourseSummaryRow = Omit<CourseRow, 'documentJson' | 'titleFolded'>;

const SUMMARY = [
  'id',
  'title',
  'origin',
  'version',
  'step',
  'photoCount',
  'thumbnailPhotoId',
  'clientId',
  'createdAt',
  'updatedAt',
  'deletedAt',
] as const;

export function courseRecords(db: Kysely<Tables>) {
  return {
    async insert(row: Omit<CourseRow, 'titleFolded'>): Promise<void> {
      await db
        .insertInto('courses')
        .values({ ...row, titleFolded: foldText(row.title) })
        .execute();
    },

    async find(id: string): Promise<CourseRow | undefined> {
      return db.selectFrom('courses').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Saves over `version` only; false when another version stands there by now. */
    async save(id: string, version: number, change: CourseChange, updatedAt: string): Promise<boolean> {
      const folded = change.title === undefined ? {} : { titleFolded: foldText(change.title) };
      const done = await db
        .updateTable('courses')
        .set({ ...change, ...folded, version: version + 1, updatedAt })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return done.numUpdatedRows === 1n;
    },

    async setDeleted(id: string, deletedAt: string | null): Promise<void> {
      await db.updateTable('courses').set({ deletedAt }).where('id', '=', id).execute();
    },

    /** Latest change first. */
    async list(query: CourseQuery): Promise<{ rows: CourseSummaryRow[]; nextCursor: string | null }> {
      let select = db
        .selectFrom('courses')
        .select(SUMMARY)
        .where('deletedAt', query.deleted === 'only' ? 'is not' : 'is', null);
      if (query.clientId) select = select.where('clientId', '=', query.clientId);
      if (query.search) {
        select = select.where(sql<boolean>`"titleFolded" LIKE ${likeAnywhere(query.search)} ESCAPE '\\'`);
      }
      const after = readCursor(query.cursor);
      if (after) select = select.where(follows(after));
      const newestFirst = select.orderBy('updatedAt', 'desc').orderBy('id', 'desc');
      return pageOf(await newestFirst.limit(query.limit + 1).execute(), query.limit);
    },

    /** Every course of a client, deleted ones too. */
    async listOfClient(clientId: string): Promise<CourseRow[]> {
      return db.selectFrom('courses').selectAll().where('clientId', '=', clientId).orderBy('id').execute();
    },

    async count(): Promise<number> {
      const row = await db
        .selectFrom('courses')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
  };
}
