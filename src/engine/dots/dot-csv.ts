import { accept, type Outcome, refuse } from '#/base/outcome.ts';

/** Dots as written to and read from a CSV file: the input's frame, mm. */
export interface DotRows {
  readonly count: number;
  readonly ids: Uint32Array;
  /** Stride 3, mm. */
  readonly positionsMm: Float64Array;
  readonly sessions: Uint8Array;
  readonly ranks: Uint32Array;
  /** 0 along +x of the local frame (docs/methods/dots.md), counter-clockwise seen from outside. */
  readonly azimuthsDeg: Float32Array;
  /** Between shaft and skin: 90 = upright. */
  readonly tiltsDeg: Float32Array;
}

export const DOT_CSV_HEADER = 'id,xMm,yMm,zMm,session,rank,azimuthDeg,tiltDeg';

/** The dots as CSV under DOT_CSV_HEADER: a line a dot, four digits after the point, the same bytes for the same dots. */
export function writeDotCsv(rows: DotRows): string {
  // Joined in parts: a string a line for all of them would take more memory than the dots.
  const parts = [DOT_CSV_HEADER];
  let lines: string[] = [];
  const fixed = (value: number): string => {
    const text = value.toFixed(4);
    return text === '-0.0000' ? '0.0000' : text;
  };
  for (let i = 0; i < rows.count; i++) {
    const p = rows.positionsMm;
    lines.push(
      `${rows.ids[i]},${fixed(p[3 * i]!)},${fixed(p[3 * i + 1]!)},${fixed(p[3 * i + 2]!)},${rows.sessions[i]},${rows.ranks[i]},${fixed(rows.azimuthsDeg[i]!)},${fixed(rows.tiltsDeg[i]!)}`,
    );
    if (lines.length < 4096 && i < rows.count - 1) continue;
    parts.push(lines.join('\n'));
    lines = [];
  }
  parts.push('');
  return parts.join('\n');
}

/** Reads what writeDotCsv writes, line by line; the message names the first wrong line. */
export function readDotCsv(text: string): Outcome<DotRows, { readonly message: string }> {
  const [first, rest] = lineAt(text, 0);
  if (first !== DOT_CSV_HEADER)
    return refuse({ message: `The first line must be ${DOT_CSV_HEADER}; use a file that whorl dots wrote.` });
  let end = text.length;
  while (end > rest && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  let count = 0;
  for (let at = rest; at < end; count++) at = nextLine(text, at);
  const rows = {
    count,
    ids: new Uint32Array(count),
    positionsMm: new Float64Array(3 * count),
    sessions: new Uint8Array(count),
    ranks: new Uint32Array(count),
    azimuthsDeg: new Float32Array(count),
    tiltsDeg: new Float32Array(count),
  };
  let at = rest;
  let wrong = -1;
  for (let i = 0; i < count && wrong < 0; i++) {
    const [line, next] = lineAt(text, at);
    if (!readRow(line, rows, i)) wrong = i;
    at = next;
  }
  const twice = repeatedId(rows.ids.subarray(0, wrong < 0 ? count : wrong));
  if (twice >= 0) wrong = twice;
  if (wrong >= 0)
    return refuse({ message: `Line ${wrong + 2} is not a dot with its own id; use a file that whorl dots wrote.` });
  return accept(rows);
}

/** Start of the line after the one that holds a place. */
function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The line that starts at a place, without its end, and where the next one starts. */
function lineAt(text: string, at: number): readonly [string, number] {
  const next = nextLine(text, at);
  let end = next;
  if (end > at && text[end - 1] === '\n') end--;
  if (end > at && text[end - 1] === '\r') end--;
  return [text.slice(at, end), next];
}

function readRow(line: string, rows: DotRows, i: number): boolean {
  const values = line.split(',').map((word) => (word.trim() === '' ? Number.NaN : Number(word)));
  const [id, x, y, z, session, rank, azimuth, tilt] = values;
  const whole = [id, session, rank].every((value) => Number.isInteger(value) && value! >= 0 && value! < 4294967296);
  if (values.length !== 8 || !values.every(Number.isFinite) || !whole || session! < 1 || session! > 255) return false;
  rows.ids[i] = id!;
  rows.positionsMm.set([x!, y!, z!], 3 * i);
  rows.sessions[i] = session!;
  rows.ranks[i] = rank!;
  rows.azimuthsDeg[i] = azimuth!;
  rows.tiltsDeg[i] = tilt!;
  return true;
}

/** Index of the first id that stands earlier too, or -1. */
function repeatedId(ids: Uint32Array): number {
  const sorted = ids.slice().sort();
  if (!sorted.some((id, i) => i > 0 && id === sorted[i - 1])) return -1;
  const seen = new Set<number>();
  return ids.findIndex((id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    return false;
  });
}
