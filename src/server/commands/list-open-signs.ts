import type { OpenSigns } from '#/contract/api-session-checks.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { compareMoments, dayIn } from '#/practice/calendar/wall-clock.ts';
import type { SignResolutionRecord } from '#/practice/healing/check-in.ts';
import { bookedCourse, missedOfCourse, recordsOf } from '#/practice/session/course-records.ts';
import type { Context } from '../context.ts';
import { recordsOfRows } from '../policies/records-of-rows.ts';
import { storedProtocol } from '../policies/stored-protocol.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import { clientName } from './client-name.ts';

/** AC2: every warning sign that nobody has resolved, of all clients, newest first; with the check-ins that did not come. */
export async function listOpenSigns(context: Context): Promise<OpenSigns> {
  const { entries, clients } = context.store.read;
  const [checkIns, resolutions, corrections] = await Promise.all([
    entries.listAll({ kind: 'checkIn' }),
    entries.listAll({ kind: 'signResolution' }),
    entries.listAll({ kind: 'correction' }),
  ]);
  const resolved = new Set(resolutions.map(({ bodyJson }) => (JSON.parse(bodyJson) as SignResolutionRecord).checkInId));
  const open = checkIns.filter(({ id }) => !resolved.has(id)).reverse();
  const found = await Promise.all(
    open.map(async (row) => {
      const { id, clientId, courseId, at } = row;
      const signs = recordsOf(recordsOfRows([row], corrections), 'checkIn').flatMap(
        ({ checkIn }) => checkIn.warningSigns,
      );
      const client = clientId === null || signs.length === 0 ? undefined : await clients.find(clientId);
      if (!client || client.deletedAt !== null) return [];
      return [{ checkInId: id, clientId: client.id, courseId, name: clientName(client), at, signs }];
    }),
  );
  return { signs: found.flat(), missed: await listMissed(context, checkIns, corrections) };
}

/** Later than this after a session nobody waits for its check-ins. */
const WAITED_DAYS = 28;

/** AC3: for the last session held of each course, check-ins that did not come, while they still may. */
async function listMissed(
  context: Context,
  checkIns: readonly EntryListRow[],
  corrections: readonly EntryListRow[],
): Promise<OpenSigns['missed']> {
  const { entries, clients } = context.store.read;
  const kinds = await Promise.all(['course', 'courseMove', 'session'].map((kind) => entries.listAll({ kind })));
  const ofCourses = kinds.flat();
  const protocol = await storedProtocol(context.store.read);
  const at = context.now();
  const courseIds = [...new Set(ofCourses.flatMap(({ courseId }) => (courseId === null ? [] : [courseId])))];
  const found = await Promise.all(
    courseIds.map(async (courseId) => {
      const own = ofCourses.filter((row) => row.courseId === courseId);
      const clientId = own[0]?.clientId ?? '';
      const ofCourse = recordsOfRows(own, corrections);
      const booked = bookedCourse(ofCourse);
      const held = recordsOf(ofCourse, 'session').toSorted((a, b) => compareMoments(a.startedAt, b.startedAt));
      const last = held.at(-1);
      if (!booked || !last || dayIn(at, 'UTC') > addDays(dayIn(last.startedAt, 'UTC'), WAITED_DAYS)) return [];
      const ofClient = recordsOfRows(
        checkIns.filter((row) => row.clientId === clientId),
        corrections,
      );
      const missed = missedOfCourse({ ofClient, ofCourse }, booked, protocol, at).find(({ n }) => n === last.n);
      const client = missed && (await clients.find(clientId));
      if (!missed || !client || client.deletedAt !== null) return [];
      return [{ clientId, courseId, name: clientName(client), session: missed.n, days: [...missed.days] }];
    }),
  );
  return found.flat();
}
