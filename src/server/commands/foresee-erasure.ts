import type { Erasure } from '#/contract/api-erasure.ts';
import type { Context } from '../context.ts';
import { heldRecords } from '../policies/held-records.ts';
import type { ErasureReach } from '../store/erasure-records.ts';
import type { Records } from '../store/store.ts';
import type { ClientRow, CourseRow } from '../store/tables.ts';
import { clientName } from './client-name.ts';
import { PROGRAM } from './create-sample-course.ts';

/** What erasing would take, and the rows by which it is taken. */
export interface ForeseenErasure {
  readonly erasure: Erasure;
  readonly reach: ErasureReach;
}

/** Everything of one client. */
export async function foreseeClientErasure(
  records: Records,
  context: Pick<Context, 'pack' | 'now'>,
  client: ClientRow,
): Promise<ForeseenErasure> {
  const courses = await records.courses.listOfClient(client.id);
  const reach = { clientId: client.id, courseIds: courses.map(({ id }) => id) };
  const others = await records.erasures.firstOfOthers(reach);
  return {
    reach,
    erasure: {
      name: clientName(client),
      clientId: client.id,
      courses: courses.map(titled),
      counts: await records.erasures.count(reach),
      held: (await isMadeUp(records, client.id)) ? null : await heldRecords(records, context, client.id),
      obstacle: others
        ? { kind: 'recordsOfOthers', title: courses.find(({ id }) => id === others.courseId)?.title ?? '' }
        : null,
    },
  };
}

/** A deleted course; that of the sample goes with its made-up client, as it was deleted with them. */
export async function foreseeCourseErasure(
  records: Records,
  context: Pick<Context, 'pack' | 'now'>,
  course: CourseRow,
): Promise<ForeseenErasure> {
  const client = course.clientId === null ? undefined : await records.clients.find(course.clientId);
  if (course.deletedAt !== null && course.origin === 'sample' && client && client.deletedAt !== null) {
    const { reach, erasure } = await foreseeClientErasure(records, context, client);
    return { reach, erasure: { ...erasure, name: course.title } };
  }
  const reach = { clientId: null, courseIds: [course.id] };
  return {
    reach,
    erasure: {
      name: course.title,
      clientId: null,
      courses: [titled(course)],
      counts: await records.erasures.count(reach),
      held: null,
      obstacle: await obstacleOf(records, reach, course),
    },
  };
}

async function obstacleOf(
  records: Records,
  reach: ErasureReach,
  { deletedAt }: CourseRow,
): Promise<Erasure['obstacle']> {
  if (deletedAt === null) return { kind: 'notDeleted' };
  const others = await records.erasures.firstOfOthers(reach);
  const client = others && (await records.clients.find(others.clientId));
  return client ? { kind: 'recordsOfClient', clientId: client.id, name: clientName(client) } : null;
}

/** The client of the sample, whom the program added itself. */
async function isMadeUp(records: Records, objectId: string): Promise<boolean> {
  const [first] = await records.audit.list({ objectId, afterSeq: 0, limit: 1 });
  return first?.actor === PROGRAM.actor;
}

function titled({ id, title }: CourseRow): Erasure['courses'][number] {
  return { id, title };
}
