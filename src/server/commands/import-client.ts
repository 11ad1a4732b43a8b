import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { ENTRY_KINDS } from '#/contract/entry-kinds.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import type { CorrectionBody } from '#/contract/practice-records.ts';
import { type StudioPart, studioPartSchema } from '#/contract/studio-part.ts';
import { type ClientExport, type ExportFile, importClient } from '#/documents/client-export/client-folder.ts';
import { firstBrokenEntry } from '#/practice/client/audit-trail.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { stagedBlobs } from '../blobs/staged-blobs.ts';
import type { Caller, Context } from '../context.ts';
import { hashBytes } from '../hash-bytes.ts';
import { ingestPhoto, PHOTO_LIMITS_DEFAULTS, photoCopies, twoAtATime } from '../images/ingest-photo.ts';
import { refusedByTarget } from '../policies/correction-rules.ts';
import { type PlanGround, refusedByPlan } from '../policies/plan-rules.ts';
import { readProtocolGroups } from '../policies/protocol-groups.ts';
import { refusedByRule } from '../policies/record-rules.ts';
import { refusedByRecords } from '../policies/session-rules.ts';
import type { Records } from '../store/store.ts';
import type { ClientRow, PhotoRow } from '../store/tables.ts';
import { folderOfClient, isSameJson, planFileId } from './export-client.ts';
import { clientColumns } from './keep-client.ts';
import { bottleColumns } from './keep-ink-bottle.ts';

/** Rolls the whole import back. */
class ImportRefused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

interface Taken {
  readonly data: ClientExport & { readonly exportedAt: string };
  readonly studio: StudioPart;
  readonly bytesOf: ReadonlyMap<string, Uint8Array>;
}

/**
 * Takes over one client from the folder of an export: every hash, every record by the schema of its kind and all rules that
 * hold for it, against the plans and records before it. All of it or nothing, pictures and papers too; at the end the client is
 * exported again as of the same moment and must give the same bytes.
 */
export async function importOneClient(
  context: Context,
  caller: Caller,
  files: readonly ExportFile[],
): Promise<Outcome<ClientRow, Problem>> {
  const read = readFolder(files);
  if (!read.ok) return read;
  const taken = read.value;
  const blobs = stagedBlobs(context.blobs);
  const photos = await storeBytes(blobs, taken);
  if (!photos.ok) return photos;
  try {
    const client = await context.store.change(async (records) => {
      const row = await insertClient(records, taken);
      await insertCourses(records, context, taken, photos.value);
      await insertEntries({ records, blobs, pack: null }, taken);
      await records.importedTrails.insert({
        clientId: row.id,
        exportedAt: taken.data.exportedAt,
        trailJson: canonicalJson(taken.data.trail),
        protocolsJson: canonicalJson(taken.studio.protocols ?? []),
      });
      await compareFolders(records, blobs, taken, files);
      await blobs.keep();
      const at = context.now();
      await records.audit.append({ at, ...caller, action: 'import', objectKind: 'client', objectId: row.id });
      return row;
    });
    return accept(client);
  } catch (error) {
    if (error instanceof ImportRefused) return refuse(error.problem);
    if (isConstraint(error)) return refuse(invalid(NOT_WHOLE));
    throw error;
  }
}

const NOT_WHOLE =
  'The folder names something twice, something that is here already, or something that is not in it; export the client again.';

/** True when the database holds two rows against each other: one id twice, or an id that nothing has. */
function isConstraint(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT');
}

function invalid(message: string): Problem {
  return { code: 'record-invalid', message };
}

function readFolder(files: readonly ExportFile[]): Outcome<Taken, Problem> {
  const data = importClient(files, hashBytes);
  if (!data.ok) return refuse(invalid(data.refusal.message));
  const broken = firstBrokenEntry(data.value.trail);
  if (broken !== null) {
    return refuse(
      invalid(`Entry ${broken} of audit.json does not follow from the one before it; export the client again.`),
    );
  }
  const studio = studioPartSchema.safeParse(data.value.studio);
  if (!studio.success) {
    const issue = studio.error.issues[0]!;
    const where = ['studio.json', ...issue.path].join('.');
    return refuse(invalid(`${where} is not right (${plainIssue(issue)}); export the client again.`));
  }
  const bytesOf = new Map(data.value.files.map(({ file, bytes }) => [file.id, bytes]));
  const unfit = data.value.files.find(({ file, bytes }) => hashBytes(bytes) !== file.sha256);
  if (unfit) return refuse(invalid(`${unfit.file.name} does not fit its hash; export the client again.`));
  return accept({ data: data.value, studio: studio.data, bytesOf });
}

