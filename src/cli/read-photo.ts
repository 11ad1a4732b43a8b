import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { ingestPhoto, PHOTO_LIMITS_DEFAULTS, photoPixels } from '#/server/images/ingest-photo.ts';
import { PHOTO_PROBLEMS, wrongTypeProblem } from '#/server/images/photo-problem.ts';
import { sniffPicture } from '#/server/images/sniff-picture.ts';
import { firstBytes } from './first-bytes.ts';

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
    bytes = firstBytes(path, PHOTO_LIMITS_DEFAULTS.maxBytes + 1);
  } catch {
    return refuse({ code: 'photo-missing', message: `The photo ${path} cannot be read; check its name.` });
  }
  if (bytes.length > PHOTO_LIMITS_DEFAULTS.maxBytes) return refuse(tooLargeProblem(bytes.subarray(0, 512)));
  const photo = await ingestPhoto(bytes);
  if (!photo.ok) return photo;
  const { widthPx, heightPx, master } = photo.value;
  return accept({ widthPx, heightPx, bytes, pixels: await photoPixels(master, maxSidePx) });
}

/** A film or an archive is not made a photo by being saved smaller. */
function tooLargeProblem(first: Uint8Array): Problem {
  const sniffed = sniffPicture(first);
  return sniffed.kind === 'other' ? wrongTypeProblem(sniffed.what) : PHOTO_PROBLEMS.tooLarge;
}
