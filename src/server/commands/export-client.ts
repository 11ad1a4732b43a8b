import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { sha256Hex } from '#/base/sha256.ts';
import type { ClientProfile } from '#/contract/api-clients.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { StudioPart } from '#/contract/studio-part.ts';
import { type ExportFile, exportClient } from '#/documents/client-export/client-folder.ts';
import { type AuditEntry, appendAudit } from '#/practice/client/audit-trail.ts';
import type { Client, StoredFile } from '#/practice/client/client.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { Caller, Context } from '../context.ts';
import { hashBytes } from '../hash-bytes.ts';
import { protocolGroups } from '../policies/protocol-groups.ts';
import { recordOfRow } from '../policies/record-of-row.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import type { PlanWithFiles } from '../store/plan-records.ts';
import { readCourseDocument } from '../store/read-course-document.ts';
import type { Records } from '../store/store.ts';
import type { ClientRow, CourseRow, FileRow, PhotoRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

const OWNER = { id: 'local', name: 'local', role: 'owner' } as const;
const PLAN_FILE = 'plan.whorl.json';
const VERBS: Readonly<Record<string, AuditEntry['verb']>> = {
  create: 'create',
  read: 'read',
  recall: 'read',
  correct: 'correct',
  export: 'export',
  import: 'import',
  erase: 'erase',
};

/** Everything kept of one client as the files of a folder, as of a moment; that it was exported goes into the trail. */
export async function exportOneClient(
  context: Context,
  caller: Caller,
  clientId: string,
  asOf: string = context.now(),
): Promise<Outcome<readonly ExportFile[], Problem>> {
  const files = await folderOfClient(context.store.read, context.blobs, clientId, asOf);
  if (files.ok) await recordRead(context, caller, { objectKind: 'client', objectId: clientId, action: 'export' });
  return files;
}

/** The same without writing anything. What happened after `asOf` stands in no trail; records made after it are refused. */
export async function folderOfClient(
  records: Records,
  blobs: Blobs,
  clientId: string,
  asOf: string,
): Promise<Outcome<readonly ExportFile[], Problem>> {
  const row = await records.clients.find(clientId);
  if (!row) return refuse(notFoundProblem('client'));
  const kept = await gather(records, row);
  const newest = [...kept.entries.map(({ recordedAt }) => recordedAt), ...kept.files.map(({ createdAt }) => createdAt)]
    .sort()
    .at(-1);
  if (newest !== undefined && newest > asOf) {
    const message = `Records were added on ${newest}: export as of that moment or later.`;
    return refuse({ code: 'bad-request', message });
  }
  const stored = await storedFiles(blobs, kept);
  const plans = await storedPlans(blobs, kept);
  const lost =
    stored.find(({ bytes }) => bytes === null)?.file.name ?? plans.find(({ bytes }) => bytes === null)?.planId;
  if (lost !== undefined) return refuse({ code: 'file-damaged', message: `${lost} is missing: restore a backup.` });
  const data = {
    client: clientOf(row),
    records: kept.entries.flatMap(recordOfRow),
    plans: plans.map(({ planId, bytes }) => ({ planId, bytes: Uint8Array.from(bytes!) })),
    files: stored.map(({ file, bytes }) => ({ file, bytes: Uint8Array.from(bytes!) })),
    trail: await trailOf(records, row, kept, asOf),
    studio: studioPart(row, kept),
  };
  return accept(exportClient(data, asOf, hashBytes));
}

interface Kept {
  readonly entries: readonly EntryListRow[];
  readonly courses: readonly CourseRow[];
  readonly photos: readonly PhotoRow[];
  readonly plans: readonly PlanWithFiles[];
  readonly files: readonly FileRow[];
  readonly bottles: StudioPart['bottles'];
  readonly protocols: NonNullable<StudioPart['protocols']>;
}

async function gather(records: Records, client: ClientRow): Promise<Kept> {
  const entries = await records.entries.listAll({ clientId: client.id });
  const courses = await records.courses.listOfClient(client.id);
  const ofCourses = await Promise.all(courses.map(({ id }) => records.files.list({ courseId: id })));
  const own = await records.files.list({ clientId: client.id });
  const files = [...new Map([...own, ...ofCourses.flat()].map((file) => [file.id, file])).values()];
  const plans = (await Promise.all(courses.map(({ id }) => records.plans.listOfCourse(id)))).flat();
  return {
    entries,
    courses,
    photos: (await Promise.all(courses.map(({ id }) => records.photos.listOfCourse(id)))).flat().sort(byId),
    plans: plans.map((plan) => ({ ...plan, files: plan.files.filter(shownIn(entries)) })).sort(byId),
    files: files.sort(byId),
    bottles: await bottlesOf(records, entries),
    protocols: await protocolGroups(records, client.id, entries),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** Sheets of a plan, and of its pictures those that a consent points at: the others are drawn again from the plan. */
function shownIn(entries: readonly EntryListRow[]): (file: { mediaType: string; sha256: string }) => boolean {
  const consents = entries
    .filter(({ kind }) => kind === 'consent')
    .map(({ bodyJson }) => bodyJson)
    .join();
  return ({ mediaType, sha256 }) => !mediaType.startsWith('image/p') || consents.includes(sha256);
}

async function bottlesOf(records: Records, entries: readonly EntryListRow[]): Promise<StudioPart['bottles']> {
  const ids = new Set((await Promise.all(entries.map(({ id }) => records.entries.bottlesOf(id)))).flat());
  const rows = await Promise.all([...ids].sort().map((id) => records.ink.find(id)));
  return rows
    .filter((row) => row !== undefined)
    .map(({ id, bodyJson, createdAt }) => ({ id, bottle: JSON.parse(bodyJson), createdAt }));
}

function clientOf(row: ClientRow): Client {
  const { language, ...profile } = JSON.parse(row.profileJson) as ClientProfile;
  const spoken = (['en', 'es', 'pt'] as const).find((known) => language.startsWith(known)) ?? 'en';
  return { id: row.id, ...(profile as object), language: spoken, createdAt: row.createdAt, createdBy: OWNER } as Client;
}

/** Photos of the courses, files of the records and sheets of the plans, each with its bytes. */
async function storedFiles(blobs: Blobs, kept: Kept) {
  const named: StoredFile[] = [
    ...kept.files.map(({ id, sha256, mediaType, name }) => ({ id, sha256, mediaType, name })),
    ...kept.photos.map(({ id, masterSha256, mediaType }) => ({ id, sha256: masterSha256, mediaType, name: 'photo' })),
    ...kept.plans.flatMap(({ id, files }) =>
      files
        .filter(({ name }) => name !== PLAN_FILE)
        .map(({ name, sha256, mediaType }) => ({ id: planFileId(id, name), sha256, mediaType, name })),
    ),
  ];
  return Promise.all(named.map(async (file) => ({ file, bytes: await blobs.read(file.sha256) })));
}

async function storedPlans(blobs: Blobs, kept: Kept) {
  const files = kept.plans.flatMap(({ id, files: own }) =>
    own.filter(({ name }) => name === PLAN_FILE).map(({ sha256 }) => ({ planId: id, sha256 })),
  );
  return Promise.all(files.map(async ({ planId, sha256 }) => ({ planId, bytes: await blobs.read(sha256) })));
}

export function planFileId(planId: string, name: string): string {
  return `${planId}-${name.replace(/[^A-Za-z0-9]/g, '-')}`;
}

function studioPart(client: ClientRow, kept: Kept): StudioPart {
  return {
    profile: JSON.parse(client.profileJson),
    createdAt: client.createdAt,
    filed: kept.entries.map(({ id, courseId, correctsId, recordedAt, recordedBy }) => ({
      id,
      courseId,
      correctsId,
      recordedAt,
      recordedBy,
    })),
    ...(kept.protocols.length > 0 ? { protocols: kept.protocols } : {}),
    notes: kept.entries
      .filter(({ kind }) => kind === 'note')
      .map(({ id, at, bodyJson }) => ({ id, at, body: JSON.parse(bodyJson) })),
    courses: kept.courses.map((row) => ({
      id: row.id,
      title: row.title,
      document: readCourseDocument(row),
      thumbnailPhotoId: row.thumbnailPhotoId,
      createdAt: row.createdAt,
      deletedAt: row.deletedAt,
    })),
    photos: kept.photos.map(({ id, courseId, widthPx, heightPx, mediaType, masterSha256, createdAt }) => ({
      id,
      courseId,
      widthPx,
      heightPx,
      mediaType,
      sha256: masterSha256,
      createdAt,
    })),
    plans: kept.plans.map(({ id, courseId, courseVersion, engineVersion, createdAt, files }) => ({
      id,
      courseId,
      courseVersion,
      engineVersion,
      createdAt,
      files: files.map(({ name, mediaType, sha256 }) => ({ name, mediaType, sha256 })),
    })),
    bottles: kept.bottles,
    files: kept.files.map(({ id, courseId, name, mediaType, sha256, createdAt }) => ({
      id,
      courseId,
      name,
      mediaType,
      sha256,
      createdAt,
    })),
  };
}

/** The trail that came with the client, then who read or changed what here, chained anew for the folder. */
async function trailOf(records: Records, client: ClientRow, kept: Kept, asOf: string): Promise<readonly AuditEntry[]> {
  const imported = await records.importedTrails.find(client.id);
  const before = imported ? (JSON.parse(imported.trailJson) as AuditEntry[]) : [];
  if (imported && asOf <= imported.exportedAt) return before;
  const hashes = new Map(kept.entries.map(({ id, bodyJson }) => [id, sha256Hex(bodyJson)]));
  const objectIds = [
    client.id,
    ...[kept.entries, kept.courses, kept.photos, kept.plans, kept.files].flatMap((rows) => rows.map(({ id }) => id)),
  ];
  // Up to its export the trail that came along tells all, also where this studio had made it and erased the client since.
  const facts = (await records.audit.listOf(objectIds, asOf)).filter(({ at }) => !imported || at > imported.exportedAt);
  return appendAudit(
    before,
    facts.map(({ at, actor, action, objectKind, objectId }) => ({
      at,
      by: { ...OWNER, id: actor, name: actor },
      verb: VERBS[action] ?? 'edit',
      recordKind: objectKind,
      recordId: objectId,
      clientId: client.id,
      contentSha256: action === 'create' || action === 'correct' ? (hashes.get(objectId) ?? null) : null,
      why: '',
    })),
  );
}

/** The same content, whatever order its keys were sent in. */
export function isSameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
