import { readFile, stat } from 'node:fs/promises';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { ingestPhoto, PHOTO_LIMITS_DEFAULTS, photoPixels } from '#/server/images/ingest-photo.ts';
import { PHOTO_PROBLEMS } from '#/server/images/photo-problem.ts';

export interface ReadPhoto {
  /** Upright size of the whole photo. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The file as given. */
  readonly bytes: Uint8Array;
  /** Upright, sRGB, scaled down to the side asked for. */
  readonly pixels: Photo;
}

/** A photo file, checked and turned upright like an upload to the studio. */
export async function readPhoto(path: string, maxSidePx?: number): Promise<Outcome<ReadPhoto, Problem>> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > PHOTO_LIMITS_DEFAULTS.maxBytes) return refuse(PHOTO_PROBLEMS.tooLarge);
    bytes = await readFile(path);
  } catch {
    return refuse({ code: 'photo-missing', message: `The photo ${path} cannot be read; check its name.` });
  }
  const photo = await ingestPhoto(bytes);
  if (!photo.ok) return photo;
  const { widthPx, heightPx, master } = photo.value;
  return accept({ widthPx, heightPx, bytes, pixels: await photoPixels(master, maxSidePx) });
}
