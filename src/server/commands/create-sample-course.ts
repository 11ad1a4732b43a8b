import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accept, type Outcome } from '#/base/outcome.ts';
import { caseFileSchema } from '#/contract/case-file.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { documentOfCase } from '#/planning/document-of-case.ts';
import { type Moment, momentAt } from '#/practice/calendar/wall-clock.ts';
import { COURSE_TIME_DEFAULT } from '#/practice/course/lay-out-course.ts';
import type { Answers } from '#/practice/intake/answers.ts';
import type { Caller, Context } from '../context.ts';
import { newId } from '../store/new-id.ts';
import { storePhoto } from './add-photo.ts';
import { insertCourse } from './create-course.ts';
import { SAMPLE_JOB } from './fill-sample.ts';
import { addClient } from './keep-client.ts';
import { SAMPLE_CLIENT, sampleAnswers, sampleDays, sampleZone } from './sample-client.ts';
import { startPlan } from './start-plan.ts';

/** Who acts where no person does. */
export const PROGRAM: Caller = { actor: 'whorl', requestId: 'start' };

/**
 * In a data folder that never had a course: the sample, on a head and a photo that the project makes itself (case.json and
 * photo.jpg of `sampleFolder`). Course and photo appear together. A sample that was deleted is not made again. With `filled`
 * it has a client with answers at once, and two jobs in the queue that plan it and write the records of its first weeks.
 */
export async function createSampleCourse(
  context: Context,
  sampleFolder: string,
  filled: { readonly engineVersion: string } | null,
): Promise<Outcome<'created' | 'not needed', Problem>> {
  const { courses, audit } = context.store.read;
  if ((await courses.count()) > 0 || (await audit.tellsOfErasedCourse())) return accept('not needed');
  const caseFile = caseFileSchema.parse(JSON.parse(readFileSync(join(sampleFolder, 'case.json'), 'utf8')));
  const courseId = newId();
  const stored = await storePhoto(context, courseId, readFileSync(join(sampleFolder, 'photo.jpg')));
  if (!stored.ok) return stored;
  const blank = { ...documentOfCase(caseFile, stored.value.id), step: 'design' };
  const answers = sampleAnswers(context.now(), sampleZone());
  const document = filled ? asBooked(withAnswers(blank, answers), context.now()) : blank;
  const client = filled ? await addClient(context, PROGRAM, { profile: SAMPLE_CLIENT }) : null;
  if (client && !client.ok) return client;
  const clientId = client?.value.id ?? null;
  const created = await context.store.change(async (records) => {
    const title = caseFile.title ?? 'Sample';
    const fields = { id: courseId, title, document, clientId, origin: 'sample', photo: stored.value } as const;
    await insertCourse(records, PROGRAM, fields, context.now());
    return accept('created' as const);
  });
  if (filled && created.ok) await queueFilling(context, courseId, filled.engineVersion);
  return created;
}

type Document = ReturnType<typeof documentOfCase>;

function withAnswers(document: Document, answers: Answers): Document {
  const practice = {
    ...document.practice,
    answers: JSON.parse(JSON.stringify(answers)) as Document['practice'][string],
  };
  return { ...document, practice, accepted: ['options', 'design', 'shade', 'plan', 'preview', 'export'] };
}

/** With the first day and the clock that the sample's sessions are booked for. */
function asBooked(document: Document, now: Moment): Document {
  const zone = sampleZone();
  const dates = { start: sampleDays(now, zone).session, time: COURSE_TIME_DEFAULT, zone };
  return { ...document, schedule: { ...document.schedule, dates } };
}

/** The records rest on the plan, so its job stands first in the queue; it was made before they were. */
async function queueFilling(context: Context, courseId: string, engineVersion: string): Promise<void> {
  const zone = sampleZone();
  const madeAt = new Date(momentAt(sampleDays(context.now(), zone).planned, '10:30', zone)).toISOString();
  const planned = await startPlan(context, PROGRAM, courseId, { fullSize: false, engineVersion, madeAt });
  if (!planned.ok) return;
  const job = { ...planned.value, id: newId(), kind: SAMPLE_JOB, payloadJson: '{}' };
  await context.store.change((records) => records.jobs.insert(job));
}
