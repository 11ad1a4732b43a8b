import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCtHead } from './read-ct-head.ts';
import { readScans } from './read-scan.ts';
import { readVolumeHead } from './read-volume.ts';
import type { Scan } from './scan.ts';

const VOLUME = 'ch2.nii.gz';
const CT_PROJECT = 'Cranium.inv3';

/**
 * The five scans of the heads beside the repository and, where the command line says `--volumes FOLDER`, the head of that folder's volume.
 * Null, said on standard error with exit code 2, where one of them is not here.
 */
export function scansAtHand(): Scan[] | null {
  const heads = join(import.meta.dirname, '../../shared/data/heads');
  const folder = volumesFolder();
  const volume = folder === null ? null : join(folder, VOLUME);
  const missing = [heads, volume].find((path) => path !== null && !existsSync(path));
  if (!missing) return [...readScans(heads), ...(volume === null ? [] : [readVolumeHead(volume)])];
  console.error(`The scans are not here: ${missing} is missing.`);
  process.exitCode = 2;
  return null;
}

/** A man whom no basis has seen, where the folder of `--volumes` has his tomography. */
export function ctHeadAtHand(): Scan | null {
  const folder = volumesFolder();
  const path = folder === null ? null : join(folder, CT_PROJECT);
  return path !== null && existsSync(path) ? readCtHead(path) : null;
}

function volumesFolder(): string | null {
  const at = process.argv.indexOf('--volumes');
  return at < 0 ? null : (process.argv[at + 1] ?? '');
}
