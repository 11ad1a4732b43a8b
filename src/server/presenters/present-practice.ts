import type { ClientCard } from '#/contract/api-clients.ts';
import type { Entry } from '#/contract/api-entries.ts';
import type { StoredFileCard } from '#/contract/api-files.ts';
import type { InkBottleCard } from '#/contract/api-ink.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import type { ClientRow, FileRow, InkBottleRow } from '../store/tables.ts';

export function presentClient(row: ClientRow): ClientCard {
  const { id, version, createdAt, updatedAt, deletedAt } = row;
  return { id, version, profile: JSON.parse(row.profileJson), createdAt, updatedAt, deletedAt };
}

export function presentInkBottle(row: InkBottleRow): InkBottleCard {
  const { id, version, createdAt, updatedAt } = row;
  return { id, version, bottle: JSON.parse(row.bodyJson), createdAt, updatedAt };
}

export function presentEntry(row: EntryListRow): Entry {
  const { bodyJson, ...rest } = row;
  return { ...rest, body: JSON.parse(bodyJson) };
}

export function presentFile(row: FileRow): StoredFileCard {
  return { ...row, url: `/api/files/${row.id}/content` };
}
