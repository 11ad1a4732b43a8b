import type { ClientProfile } from '#/contract/api-clients.ts';
import type { OpenSigns } from '#/contract/api-session-checks.ts';
import type { CheckInRecord, SignResolutionRecord } from '#/practice/healing/check-in.ts';
import type { Context } from '../context.ts';

/** AC2: every warning sign that nobody has resolved, of all clients, newest first. */
export async function listOpenSigns(context: Context): Promise<OpenSigns> {
  const { entries, clients } = context.store.read;
  const [checkIns, resolutions] = await Promise.all([
    entries.listAll({ kind: 'checkIn' }),
    entries.listAll({ kind: 'signResolution' }),
  ]);
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
