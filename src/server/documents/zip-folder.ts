import { unzipSync, zipSync } from 'fflate';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { ExportFile } from '#/documents/client-export/client-folder.ts';

/** Photographs do not pack and the rest of an export packs to about a tenth; what swells more was made to fill the memory. */
const LIMITS = { files: 5000, bytes: 1_000_000_000, packing: 50, smallBytes: 10_000_000 } as const;
const PACKED = /\.(json|csv|svg|ics)$/;

/** A folder as one file, for browsers that cannot hand over folders. The same files give the same bytes. */
export function zipFolder(folder: string, files: readonly ExportFile[]): Uint8Array {
  // The oldest date that the format knows: when the file was written says nothing.
  const mtime = new Date(1980, 0, 1);
  const entries = files.map(
    ({ path, bytes }) => [`${folder}/${path}`, [bytes, { level: PACKED.test(path) ? 6 : 0, mtime }]] as const,
  );
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]);
}

/** The files of such a folder; names stay names and never become paths. A folder around all of them is left out. */
export function unzipFolder(bytes: Uint8Array): Outcome<readonly ExportFile[], Problem> {
  const notOurs = (): Outcome<never, Problem> =>
    refuse({
      code: 'record-invalid',
      message: 'The file is not the export of a client: choose the .zip that the studio gave.',
    });
  const mostBytes = Math.min(LIMITS.bytes, Math.max(LIMITS.smallBytes, LIMITS.packing * bytes.length));
  let count = 0;
  let total = 0;
  let isTooLarge = false;
  let unzipped: Record<string, Uint8Array>;
  try {
    unzipped = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        count += 1;
        total += originalSize;
        isTooLarge ||= count > LIMITS.files || total > mostBytes;
        return !isTooLarge;
      },
    });
  } catch {
    return notOurs();
  }
  if (isTooLarge) return notOurs();
  const names = Object.keys(unzipped).filter((name) => !name.endsWith('/'));
  const manifest = names.find((name) => name === 'manifest.json' || /^[^/]+\/manifest\.json$/.test(name));
  if (manifest === undefined) return notOurs();
  const around = manifest.slice(0, -'manifest.json'.length);
  if (names.some((name) => !name.startsWith(around))) return notOurs();
  return accept(names.map((name) => ({ path: name.slice(around.length), bytes: unzipped[name]! })));
}
