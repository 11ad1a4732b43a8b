import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { sha256Hex } from '#/base/sha256.ts';
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

export const CLIENT_EXPORT_FORMAT = 1;
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
export function exportClient(data: ClientExport, timestamp: string): readonly ExportFile[] {
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
    files: files.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) })),
  };
  return [jsonFile(MANIFEST, manifest), ...files];
}

/** Why a folder cannot be imported: the file and one sentence with what to do. */
export interface ImportRefusal {
  readonly path: string;
  readonly message: string;
}

/** Reads such a folder again after checking every hash; what is missing, changed or added is named and nothing is taken. */
export function importClient(
  files: readonly ExportFile[],
): Outcome<ClientExport & { readonly exportedAt: string }, ImportRefusal> {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const manifest = readManifest(byPath.get(MANIFEST));
  if (!manifest)
    return refuse(problem(MANIFEST, 'is missing or is not that of a client export; choose the exported folder'));
  for (const { path, sha256 } of manifest.files) {
    const bytes = byPath.get(path);
    if (!bytes) return refuse(problem(path, 'is missing; export the client again'));
    if (sha256Hex(bytes) !== sha256)
      return refuse(problem(path, 'was changed after the export; export the client again'));
  }
  const known = new Set([MANIFEST, ...manifest.files.map(({ path }) => path)]);
  const added = files.find(({ path }) => !known.has(path));
  if (added) return refuse(problem(added.path, 'does not belong to the export; take it out'));
  const read = <Value>(path: string): Value | null => parse(byPath.get(path)) as Value | null;
  const client = read<Client>('client.json');
  const records = read<readonly PracticeRecord[]>('records.json');
  const trail = read<readonly AuditEntry[]>('audit.json');
  const stored = read<readonly (StoredFile & { readonly path: string })[]>('files.json');
  if (!client || !records || !trail || !stored)
    return refuse(problem('client.json', 'cannot be read; export the client again'));
  return accept({
    exportedAt: manifest.exportedAt,
    client,
    records,
    trail,
    ...(byPath.has('studio.json') ? { studio: read<unknown>('studio.json') } : {}),
    files: stored.map(({ path, ...file }) => ({ file, bytes: byPath.get(path) ?? new Uint8Array() })),
    plans: manifest.files
      .filter(({ path }) => path.startsWith('plans/'))
      .map(({ path }) => ({
        planId: path.slice('plans/'.length, -'.whorl.json'.length),
        bytes: byPath.get(path) ?? new Uint8Array(),
      })),
  });
}

interface Manifest {
  readonly exportedAt: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

function readManifest(bytes: Uint8Array | undefined): Manifest | null {
  const value = parse(bytes) as (Manifest & { format?: unknown; kind?: unknown }) | null;
  const isOurs = value?.format === CLIENT_EXPORT_FORMAT && value.kind === 'whorl-client' && Array.isArray(value.files);
  return isOurs ? value : null;
}

function parse(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return null;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
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
