import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type CourseDocument, emptyCourseDocument } from '#/contract/course-document.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { stagedBlobs } from '../blobs/staged-blobs.ts';
import type { Caller, Context } from '../context.ts';
import { newId } from '../store/new-id.ts';
import type { Records } from '../store/store.ts';
import type { CourseRow, PhotoRow } from '../store/tables.ts';
import { insertPhoto, storePhoto } from './add-photo.ts';
import { describeDocument } from './describe-document.ts';
import { notFoundProblem } from './record-problems.ts';

export interface NewCourse {
  readonly title: string;
  readonly document?: CourseDocument | undefined;
  readonly clientId?: string | undefined;
}

export async function createCourse(
  context: Context,
  caller: Caller,
  { title, document = emptyCourseDocument(), clientId }: NewCourse,
): Promise<Outcome<CourseRow, Problem>> {
  return context.store.change(async (records) => {
    if (clientId && !(await records.clients.find(clientId))) return refuse(notFoundProblem('client'));
    const fields = { id: newId(), title, document, clientId: clientId ?? null, origin: 'own' } as const;
    return accept(await insertCourse(records, caller, fields, context.now()));
  });
}

/** A course with the front photo that it begins with: both appear together, and of a photo that is refused nothing stays. */
export async function createCourseFromPhoto(
  context: Context,
  caller: Caller,
  title: string,
  bytes: Uint8Array,
): Promise<Outcome<CourseRow, Problem>> {
  const id = newId();
  const blobs = stagedBlobs(context.blobs);
  const stored = await storePhoto({ ...context, blobs }, id, bytes);
  if (!stored.ok) return stored;
  const photo = stored.value;
  const photos = [{ photoId: photo.id, view: 'front' as const, landmarks: {} }];
  const document = { ...emptyCourseDocument(), photos };
  const fields = { id, title, document, clientId: null, origin: 'own', photo } as const;
  return context.store.change(async (records) => {
    await blobs.keep();
    return accept(await insertCourse(records, caller, fields, context.now()));
  });
}

interface CourseFields extends Pick<CourseRow, 'id' | 'title' | 'origin' | 'clientId'> {
  readonly document: CourseDocument;
  /** The stored photo that the document begins with. */
  readonly photo?: PhotoRow;
}

/** Writes the record of a new course, and that of its photo. */
export async function insertCourse(
  records: Records,
  caller: Caller,
  { document, photo, ...fields }: CourseFields,
  now: string,
): Promise<CourseRow> {
  const described = await describeDocument(records, fields.id, document);
  await records.courses.insert({
    ...fields,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    ...described,
    ...(photo ? { thumbnailPhotoId: photo.id } : {}),
  });
  await records.audit.append({ at: now, ...caller, action: 'create', objectKind: 'course', objectId: fields.id });
  if (photo) await insertPhoto(records, caller, photo);
  return (await records.courses.find(fields.id))!;
}
