/** A single value as it was written down by hand. */
export type LeafValue = string | number | boolean | null;

/** One value of a record that a correction may name. */
export interface RecordLeaf {
  /** Dotted path in the record. */
  readonly path: string;
  readonly value: LeafValue;
}

/**
 * Of whom and of what the record is, what was signed and shown, by which plan and presets it was made, where files lie: that would be
 * another record.
 */
const FIXED =
  /(^|\.)(id|kind|at|n|by|signer|who|content|purpose|acknowledged|offeredAt|signedAt|typedSignature|strokes|course|result|file|files|letters|overrides|override|artists|planVersion|protocolVersion)(\.|$)|(Id|[sS]ha256)$/;

/** Every single value of a record, or of its body, that was written down by hand. */
export function recordLeaves(body: unknown, path = ''): readonly RecordLeaf[] {
  if (FIXED.test(path)) return [];
  if (isLeafValue(body)) return path === '' ? [] : [{ path, value: body }];
  if (typeof body !== 'object') return [];
  return Object.entries(body as object).flatMap(([key, value]) => recordLeaves(value, below(path, key)));
}

/** The same record with another value at the path of a leaf; what has no such path comes back as it is. */
export function withLeaf<Body>(body: Body, path: string, value: LeafValue, at = ''): Body {
  if (at === path) return value as Body;
  if (typeof body !== 'object' || body === null || (at !== '' && !path.startsWith(`${at}.`))) return body;
  if (Array.isArray(body)) {
    return body.map((part: unknown, index) => withLeaf(part, path, value, below(at, String(index)))) as Body;
  }
  const parts = Object.entries(body).map(([key, part]) => [key, withLeaf(part, path, value, below(at, key))]);
  return Object.fromEntries(parts) as Body;
}

/** True for a text, a number, yes or no, and nothing: what a leaf may hold. */
export function isLeafValue(value: unknown): value is LeafValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
