import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

/** The bytes of one size of a photo. Seeing the picture goes into the audit trail; the thumbnail of a list does not. */
export async function readPhotoFile(
  context: Context,
  caller: Caller,
  photoId: string,
  size: 'master' | 'working' | 'thumbnail',
): Promise<Outcome<{ bytes: Buffer; mediaType: string }, Problem>> {
  const photo = await context.store.read.photos.find(photoId);
  const bytes = photo && (await context.blobs.read(photo[`${size}Sha256`]));
  if (!photo || !bytes) return refuse(notFoundProblem('photo'));
  if (size !== 'thumbnail') await recordRead(context, caller, { objectKind: 'photo', objectId: photoId });
  return accept({ bytes, mediaType: size === 'thumbnail' ? 'image/jpeg' : photo.mediaType });
}
