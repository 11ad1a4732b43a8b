import type { ClientProfile } from '#/contract/api-clients.ts';
import type { OpenSigns } from '#/contract/api-session-checks.ts';
import type { CheckInRecord, SignResolutionRecord } from '#/practice/healing/check-in.ts';
import type { Context } from '../context.ts';
import type { EntryListRow } from '../store/entry-records.ts';

/** AC2: every warning sign that nobody has resolved, of all clients, newest first. */
export async function listOpenSigns(context: Context): Promise<OpenSigns> {
  const { entries, clients } = context.store.read;
  const ofKind = async (kind: string): Promise<readonly EntryListRow[]> => {
    const limit = 1000;
    const rows: EntryListRow[] = [];
    for (let afterSeq = 0; ; ) {
      const page = await entries.list({ kind, afterSeq, limit });
      rows.push(...page);
      if (page.length < limit) return rows;
      afterSeq = page.at(-1)!.seq;
    }
  };
  const [checkIns, resolutions] = await Promise.all([ofKind('checkIn'), ofKind('signResolution')]);
  const resolved = new Set(resolutions.map(({ bodyJson }) => (JSON.parse(bodyJson) as SignResolutionRecord).checkInId));
  const open = checkIns.filter(({ id }) => !resolved.has(id)).reverse();
  const found = await Promise.all(
    open.map(async ({ id, clientId, courseId, at, bodyJson }) => {
      const signs = [...(JSON.parse(bodyJson) as CheckInRecord).checkIn.warningSigns];
      const client = clientId === null || signs.length === 0 ? undefined : await clients.find(clientId);
      if (!client || client.deletedAt !== null) return [];
      const { givenName, familyName } = JSON.parse(client.profileJson) as ClientProfile;
      return [{ checkInId: id, clientId: client.id, courseId, name: `${givenName} ${familyName}`.trim(), at, signs }];
    }),
  );
  return { signs: found.flat() };
}
