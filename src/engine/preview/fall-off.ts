/**
 * exp(-t) for t in [0, FALL_OFF_END), from a table with linear interpolation (error below 8e-6). The table is made by
 * multiplication only, so that it has the same bits on every machine (Math.exp may differ in its last digits).
 * Beyond FALL_OFF_END a Gaussian counts as zero: it has lost 0.15 % of its volume there.
 */
export const FALL_OFF_END = 6.5;

const STEPS_PER_UNIT = 128;
const TABLE = buildTable();

function buildTable(): Float64Array {
  const table = new Float64Array(FALL_OFF_END * STEPS_PER_UNIT + 2);
  const ratio = 0.9922179382602434; // exp(-1/128)
  table[0] = 1;
  for (let i = 1; i < table.length; i++) table[i] = table[i - 1]! * ratio;
  return table;
}

/** exp(-t); t must lie in [0, FALL_OFF_END). */
export function fallOff(t: number): number {
  const scaled = t * STEPS_PER_UNIT;
  const index = scaled | 0;
  const low = TABLE[index]!;
  return low + (TABLE[index + 1]! - low) * (scaled - index);
}
