import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { stagedBlobs } from '../blobs/staged-blobs.ts';
import type { Caller, Context } from '../context.ts';
import { ingestPhoto, photoCopies, twoAtATime } from '../images/ingest-photo.ts';
import { newId } from '../store/new-id.ts';
import type { Records } from '../store/store.ts';
import type { PhotoRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';

/**
 * Normalises the bytes, stores the three pictures, then the record: a record never points at a file that is not there. Both in
 * one change, so that no erasure in between takes the pictures for nobody's.
 */
export async function addPhoto(
  context: Context,
  caller: Caller,
  courseId: string,
  bytes: Uint8Array,
): Promise<Outcome<PhotoRow, Problem>> {
  const course = await context.store.read.courses.find(courseId);
  if (!course || course.deletedAt !== null) return refuse(notFoundProblem('course'));
  const blobs = stagedBlobs(context.blobs);
  const stored = await storePhoto({ ...context, blobs }, courseId, bytes);
  if (!stored.ok) return stored;
  return context.store.change(async (records) => {
    if (!(await records.courses.find(courseId))) return refuse(notFoundProblem('course'));
    await blobs.keep();
    await insertPhoto(records, caller, stored.value);
    return stored;
  });
}

/** The pictures of a photo in the blob store, and the record that is to name them. */
export async function storePhoto(
  context: Pick<Context, 'now'> & { readonly blobs: Blobs },
  courseId: string,
  bytes: Uint8Array,
): Promise<Outcome<PhotoRow, Problem>> {
  const normalised = await twoAtATime(async () => {
    const ingested = await ingestPhoto(bytes);
    return ingested.ok ? accept({ photo: ingested.value, copies: await photoCopies(ingested.value) }) : ingested;
  });
  if (!normalised.ok) return normalised;
  const { photo, copies } = normalised.value;
  const masterSha256 = await context.blobs.put(photo.master);
  const workingSha256 = await context.blobs.put(copies.working);
  const thumbnailSha256 = await context.blobs.put(copies.thumbnail);
  return accept({
    id: newId(),
    courseId,
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
    workingWidthPx: copies.workingWidthPx,
    workingHeightPx: copies.workingHeightPx,
    mediaType: photo.mediaType,
    masterSha256,
    workingSha256,
    thumbnailSha256,
    createdAt: context.now(),
  });
}

export async function insertPhoto(records: Records, caller: Caller, row: PhotoRow): Promise<void> {
  await records.photos.insert(row);
  const fact = { at: row.createdAt, ...caller, action: 'create', objectKind: 'photo', objectId: row.id };
  await records.audit.append(fact);
}
