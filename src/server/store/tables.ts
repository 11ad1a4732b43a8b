import type { Generated } from 'kysely';
import type { PlanMediaType } from '#/contract/api-plans.ts';

/** The tables as SQL sees them. Times are ISO 8601 UTC text, JSON is text, booleans are absent (a time says when). */
export interface CourseRow {
  id: string;
  title: string;
  /** Title without case and accents, for search. */
  titleFolded: string;
  origin: 'sample' | 'own';
  version: number;
  step: string;
  photoCount: number;
  thumbnailPhotoId: string | null;
  clientId: string | null;
  documentJson: string;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

export interface PhotoRow {
  id: string;
  courseId: string;
  widthPx: number;
  heightPx: number;
  workingWidthPx: number;
  workingHeightPx: number;
  mediaType: 'image/jpeg' | 'image/png';
  masterSha256: string;
  workingSha256: string;
  thumbnailSha256: string;
  createdAt: string;
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobRow {
  id: string;
  kind: string;
  state: JobState;
  courseId: string | null;
  payloadJson: string;
  /** Fencing token: a result is taken only from the attempt that still owns the job. */
  attempt: number;
  progress: number;
  stage: string;
  planId: string | null;
  errorJson: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface PlanRow {
  id: string;
  courseId: string;
  courseVersion: number;
  engineVersion: string;
  createdAt: string;
}

export interface PlanFileRow {
  planId: string;
  name: string;
  mediaType: PlanMediaType;
  bytes: number;
  sha256: string;
}

export interface ClientRow {
  id: string;
  version: number;
  profileJson: string;
  nameFolded: string;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

/** Append-only: the database itself refuses to change or delete a row. */
export interface EntryRow {
  seq: Generated<number>;
  id: string;
  kind: string;
  clientId: string | null;
  courseId: string | null;
  /** The entry that this one corrects. */
  correctsId: string | null;
  /** When it happened, as told. */
  at: string;
  recordedAt: string;
  recordedBy: string;
  bodyJson: string;
  previousHash: string;
  hash: string;
}

/** Which bottles an entry used; kept beside the entry so that a recall is one query. */
export interface EntryInkRow {
  entryId: string;
  bottleId: string;
}

/** Batches of ink and diluent as an entry tells them, whether or not a bottle of them is on the shelf. */
export interface EntryBatchRow {
  entryId: string;
  /** As InkBottleRow.batchFolded. */
  batchFolded: string;
}

export interface InkBottleRow {
  id: string;
  version: number;
  /** Batch without case, accents and spaces. */
  batchFolded: string;
  bodyJson: string;
  createdAt: string;
  updatedAt: string;
}

/** Append-only: who read or changed what. Ids and verbs only, never contents. */
export interface AuditRow {
  seq: Generated<number>;
  at: string;
  actor: string;
  action: string;
  objectKind: string;
  objectId: string;
  requestId: string;
  previousHash: string;
  hash: string;
}

/** Append-only: the audit trail that came with an imported client. */
export interface ImportedTrailRow {
  clientId: string;
  /** The moment up to which it tells. */
  exportedAt: string;
  trailJson: string;
  /** By which protocols its records were taken there; null in clients imported by an older program. */
  protocolsJson: string | null;
}

export interface FileRow {
  id: string;
  clientId: string | null;
  courseId: string | null;
  name: string;
  mediaType: 'application/pdf' | 'image/jpeg' | 'image/png';
  bytes: number;
  sha256: string;
  createdAt: string;
}

/** Append-only: the link that an erased entry leaves in the chain, and nothing of what it said. */
export interface ErasedEntryRow {
  seq: number;
  previousHash: string;
  hash: string;
  /** The client or course whose erasure took it; the audit trail says when. */
  ownerId: string;
}

/** Erasures whose files and free pages are not yet known to be gone from the disk. */
export interface UnfinishedErasureRow {
  ownerId: string;
}

/** Append-only: the presets of the studio after each change. */
export interface ProtocolRow {
  seq: Generated<number>;
  version: string;
  protocolJson: string;
  createdAt: string;
}

export interface Tables {
  files: FileRow;
  courses: CourseRow;
  photos: PhotoRow;
  jobs: JobRow;
  plans: PlanRow;
  planFiles: PlanFileRow;
  clients: ClientRow;
  entries: EntryRow;
  entryInk: EntryInkRow;
  entryBatches: EntryBatchRow;
  inkBottles: InkBottleRow;
  auditTrail: AuditRow;
  importedTrails: ImportedTrailRow;
  protocols: ProtocolRow;
  erasedEntries: ErasedEntryRow;
  unfinishedErasures: UnfinishedErasureRow;
}
