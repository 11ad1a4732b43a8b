import { accept, type Outcome, refuse } from '#/base/outcome.ts';

/** Reads a CSV of finite numbers with a header into columns; other columns than those named are refused, or passed over. */
export function readNumberCsv(
  text: string,
  required: readonly string[],
  optional: readonly string[] = [],
  others: 'refused' | 'passedOver' = 'refused',
): Outcome<Readonly<Record<string, number[]>>, { readonly message: string }> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.length > 0 && lines[lines.length - 1]!.trim() === '') lines.pop();
  const header = (lines[0] ?? '').split(',').map((name) => name.trim());
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0) return refuse({ message: `the first line must name the column ${missing[0]}.` });
  const isRead = header.map((name) => required.includes(name) || optional.includes(name));
  const unknown = others === 'refused' ? header.filter((_, k) => !isRead[k]) : [];
  if (unknown.length > 0 || new Set(header).size !== header.length)
    return refuse({ message: `the column "${unknown[0] ?? header[0]}" is not known or stands twice.` });
  const columns: Record<string, number[]> = Object.fromEntries(header.map((name) => [name, []]));
  for (let i = 1; i < lines.length; i++) {
    const words = lines[i]!.split(',');
    if (words.length !== header.length)
      return refuse({ message: `line ${i + 1} has ${words.length} values instead of ${header.length}.` });
    for (let k = 0; k < words.length; k++) {
      if (!isRead[k]) continue;
      const value = words[k]!.trim() === '' ? Number.NaN : Number(words[k]);
      if (!Number.isFinite(value)) return refuse({ message: `line ${i + 1} has no number under ${header[k]}.` });
      columns[header[k]!]!.push(value);
    }
  }
  return accept(columns);
}
