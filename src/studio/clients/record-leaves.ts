/** One value of a record that a correction may name. */
export interface RecordLeaf {
  /** Dotted path in the record. */
  readonly path: string;
  readonly value: string | number | boolean | null;
}

/** Of whom and of what the record is, what was signed and shown, where files lie: that would be another record. */
const FIXED =
  /(^|\.)(id|kind|at|n|by|signer|who|content|strokes|course|result|file|files|letters|overrides|artists)(\.|$)|(Id|[sS]ha256)$/;

/** Every single value of a record's body that was written down by hand. */
export function recordLeaves(body: unknown, path = ''): readonly RecordLeaf[] {
  if (FIXED.test(path)) return [];
  if (body === null || typeof body === 'string' || typeof body === 'number' || typeof body === 'boolean') {
    return path === '' ? [] : [{ path, value: body }];
  }
  if (typeof body !== 'object') return [];
  return Object.entries(body).flatMap(([key, value]) => recordLeaves(value, path === '' ? key : `${path}.${key}`));
}

/** What was typed as a value of the same sort; undefined when it cannot be one or nothing was typed. */
export function typedLike(was: RecordLeaf['value'] | undefined, typed: string): RecordLeaf['value'] | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (typeof was === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (typeof was !== 'number') return text;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}