/** Pictures are decoded once, to know that they are pictures. */
async function storeBytes(blobs: Blobs, taken: Taken): Promise<Outcome<readonly PhotoRow[], Problem>> {
  const { data, studio, bytesOf } = taken;
  const pictures = new Set(studio.photos.map(({ id }) => id));
  for (const { file, bytes } of data.files) {
    const isPicture = file.mediaType === 'image/jpeg' || file.mediaType === 'image/png';
    if (isPicture && !pictures.has(file.id)) {
      const photo = await twoAtATime(() => ingestPhoto(bytes, { ...PHOTO_LIMITS_DEFAULTS, minSidePx: 1 }));
      if (!photo.ok) return photo;
    }
    await blobs.put(bytes);
  }
  for (const { bytes } of data.plans) await blobs.put(bytes);
  const rows: PhotoRow[] = [];
  for (const photo of studio.photos) {
    const master = bytesOf.get(photo.id);
    if (!master) return refuse(invalid('A photo of a course is missing; export the client again.'));
    const read = await twoAtATime(() => ingestPhoto(master));
    if (!read.ok) return read;
    const { widthPx, heightPx, mediaType } = read.value;
    if (widthPx !== photo.widthPx || heightPx !== photo.heightPx || mediaType !== photo.mediaType) {
      return refuse(invalid('A photo of a course has another size than was told; export the client again.'));
    }
    const copies = await photoCopies({ widthPx, heightPx, mediaType, master: Buffer.from(master) });
    rows.push({
      id: photo.id,
      courseId: photo.courseId,
      widthPx,
      heightPx,
      workingWidthPx: copies.workingWidthPx,
      workingHeightPx: copies.workingHeightPx,
      mediaType,
      masterSha256: hashBytes(master),
      workingSha256: await blobs.put(copies.working),
      thumbnailSha256: await blobs.put(copies.thumbnail),
      createdAt: photo.createdAt,
    });
  }
  return accept(rows);
}

async function insertClient(records: Records, { data, studio }: Taken): Promise<ClientRow> {
  if (await records.clients.find(data.client.id)) {
    throw new ImportRefused({ code: 'already-exists', message: 'This client is already here; nothing was imported.' });
  }
  const row: ClientRow = {
    id: data.client.id,
    version: 1,
    ...clientColumns(studio.profile),
    createdAt: studio.createdAt,
    updatedAt: studio.createdAt,
    deletedAt: null,
  };
  await records.clients.insert(row);
  return row;
}

async function insertCourses(
  records: Records,
  context: Context,
  { data, studio, bytesOf }: Taken,
  photos: readonly PhotoRow[],
): Promise<void> {
  const clientId = data.client.id;
  for (const { id, title, document, thumbnailPhotoId, createdAt, deletedAt } of studio.courses) {
    if (await records.courses.find(id)) throw new ImportRefused({ code: 'already-exists', message: COURSE_HERE });
    await records.courses.insert({
      id,
      title,
      origin: 'own',
      version: 1,
      step: document.step,
      photoCount: document.photos.length,
      thumbnailPhotoId,
      clientId,
      documentJson: JSON.stringify(document),
      createdAt,
      updatedAt: context.now(),
      deletedAt,
    });
  }
  for (const photo of photos) await records.photos.insert(photo);
  for (const { files, ...plan } of studio.plans) {
    const sizeOf = (name: string): number =>
      (name === 'plan.whorl.json'
        ? data.plans.find(({ planId }) => planId === plan.id)?.bytes
        : bytesOf.get(planFileId(plan.id, name))
      )?.length ?? 0;
    await records.plans.insert(
      plan,
      files.map((file) => ({ ...file, bytes: sizeOf(file.name) })),
    );
  }
  for (const file of studio.files) {
    await records.files.insert({ ...file, clientId, bytes: bytesOf.get(file.id)?.length ?? 0 });
  }
  for (const { id, bottle, createdAt } of studio.bottles) {
    const known = await records.ink.find(id);
    if (known && !isSameJson(JSON.parse(known.bodyJson), bottle)) {
      throw new ImportRefused(invalid(`Bottle ${bottle.brand} ${bottle.batch} is another one here; compare the two.`));
    }
    if (!known) {
      await records.ink.insert({ id, version: 1, ...bottleColumns(bottle), createdAt, updatedAt: createdAt });
    }
  }
}
const COURSE_HERE = 'A course of this client is already here; nothing was imported.';

