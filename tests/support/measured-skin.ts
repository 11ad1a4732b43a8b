import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Reflectance of 50 people at 380, 385, ... 780 nm (NIST, doi 10.18434/M38597), from the data beside the repository; null where
 * that is absent: skip, saying so.
 */
export function measuredSkin(): {
  readonly spectra: readonly (readonly number[])[];
  readonly lab: readonly (readonly [number, number, number])[];
} | null {
  const folder = resolve(import.meta.dirname, '../../../shared/data/skin');
  if (!existsSync(folder)) return null;
  const rows = (name: string) =>
    readFileSync(resolve(folder, name), 'utf8')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .slice(1)
      .map((line) => line.split(',').map(Number));
  const columns = rows('nist_reflectance_380_780_5nm.csv');
  return {
    spectra: Array.from({ length: columns[0]!.length - 1 }, (_, i) => columns.map((row) => row[i + 1]!)),
    lab: rows('nist_lab_srgb.csv').map((row) => [row[4]!, row[5]!, row[6]!]),
  };
}
