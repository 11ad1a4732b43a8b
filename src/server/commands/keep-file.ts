import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import type { Caller, Context } from '../context.ts';
import { ingestPhoto, PHOTO_LIMITS_DEFAULTS, twoAtATime } from '../images/ingest-photo.ts';
import { newId } from '../store/new-id.ts';
import type { FileRow } from '../store/tables.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

export interface FileToAdd {
  /** For a paper that the program wrote. What people send gets a name of its kind and day: theirs may hold a person's. */
  readonly name?: string;
  readonly bytes: Uint8Array;
  readonly clientId?: string | undefined;
  readonly courseId?: string | undefined;
}

/** Keeps a PDF as it is (its hash may be signed) and a picture as its pixels alone. The type is told by the bytes. */
export async function addFile(context: Context, caller: Caller, file: FileToAdd): Promise<Outcome<FileRow, Problem>> {
  const content = await readContent(file.bytes);
  if (!content.ok) return content;
  const { bytes, mediaType } = content.value;
  return context.store.change(async (records) => {
    const createdAt = context.now();
    if (file.clientId && !(await records.clients.find(file.clientId))) return refuse(notFoundProblem('client'));
    if (file.courseId && !(await records.courses.find(file.courseId))) return refuse(notFoundProblem('course'));
    // Within the change, so that no erasure in between takes the bytes for nobody's.
    const sha256 = await context.blobs.put(bytes);
    const row: FileRow = {
      id: newId(),
      clientId: file.clientId ?? null,
      courseId: file.courseId ?? null,
      name: file.name ?? neutralName(mediaType, createdAt.slice(0, 10)),
      mediaType,
      bytes: bytes.byteLength,
      sha256,
      createdAt,
    };
    await records.files.insert(row);
    await records.audit.append({
      at: row.createdAt,
      ...caller,
      action: 'create',
      objectKind: 'file',
      objectId: row.id,
    });
    return accept(row);
  });
}

export async function readFile(
  context: Context,
  caller: Caller,
  id: string,
): Promise<Outcome<{ row: FileRow; bytes: Buffer }, Problem>> {
  const row = await context.store.read.files.find(id);
  const bytes = row && (await context.blobs.read(row.sha256));
  if (!row || !bytes) return refuse(notFoundProblem('file'));
  await recordRead(context, caller, { objectKind: 'file', objectId: id });
  return accept({ row, bytes });
}

export const NO_FILE: Problem = {
  code: 'file-missing',
  message: 'The file is missing or empty: choose a PDF or a picture.',
};
export const FILE_TOO_LARGE: Problem = {
  code: 'file-too-large',
  message: 'The file is larger than 25 MB: scan or save it smaller.',
};
const PDF_INCOMPLETE: Problem = {
  code: 'file-incomplete',
  message: 'The PDF is cut off or has no content: save or scan it again.',
};
/** A catalogue, a page tree and a trailer take more than this. */
const PDF_LEAST_BYTES = 64;
/** Where readers look for the mark of the end; some programs write a little behind it. */
const PDF_END_BYTES = 1024;

async function readContent(
  bytes: Uint8Array,
): Promise<Outcome<{ bytes: Uint8Array; mediaType: FileRow['mediaType'] }, Problem>> {
  if (bytes.byteLength === 0) return refuse(NO_FILE);
  const latin = (from: number, to?: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (latin(0, 5) === '%PDF-') {
    const isWhole = bytes.byteLength >= PDF_LEAST_BYTES && latin(-PDF_END_BYTES).includes('%%EOF');
    return isWhole ? accept({ bytes, mediaType: 'application/pdf' }) : refuse(PDF_INCOMPLETE);
  }
  const photo = await twoAtATime(() => ingestPhoto(bytes, { ...PHOTO_LIMITS_DEFAULTS, minSidePx: 1 }));
  if (photo.ok) return accept({ bytes: photo.value.master, mediaType: photo.value.mediaType });
  if (photo.refusal.code !== 'photo-type') return photo;
  return refuse({ code: 'file-type', message: 'The file is neither a PDF nor a picture: choose one of these.' });
}

const NEUTRAL_NAMES: Readonly<Record<FileRow['mediaType'], readonly [string, string]>> = {
  'application/pdf': ['letter', 'pdf'],
  'image/jpeg': ['photo', 'jpg'],
  'image/png': ['photo', 'png'],
};

/** Such as photo-2026-11-20.jpg: the kind of file and the day it was kept, nothing of the name it came with. */
function neutralName(mediaType: FileRow['mediaType'], day: string): string {
  const [what, extension] = NEUTRAL_NAMES[mediaType];
  return `${what}-${day}.${extension}`;
}
