import type { Kysely } from 'kysely';
import type { PhotoRow, Tables } from './tables.ts';

export function photoRecords(db: Kysely<Tables>) {
  return {
    async insert(row: PhotoRow): Promise<void> {
      await db.insertInto('photos').values(row).execute();
    },

    async find(id: string): Promise<PhotoRow | undefined> {
      return db.selectFrom('photos').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async listOfCourse(courseId: string): Promise<PhotoRow[]> {
      return db.selectFrom('photos').selectAll().where('courseId', '=', courseId).orderBy('id').execute();
    },
  };
}
