import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readScans } from './read-scan.ts';
import { readVolumeHead } from './read-volume.ts';
import type { Scan } from './scan.ts';

const VOLUME = 'ch2.nii.gz';

/**
 * The five scans of the heads beside the repository and, where the command line says `--volumes FOLDER`, the head of that folder's volume.
 * Null, said on standard error with exit code 2, where one of them is not here.
 */
export function scansAtHand(): Scan[] | null {
  const heads = join(import.meta.dirname, '../../shared/data/heads');
  const at = process.argv.indexOf('--volumes');
  const volume = at < 0 ? null : join(process.argv[at + 1] ?? '', VOLUME);
  const missing = [heads, volume].find((path) => path !== null && !existsSync(path));
  if (!missing) return [...readScans(heads), ...(volume === null ? [] : [readVolumeHead(volume)])];
  console.error(`The scans are not here: ${missing} is missing.`);
  process.exitCode = 2;
  return null;
}
