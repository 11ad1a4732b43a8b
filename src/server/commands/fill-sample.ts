import { createHash } from 'node:crypto';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { PlanFile } from '#/contract/plan-file.ts';
import { consentPlanOf, consentPreviews } from '#/planning/consent-plan.ts';
import { addDays, type CalendarDay } from '#/practice/calendar/calendar-day.ts';
import { addMinutes, dayIn, type Moment, momentAt } from '#/practice/calendar/wall-clock.ts';
import type { StoredFile } from '#/practice/client/client.ts';
import { consentHash } from '#/practice/consent/bind-consent.ts';
import { consentContent } from '#/practice/consent/consent-content.ts';
import type { ConsentPurpose } from '#/practice/consent/consent-record.ts';
import type { Course, CourseSession } from '#/practice/course/course.ts';
import { courseWorkOfPlan } from '#/practice/course/course-work-of-plan.ts';
import { COURSE_TIME_DEFAULT, layOutCourse } from '#/practice/course/lay-out-course.ts';
import type { TodayAnswers } from '#/practice/intake/answers.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { screen } from '#/practice/screening/screen.ts';
import type { Caller, Context } from '../context.ts';
import type { JobKind } from '../jobs/job.ts';
import { readKeptPlan } from '../policies/kept-plan.ts';
import { storedProtocol } from '../policies/stored-protocol.ts';
import type { PlanWithFiles } from '../store/plan-records.ts';
import type { JobRow } from '../store/tables.ts';
import { addEntry } from './add-entry.ts';
import { addFile } from './keep-file.ts';
import { addInkBottle } from './keep-ink-bottle.ts';
import {
  SAMPLE_ARTIST,
  SAMPLE_CLIENT,
  type SampleDays,
  sampleAnswers,
  sampleDays,
  sampleZone,
} from './sample-client.ts';
import { signConsent } from './sign-consent.ts';

export const SAMPLE_JOB = 'sample';

/**
 * Plays the first weeks of the sample course with the studio's own commands, each at its own past moment: screening, booking,
 * consents, session 1 and what the client told of the healing skin. Every rule of the records holds for them as for any other. May be done
 * twice: ids follow from the job, and what is there already is left as it is.
 */
export const fillSample: JobKind = {
  kind: SAMPLE_JOB,
  async perform(context, job, { signal }) {
    const sample = await readSample(context, job);
    if (!sample.ok) return sample;
    const consents = [consentTo('treatment'), consentTo('clinicalPhotos')];
    for (const step of [recordScreening, bookCourse, ...consents, holdSession, tellOfHealing]) {
      if (signal.aborted) break;
      const done = await step(sample.value);
      if (!done.ok) return done;
    }
    return accept(async () => ({ planId: null }));
  },
};

interface Sample {
  readonly job: JobRow;
  readonly clientId: string;
  readonly courseId: string;
  readonly zone: string;
  readonly plan: PlanWithFiles;
  readonly planSha256: string;
  readonly file: PlanFile;
  readonly screening: Screening;
  readonly course: Course;
  readonly first: CourseSession;
  /** The studio as it was at a moment. */
  at(moment: Moment): Context;
  readonly days: SampleDays;
  moment(day: CalendarDay, time: string): Moment;
  id(name: string): string;
}

async function readSample(context: Context, job: JobRow): Promise<Outcome<Sample, Problem>> {
  const courseId = job.courseId!;
  const { read } = context.store;
  const clientId = (await read.courses.find(courseId))?.clientId;
  const plan = (await read.plans.listOfCourse(courseId))[0];
  const kept = plan && (await readKeptPlan(context.blobs, plan));
  if (kept && !kept.ok) return kept;
  if (!clientId || !plan || !kept?.value) return refuse(noSample('its plan or its client is missing'));
  const { file, sha256: planSha256 } = kept.value;
  const zone = sampleZone();
  const days = sampleDays(job.createdAt, zone);
  const protocol = await storedProtocol(read);
  const answers = sampleAnswers(job.createdAt, zone);
  const pack = context.pack ?? findPack(answers.pack ?? 'GB') ?? PACK_TABLE[0]!;
  const screening = screen(answers, { on: answers.on!, pack, protocol, letters: [], overrides: [] });
  const laidOut = layOutCourse(courseWorkOfPlan(file), {
    startOn: days.session,
    time: COURSE_TIME_DEFAULT,
    zone,
    protocol,
  });
  if (!laidOut.ok) return refuse(noSample(laidOut.refusal.rule));
  return accept({
    job,
    clientId,
    courseId,
    zone,
    plan,
    planSha256,
    file,
    screening,
    course: laidOut.value,
    first: laidOut.value.sessions[0]!,
    at: (moment) => ({ ...context, now: () => new Date(moment).toISOString() }),
    days,
    moment: (day, time) => momentAt(day, time, zone),
    id: (name) => uuidOf(`${job.id} ${name}`),
  });
}

