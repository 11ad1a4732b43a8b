import type { Kysely } from 'kysely';
import type { FileRow, Tables } from './tables.ts';

export function fileRecords(db: Kysely<Tables>) {
  return {
    async insert(row: FileRow): Promise<void> {
      await db.insertInto('files').values(row).execute();
    },

    async find(id: string): Promise<FileRow | undefined> {
      return db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Every file of an owner; of nobody in particular the first thousand. */
    async list(query: { clientId?: string | undefined; courseId?: string | undefined }): Promise<FileRow[]> {
      let select = db.selectFrom('files').selectAll();
      if (query.clientId) select = select.where('clientId', '=', query.clientId);
      if (query.courseId) select = select.where('courseId', '=', query.courseId);
      if (!query.clientId && !query.courseId) select = select.limit(1000);
      return select.orderBy('id').execute();
    },
  };
}
