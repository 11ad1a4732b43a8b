import type { Kysely } from 'kysely';
import type { PlanFileRow, PlanRow, Tables } from './tables.ts';

export interface PlanWithFiles extends PlanRow {
  readonly files: readonly PlanFileRow[];
}

export function planRecords(db: Kysely<Tables>) {
  const filesOf = async (planId: string): Promise<PlanFileRow[]> =>
    db.selectFrom('planFiles').selectAll().where('planId', '=', planId).orderBy('name').execute();
  return {
    async insert(plan: PlanRow, files: readonly Omit<PlanFileRow, 'planId'>[]): Promise<void> {
      await db.insertInto('plans').values(plan).execute();
      if (files.length === 0) return;
      await db
        .insertInto('planFiles')
        .values(files.map((file) => ({ ...file, planId: plan.id })))
        .execute();
    },

    async find(id: string): Promise<PlanWithFiles | undefined> {
      const plan = await db.selectFrom('plans').selectAll().where('id', '=', id).executeTakeFirst();
      return plan && { ...plan, files: await filesOf(id) };
    },

    /** Newest first. */
    async listOfCourse(courseId: string): Promise<PlanWithFiles[]> {
      const plans = await db
        .selectFrom('plans')
        .selectAll()
        .where('courseId', '=', courseId)
        .orderBy('id', 'desc')
        .execute();
      return Promise.all(plans.map(async (plan) => ({ ...plan, files: await filesOf(plan.id) })));
    },
  };
}