function noSample(why: string): Problem {
  return { code: 'internal', message: `The sample client was not filled: ${why}.` };
}

const CALLER: Caller = { actor: 'whorl', requestId: 'sample' };

async function recordScreening(sample: Sample): Promise<Outcome<unknown, Problem>> {
  const { job, zone, screening } = sample;
  const answers = sampleAnswers(job.createdAt, zone);
  const body = { by: SAMPLE_ARTIST, answers, letters: [], overrides: [], result: screening };
  return keep(sample, 'screening', sample.moment(sample.days.screened, '15:00'), body);
}

async function bookCourse(sample: Sample): Promise<Outcome<unknown, Problem>> {
  const { plan, planSha256, file, course, screening } = sample;
  const body = {
    by: SAMPLE_ARTIST,
    planId: plan.id,
    planVersion: file.planId,
    planSha256,
    screeningId: sample.id('screening'),
    course,
    protocolVersion: screening.protocolVersion,
  };
  return keep(sample, 'course', sample.moment(sample.days.planned, '11:00'), body);
}

/** Each purpose is agreed alone, the treatment under the name that the session's record points at. */
function consentTo(purpose: ConsentPurpose) {
  return (sample: Sample): Promise<Outcome<unknown, Problem>> => signIt(sample, purpose);
}

async function signIt(sample: Sample, purpose: ConsentPurpose): Promise<Outcome<unknown, Problem>> {
  const { plan, planSha256, file, screening, clientId, courseId } = sample;
  const id = sample.id(purpose === 'treatment' ? 'consent' : `consent ${purpose}`);
  const signedAt = sample.moment(sample.days.signed, purpose === 'treatment' ? '17:00' : '17:05');
  const context = sample.at(signedAt);
  if (await context.store.read.entries.find(id)) return accept(null);
  const { content } = consentContent({
    purpose,
    plan: consentPlanOf(file, { planId: plan.id, planSha256 }),
    previews: consentPreviews(plan.files).map(({ state, sha256 }) => ({ state, sha256 })),
    screening,
    pack: context.pack ?? findPack(screening.pack) ?? PACK_TABLE[0]!,
    language: 'en',
  });
  const name = `${SAMPLE_CLIENT.givenName} ${SAMPLE_CLIENT.familyName}`;
  const body = {
    by: SAMPLE_ARTIST,
    purpose,
    pictureSha256: null,
    content,
    contentSha256: consentHash(content),
    acknowledged: content.acknowledgements,
    offeredAt: sample.moment(sample.days.planned, '11:30'),
    signer: { id: clientId, name, role: 'client' },
    device: 'Sample',
    signedAt,
    strokes: [],
    typedSignature: name,
    pdfSha256: null,
  };
  return signConsent(context, CALLER, { id, clientId, courseId, at: signedAt, body });
}

async function holdSession(sample: Sample): Promise<Outcome<unknown, Problem>> {
  const { file, first, zone } = sample;
  const startedAt = first.start;
  const arrivedAt = addMinutes(startedAt, -20, zone);
  const atChair = { name: 'chair', kind: 'chairInspection', afterSession: null, isFresh: false, photos: [] } as const;
  const seen = await checkIn(sample, arrivedAt, atChair);
  if (!seen.ok) return seen;
  const bottle = await sampleBottle(sample);
  if (!bottle.ok) return bottle;
  const picture = await samplePicture(sample);
  if (!picture.ok) return picture;
  const endedAt = first.end;
  const planned = (name: string) => file.zones.find((one) => one.zone === name)!;
  const body = {
    by: SAMPLE_ARTIST,
    courseId: sample.id('course'),
    n: first.n,
    artists: [SAMPLE_ARTIST],
    startedAt,
    endedAt,
    breaks: [{ from: addMinutes(startedAt, 90, zone), to: addMinutes(startedAt, 105, zone) }],
    earlyStop: null,
    consentId: sample.id('consent'),
    outlineAgreedAt: arrivedAt,
    todayAskedAt: arrivedAt,
    today: TODAY,
    identitySeen: true,
    ageSeen: true,
    ink: [bottle.value],
    needles: [
      {
        configuration: planned(first.zones[0]!).needle,
        diameterMm: 0.25,
        lot: 'SAMPLE-N1',
        sterileUntil: addDays(dayIn(startedAt, zone), 700),
      },
    ],
    zones: first.parts.map((part) => ({
      zone: part.zone,
      doneShare: 1,
      minutes: Math.round(part.minutes),
      needleHangMm: planned(part.zone).needleHangMm,
      passes: 1,
      bleeding: 'none',
    })),
    anaesthetics: [],
    photos: photosOf(sample, picture.value),
    closing: { state: 'complete', what: '', why: '', who: SAMPLE_ARTIST, at: endedAt },
  };
  return keep(sample, 'session', startedAt, body, endedAt);
}

