/** One value of a record that a correction may name. */
export interface RecordLeaf {
  /** Dotted path in the record. */
  readonly path: string;
  readonly value: string | number | boolean | null;
}

/** Who wrote it, what was signed and shown, where files lie: none of it is put right by a correction. */
const FIXED =
  /(^|\.)(by|signer|who|content|strokes|course|result|file|files|photos|letters|overrides|artists)(\.|$)|(Id|[sS]ha256)$/;

/** Every single value of a record's body that was written down by hand. */
export function recordLeaves(body: unknown, path = ''): readonly RecordLeaf[] {
  if (FIXED.test(path)) return [];
  if (body === null || typeof body === 'string' || typeof body === 'number' || typeof body === 'boolean') {
    return path === '' ? [] : [{ path, value: body }];
  }
  if (typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([key, value]) => recordLeaves(value, path === '' ? key : `${path}.${key}`));
}

/** What was typed, as a value of the kind that stood there; undefined where it is none. */
export function typedLike(value: RecordLeaf['value'], text: string): RecordLeaf['value'] | undefined {
  const trimmed = text.trim();
  if (typeof value === 'boolean') return trimmed === 'true' ? true : trimmed === 'false' ? false : undefined;
  if (typeof value !== 'number') return trimmed;
  const number = Number(trimmed.replace(',', '.'));
  return trimmed !== '' && Number.isFinite(number) ? number : undefined;
}
