import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { readJson } from '#/base/read-json.ts';
import { sha256Hex } from '#/base/sha256.ts';
import {
  CLIENT_EXPORT_FORMAT,
  exportedClientSchema,
  exportedFilesSchema,
  exportedRecordsSchema,
  exportedTrailSchema,
  exportManifestSchema,
} from '#/contract/client-folder-parts.ts';
import { readStrictly } from '#/contract/read-strictly.ts';
import type { AuditEntry } from '#/practice/client/audit-trail.ts';
import type { Client, StoredFile } from '#/practice/client/client.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import { fhirBundle } from '../fhir/fhir-bundle.ts';

/** One file of an export, with forward slashes in its path. */
export interface ExportFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Everything that is kept of one client. */
export interface ClientExport {
  readonly client: Client;
  readonly records: readonly PracticeRecord[];
  /** Plan files of the client's courses, as they were written. */
  readonly plans: readonly { readonly planId: string; readonly bytes: Uint8Array }[];
  /** Photos, letters and signed PDFs that the records point at. */
  readonly files: readonly { readonly file: StoredFile; readonly bytes: Uint8Array }[];
  /** Who read or changed what. */
  readonly trail: readonly AuditEntry[];
  /** What the studio keeps around these: courses, bottles, where each record was filed. JSON as the studio's schema has it. */
  readonly studio?: unknown;
}

/** SHA-256 in hexadecimal digits. A folder holds every photo: where there is a faster one than ours, it is given. */
type HashBytes = (bytes: Uint8Array) => string;

const MANIFEST = 'manifest.json';
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'image/svg+xml': 'svg',
  'text/csv': 'csv',
  'text/calendar': 'ics',
};

/**
 * One client as a folder: client.json, records.json, audit.json, fhir-bundle.json, plans, photos, documents, and manifest.json
 * with the SHA-256 of each. The same client exported at the same moment gives the same bytes.
 */
export function exportClient(
  data: ClientExport,
  timestamp: string,
  hash: HashBytes = sha256Hex,
): readonly ExportFile[] {
  const stored = data.files.map(({ file, bytes }) => ({ file, bytes, path: pathOf(file) }));
  const listed = [...stored].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files: ExportFile[] = [
    jsonFile('client.json', data.client),
    jsonFile('records.json', data.records),
    jsonFile('audit.json', data.trail),
    ...(data.studio === undefined ? [] : [jsonFile('studio.json', data.studio)]),
    jsonFile(
      'files.json',
      listed.map(({ file, path }) => ({ ...file, path })),
    ),
    jsonFile('fhir-bundle.json', fhirBundle({ client: data.client, records: data.records, files: listed, timestamp })),
    ...data.plans.map(({ planId, bytes }) => ({ path: `plans/${safe(planId)}.whorl.json`, bytes })),
    ...listed.map(({ path, bytes }) => ({ path, bytes })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest = {
    format: CLIENT_EXPORT_FORMAT,
    kind: 'whorl-client',
    exportedAt: timestamp,
    clientId: data.client.id,
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: hash(bytes) })),
  };
  return [jsonFile(MANIFEST, manifest), ...files];
}

/** Why a folder cannot be imported: the file and one sentence with what to do. */
export interface ImportRefusal {
  readonly path: string;
  readonly message: string;
}

/** Reads such a folder again after checking every hash; what is missing, changed, added or of another form is named and nothing is taken. */
export function importClient(
  files: readonly ExportFile[],
  hash: HashBytes = sha256Hex,
): Outcome<ClientExport & { readonly exportedAt: string }, ImportRefusal> {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const manifest = readPart(byPath, MANIFEST, exportManifestSchema);
  if (!manifest.ok) return manifest;
  const wrong = wrongFile(byPath, manifest.value.files, hash);
  if (wrong) return refuse(wrong);
  const client = readPart(byPath, 'client.json', exportedClientSchema);
  if (!client.ok) return client;
  const records = readPart(byPath, 'records.json', exportedRecordsSchema);
  if (!records.ok) return records;
  const trail = readPart(byPath, 'audit.json', exportedTrailSchema);
  if (!trail.ok) return trail;
  const stored = readPart(byPath, 'files.json', exportedFilesSchema);
  if (!stored.ok) return stored;
  const studio = byPath.has('studio.json') ? readJsonPart(byPath, 'studio.json') : null;
  if (studio && !studio.ok) return studio;
  return accept({
    exportedAt: manifest.value.exportedAt,
    // The heads were read here; the store judges the rest, each record by the schema of its kind.
    client: client.value as unknown as Client,
    records: records.value as unknown as readonly PracticeRecord[],
    trail: trail.value,
    ...(studio ? { studio: studio.value } : {}),
    files: stored.value.map(({ path, ...file }) => ({ file, bytes: byPath.get(path) ?? new Uint8Array() })),
    plans: manifest.value.files
      .filter(({ path }) => path.startsWith('plans/'))
      .map(({ path }) => ({
        planId: path.slice('plans/'.length, -'.whorl.json'.length),
        bytes: byPath.get(path) ?? new Uint8Array(),
      })),
  });
}

/** The first file that is not as the manifest says, or that it does not name. */
function wrongFile(
  byPath: ReadonlyMap<string, Uint8Array>,
  listed: readonly { readonly path: string; readonly sha256: string }[],
  hash: HashBytes,
): ImportRefusal | null {
  for (const { path, sha256 } of listed) {
    const bytes = byPath.get(path);
    if (!bytes) return problem(path, 'is missing; export the client again');
    if (hash(bytes) !== sha256) return problem(path, 'was changed after the export; export the client again');
  }
  const known = new Set([MANIFEST, ...listed.map(({ path }) => path)]);
  const added = [...byPath.keys()].find((path) => !known.has(path));
  return added === undefined ? null : problem(added, 'does not belong to the export; take it out');
}

function readJsonPart(byPath: ReadonlyMap<string, Uint8Array>, path: string): Outcome<unknown, ImportRefusal> {
  const bytes = byPath.get(path);
  if (!bytes) return refuse(problem(path, 'is missing; choose the folder of a client export'));
  const read = readJson(bytes);
  if (read.ok) return read;
  const { kind, reason } = read.refusal;
  const what = {
    'too-deep': `is nested ${reason} deep`,
    'not-json': 'is not JSON',
    'key-twice': `names ${reason} twice`,
  };
  return refuse(problem(path, `${what[kind]}; export the client again`));
}

function readPart<Value>(
  byPath: ReadonlyMap<string, Uint8Array>,
  path: string,
  schema: Parameters<typeof readStrictly<Value>>[0],
): Outcome<Value, ImportRefusal> {
  const json = readJsonPart(byPath, path);
  if (!json.ok) return json;
  const read = readStrictly(schema, json.value);
  return read.ok ? read : refuse(problem(path, `is not right: ${read.refusal[0]!.message}; export the client again`));
}

function problem(path: string, what: string): ImportRefusal {
  return { path, message: `${path} ${what}.` };
}

function jsonFile(path: string, value: unknown): ExportFile {
  return { path, bytes: new TextEncoder().encode(`${canonicalJson(value)}\n`) };
}

function pathOf(file: StoredFile): string {
  const folder = file.mediaType === 'image/jpeg' || file.mediaType === 'image/png' ? 'photos' : 'documents';
  return `${folder}/${safe(file.id)}.${EXTENSIONS[file.mediaType] ?? 'bin'}`;
}

/** A name that no file system and no path can misread. */
function safe(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, '_');
}
