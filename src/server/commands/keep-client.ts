import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { ClientProfile } from '#/contract/api-clients.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { foldText } from '../store/fold-text.ts';
import { newId } from '../store/new-id.ts';
import type { ClientRow } from '../store/tables.ts';
import { alreadyExistsProblem, conflictProblem, notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

/** Adds a client; sending the same again (same id, same profile) gives the one that is there. */
export async function addClient(
  context: Context,
  caller: Caller,
  client: { id?: string | undefined; profile: ClientProfile },
): Promise<Outcome<ClientRow, Problem>> {
  return context.store.change(async (records) => {
    const id = client.id ?? newId();
    const known = await records.clients.find(id);
    if (known) {
      const isSame = canonicalJson(JSON.parse(known.profileJson)) === canonicalJson(client.profile);
      return isSame ? accept(known) : refuse(alreadyExistsProblem('client'));
    }
    const now = context.now();
    const row: ClientRow = {
      id,
      version: 1,
      ...clientColumns(client.profile),
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    };
    await records.clients.insert(row);
    await records.audit.append({ at: now, ...caller, action: 'create', objectKind: 'client', objectId: id });
    return accept(row);
  });
}

export async function saveClient(
  context: Context,
  caller: Caller,
  id: string,
  save: { version: number; profile: ClientProfile },
): Promise<Outcome<ClientRow, Problem>> {
  return context.store.change(async (records) => {
    const client = await records.clients.find(id);
    if (!client || client.deletedAt !== null) return refuse(notFoundProblem('client'));
    if (client.version !== save.version) return refuse(conflictProblem('client', client.version));
    const now = context.now();
    await records.clients.save(id, save.version, clientColumns(save.profile), now);
    await records.audit.append({ at: now, ...caller, action: 'save', objectKind: 'client', objectId: id });
    return accept((await records.clients.find(id))!);
  });
}

/** Opens a client card; that it was read goes into the audit trail. */
export async function readClient(context: Context, caller: Caller, id: string): Promise<Outcome<ClientRow, Problem>> {
  const client = await context.store.read.clients.find(id);
  if (!client) return refuse(notFoundProblem('client'));
  await recordRead(context, caller, { objectKind: 'client', objectId: id });
  return accept(client);
}

/** Takes the client off the list, or puts it back; records stay. */
export async function setClientDeleted(
  context: Context,
  caller: Caller,
  id: string,
  action: 'delete' | 'restore',
): Promise<Outcome<ClientRow, Problem>> {
  return context.store.change(async (records) => {
    const client = await records.clients.find(id);
    if (!client) return refuse(notFoundProblem('client'));
    if ((client.deletedAt !== null) === (action === 'delete')) return accept(client);
    const now = context.now();
    await records.clients.setDeleted(id, action === 'delete' ? now : null);
    await records.audit.append({ at: now, ...caller, action, objectKind: 'client', objectId: id });
    return accept((await records.clients.find(id))!);
  });
}

/** A profile as the columns of its row. */
export function clientColumns(profile: ClientProfile): Pick<ClientRow, 'profileJson' | 'nameFolded'> {
  return {
    profileJson: JSON.stringify(profile),
    nameFolded: foldText(`${profile.givenName} ${profile.familyName}`),
  };
}