/** Nothing to report on the day: every question of the day answered no. */
const TODAY: TodayAnswers = {
  intoxicated: false,
  alcoholWithin24h: false,
  caffeineToday: false,
  unwell: false,
  fever: false,
};

async function tellOfHealing(sample: Sample): Promise<Outcome<unknown, Problem>> {
  const { first } = sample;
  const picture = await samplePicture(sample);
  if (!picture.ok) return picture;
  for (const { day, isFresh } of sample.days.checkIns) {
    const told = { name: `told ${day}`, kind: 'clientCheckIn', afterSession: first.n, isFresh } as const;
    const kept = await checkIn(sample, sample.moment(day, '08:30'), { ...told, photos: [picture.value] });
    if (!kept.ok) return kept;
  }
  return accept(null);
}

interface SkinSeen {
  readonly name: string;
  readonly kind: 'clientCheckIn' | 'chairInspection';
  readonly afterSession: number | null;
  readonly isFresh: boolean;
  readonly photos: readonly StoredFile[];
}

function checkIn(sample: Sample, at: Moment, seen: SkinSeen): Promise<Outcome<unknown, Problem>> {
  const { kind, isFresh, afterSession, photos } = seen;
  const photoQuality = photos.length > 0 ? 'ok' : 'none';
  const told = { at, kind, scabs: isFresh, redness: isFresh, warningSigns: [], photoQuality };
  const body = { by: SAMPLE_ARTIST, courseId: sample.id('course'), afterSession, checkIn: told, photos, notes: '' };
  return keep(sample, 'checkIn', at, body, at, seen.name);
}

/** One record at its moment, unless it is there. */
async function keep(
  sample: Sample,
  kind: string,
  at: Moment,
  body: object,
  recordedAt: Moment = at,
  name: string = kind,
): Promise<Outcome<unknown, Problem>> {
  const { clientId, courseId } = sample;
  const context = sample.at(recordedAt);
  const id = sample.id(name);
  if (await context.store.read.entries.find(id)) return accept(null);
  return addEntry(context, CALLER, { id, kind, clientId, courseId, at, body });
}

/** In date, so that the next session can be tried; its name says that there is no such ink. */
async function sampleBottle(sample: Sample): Promise<Outcome<object, Problem>> {
  const { first, file, zone, job } = sample;
  const openedOn = dayIn(first.start, zone);
  const expiry = addDays(dayIn(job.createdAt, zone), 300);
  const label = { brand: 'Sample (no real ink)', shade: 'Grey', batch: 'SAMPLE-1', expiry, tattooStatementSeen: true };
  const bottle = {
    ...label,
    what: 'ink' as const,
    openedOn,
    useWithinDaysOfOpening: null,
    responsiblePerson: 'Made up for the sample',
    ingredients: '',
    containsNickel: false,
    containsChromiumVi: false,
    sterile: true,
    labelFileId: null,
  };
  const bottleId = sample.id('bottle');
  const kept = await addInkBottle(sample.at(first.start), CALLER, { id: bottleId, bottle });
  if (!kept.ok) return kept;
  return accept({
    ...label,
    bottleId,
    openedOn,
    diluent: 'Water',
    diluentBatch: 'SAMPLE-W1',
    dilutionParts: file.shades[0]?.dilution ?? 0,
    neutraliserDrops: 0,
    zones: first.zones,
  });
}

/** The planned picture of the finished session stands for every photo: it says itself that it is a simulation. */
async function samplePicture(sample: Sample): Promise<Outcome<StoredFile, Problem>> {
  const { plan, first, clientId, courseId } = sample;
  const context = sample.at(first.end);
  const fresh = consentPreviews(plan.files).find(({ state }) => state === 'fresh');
  const bytes = fresh && (await context.blobs.read(fresh.sha256));
  if (!bytes) return refuse(noSample('its picture is missing'));
  const name = 'sample-simulated.png';
  const known = (await context.store.read.files.list({ clientId })).find((one) => one.name === name);
  const added = known ? accept(known) : await addFile(context, CALLER, { name, bytes, clientId, courseId });
  if (!added.ok) return added;
  const { id, sha256, mediaType } = added.value;
  return accept({ id, sha256, mediaType, name });
}

function photosOf({ first }: Sample, file: StoredFile): readonly object[] {
  const shared = { takenAt: first.end, file };
  return [
    { view: 'front', zone: null, scale: false, ...shared },
    { view: 'top', zone: null, scale: false, ...shared },
    ...first.zones.map((one) => ({ view: 'macro', zone: one, scale: true, ...shared })),
  ];
}

/** An id in the form of all ids that follows from a text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
