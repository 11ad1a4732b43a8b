import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { ingestPhoto, photoCopies } from '../images/ingest-photo.ts';
import { newId } from '../store/new-id.ts';
import type { PhotoRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';

/** Normalises the bytes, stores the three pictures, then the record: a record never points at a file that is not there. */
export async function addPhoto(
  context: Context,
  caller: Caller,
  courseId: string,
  bytes: Uint8Array,
): Promise<Outcome<PhotoRow, Problem>> {
  const course = await context.store.read.courses.find(courseId);
  if (!course || course.deletedAt !== null) return refuse(notFoundProblem('course'));
  const ingested = await ingestPhoto(bytes);
  if (!ingested.ok) return ingested;
  const photo = ingested.value;
  const copies = await photoCopies(photo);
  const masterSha256 = await context.blobs.put(photo.master);
  const workingSha256 = await context.blobs.put(copies.working);
  const thumbnailSha256 = await context.blobs.put(copies.thumbnail);
  const row: PhotoRow = {
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
  };
  return context.store.change(async (records) => {
    await records.photos.insert(row);
    await records.audit.append({
      at: row.createdAt,
      ...caller,
      action: 'create',
      objectKind: 'photo',
      objectId: row.id,
    });
    return accept(row);
  });
}
