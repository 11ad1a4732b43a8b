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

export function writeDotCsv(rows: DotRows): string {
  const lines = [DOT_CSV_HEADER];
  const fixed = (value: number): string => {
    const text = value.toFixed(4);
    return text === '-0.0000' ? '0.0000' : text;
  };
  for (let i = 0; i < rows.count; i++) {
    const p = rows.positionsMm;
    lines.push(
      `${rows.ids[i]},${fixed(p[3 * i]!)},${fixed(p[3 * i + 1]!)},${fixed(p[3 * i + 2]!)},${rows.sessions[i]},${rows.ranks[i]},${fixed(rows.azimuthsDeg[i]!)},${fixed(rows.tiltsDeg[i]!)}`,
    );
  }
  lines.push('');
  return lines.join('\n');
}

/** Reads what writeDotCsv writes; the message names the first wrong line. */
export function readDotCsv(text: string): Outcome<DotRows, { readonly message: string }> {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== DOT_CSV_HEADER)
    return refuse({ message: `The first line must be ${DOT_CSV_HEADER}; use a file that whorl dots wrote.` });
  while (lines.length > 1 && lines[lines.length - 1] === '') lines.pop();
  const count = lines.length - 1;
  const rows = {
    count,
    ids: new Uint32Array(count),
    positionsMm: new Float64Array(3 * count),
    sessions: new Uint8Array(count),
    ranks: new Uint32Array(count),
    azimuthsDeg: new Float32Array(count),
    tiltsDeg: new Float32Array(count),
  };
  const seen = new Set<number>();
  for (let i = 0; i < count; i++) {
    const values = lines[i + 1]!.split(',').map((word) => (word.trim() === '' ? Number.NaN : Number(word)));
    const [id, x, y, z, session, rank, azimuth, tilt] = values;
    const whole = [id, session, rank].every((value) => Number.isInteger(value) && value! >= 0 && value! < 4294967296);
    if (
      values.length !== 8 ||
      !values.every(Number.isFinite) ||
      !whole ||
      seen.has(id!) ||
      session! < 1 ||
      session! > 255
    )
      return refuse({ message: `Line ${i + 2} is not a dot with its own id; use a file that whorl dots wrote.` });
    seen.add(id!);
    rows.ids[i] = id!;
    rows.positionsMm.set([x!, y!, z!], 3 * i);
    rows.sessions[i] = session!;
    rows.ranks[i] = rank!;
    rows.azimuthsDeg[i] = azimuth!;
    rows.tiltsDeg[i] = tilt!;
  }
  return accept(rows);
}
