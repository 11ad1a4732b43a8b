import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accept, type Outcome } from '#/base/outcome.ts';
import { caseFileSchema } from '#/contract/case-file.ts';
import { documentOfCase } from '#/contract/document-of-case.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { newId } from '../store/new-id.ts';
import { insertPhoto, storePhoto } from './add-photo.ts';
import { describeDocument } from './describe-document.ts';

const PROGRAM: Caller = { actor: 'whorl', requestId: 'start' };

/**
 * In a data folder that never had a course: the sample, on a head and a photo that the project makes itself (case.json and
 * photo.jpg of `sampleFolder`). Course and photo appear together. A sample that was deleted is not made again.
 */
export async function createSampleCourse(
  context: Context,
  sampleFolder: string,
): Promise<Outcome<'created' | 'not needed', Problem>> {
  if ((await context.store.read.courses.count()) > 0) return accept('not needed');
  const caseFile = caseFileSchema.parse(JSON.parse(readFileSync(join(sampleFolder, 'case.json'), 'utf8')));
  const courseId = newId();
  const stored = await storePhoto(context, courseId, readFileSync(join(sampleFolder, 'photo.jpg')));
  if (!stored.ok) return stored;
  const document = { ...documentOfCase(caseFile, stored.value.id), step: 'design' };
  return context.store.change(async (records) => {
    const now = context.now();
    const described = await describeDocument(records, courseId, document);
    await records.courses.insert({
      id: courseId,
      title: caseFile.title ?? 'Sample',
      origin: 'sample',
      version: 1,
      clientId: null,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      ...described,
      thumbnailPhotoId: stored.value.id,
    });
    await records.audit.append({ at: now, ...PROGRAM, action: 'create', objectKind: 'course', objectId: courseId });
    await insertPhoto(records, PROGRAM, stored.value);
    return accept('created');
  });
}
