import { type RawBuilder, sql } from 'kysely';

interface ListPosition {
  readonly updatedAt: string;
  readonly id: string;
}

function writeCursor(last: ListPosition): string {
  return Buffer.from(JSON.stringify([last.updatedAt, last.id])).toString('base64url');
}

/** Null for none, and for one that was not made here: the list then starts from its beginning. */
export function readCursor(cursor: string | undefined): ListPosition | null {
  if (!cursor) return null;
  try {
    const [updatedAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return typeof updatedAt === 'string' && typeof id === 'string' ? { updatedAt, id } : null;
  } catch {
    return null;
  }
}

/** True for rows that follow a position in a list with the latest change first. */
export function follows({ updatedAt, id }: ListPosition): RawBuilder<boolean> {
  return sql<boolean>`("updatedAt", "id") < (${updatedAt}, ${id})`;
}

/** A page of rows that were read one beyond the limit, and where the next begins. */
export function pageOf<Row extends ListPosition>(
  rows: readonly Row[],
  limit: number,
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? writeCursor(last) : null };
}
