type LeafValue = string | number | boolean | null;

export interface Leaf {
  readonly path: string;
  readonly value: LeafValue;
}

/** Of whom and of what the record is cannot be corrected; that would be another record. */
const FIXED = new Set(['id', 'clientId', 'kind', 'by', 'courseId', 'n', 'file', 'bottleId', 'who']);

/** Every single value of a record by its dotted path, `ink[0].batch`. */
export function leavesOf(record: object, path = ''): readonly Leaf[] {
  return Object.entries(record).flatMap(([key, value]: [string, unknown]): readonly Leaf[] => {
    if (FIXED.has(key)) return [];
    const here = Array.isArray(record) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (value !== null && typeof value === 'object') return leavesOf(value, here);
    return [{ path: here, value: value as LeafValue }];
  });
}

/** What was typed as a value of the same sort; undefined when it cannot be one or nothing was typed. */
export function readLike(was: LeafValue | undefined, typed: string): LeafValue | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (typeof was === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (typeof was !== 'number') return text;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}