/**
 * Records in the order in which they were made, each checked as if it were sent now, by the protocol under which it was taken:
 * records of another studio were made by its presets, not by those of this one.
 */
async function insertEntries(
  place: Pick<PlanGround, 'records' | 'blobs' | 'pack'>,
  { data, studio }: Taken,
): Promise<void> {
  const { records } = place;
  const protocols = readProtocolGroups(studio.protocols ?? []);
  if (!protocols.ok) {
    throw new ImportRefused(invalid(`The protocol of the folder is not right: ${protocols.refusal.message}.`));
  }
  const { ofRecord, ofVersion } = protocols.value;
  const protocolOf = async (version: string) => ofVersion(version);
  const byId = new Map(data.records.map((record) => [record.id, record]));
  const notes = new Map(studio.notes.map((note) => [note.id, note]));
  const clientId = data.client.id;
  for (const { id, courseId, correctsId, recordedAt, recordedBy } of studio.filed) {
    const note = notes.get(id);
    const record = byId.get(id);
    if (!note && !record) throw new ImportRefused(invalid(`Record ${id} is missing; export the client again.`));
    const kind = note ? 'note' : record!.kind;
    const at = note?.at ?? record!.at;
    const checked = checkedBody(kind, note ? note.body : bodyOf(record!), id);
    const entry = { kind, clientId, courseId: courseId ?? undefined, at };
    const ground = { ...place, protocol: ofRecord(id), protocolOf, imported: true };
    const against =
      (kind === 'correction'
        ? await refusedByTarget(ground, { clientId, correctsId, at }, checked.body as CorrectionBody, ENTRY_KINDS)
        : null) ??
      (await refusedByRecords(ground, entry, checked.body)) ??
      (await refusedByPlan(ground, entry, checked.body));
    if (against) throw new ImportRefused({ ...against, message: `Record ${id}: ${against.message}` });
    const bodyJson = canonicalJson(checked.body);
    await records.entries.append(
      { id, kind, clientId, courseId, correctsId, at, recordedAt, recordedBy, bodyJson },
      checked.used,
    );
  }
  if (studio.filed.length !== byId.size + notes.size) {
    throw new ImportRefused(invalid('records.json and studio.json do not fit; export the client again.'));
  }
}

function checkedBody(kind: string, body: unknown, id: string) {
  const rules = Object.hasOwn(ENTRY_KINDS, kind) ? ENTRY_KINDS[kind] : undefined;
  const parsed = rules?.schema.safeParse(body);
  if (!rules || !parsed?.success) {
    const issue = parsed?.error?.issues[0];
    const why = issue ? `${issue.path.join('.')} ${plainIssue(issue)}` : `there is no kind ${kind}`;
    throw new ImportRefused(invalid(`Record ${id} is not right: ${why}; export the client again.`));
  }
  const refusal = refusedByRule(kind, parsed.data);
  if (refusal) throw new ImportRefused({ code: 'record-invalid', ...refusal });
  return { body: parsed.data, used: rules.ink?.(parsed.data) };
}

/** What was sent when the record was made: without what the entry around it holds. */
function bodyOf(record: PracticeRecord): object {
  const { id: _id, kind, clientId: _client, at: _at, ...body } = record;
  if (kind !== 'correction') return body;
  const { ofId: _of, ...correction } = body as typeof body & { ofId?: unknown };
  return correction;
}

async function compareFolders(
  records: Records,
  blobs: Blobs,
  { data }: Taken,
  given: readonly ExportFile[],
): Promise<void> {
  const again = await folderOfClient(records, blobs, data.client.id, data.exportedAt);
  if (!again.ok) throw new ImportRefused(again.refusal);
  const byPath = new Map(given.map(({ path, bytes }) => [path, bytes]));
  const other = again.value.find(({ path, bytes }) => {
    const before = byPath.get(path);
    return !before || Buffer.compare(before, bytes) !== 0;
  });
  if (other || again.value.length !== given.length) {
    const which = other?.path ?? 'the list of files';
    throw new ImportRefused(invalid(`${which} would not come out the same again; nothing was imported.`));
  }
}
