interface ListPosition {
  readonly updatedAt: string;
  readonly id: string;
}

export function writeCursor(last: ListPosition): string {
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
