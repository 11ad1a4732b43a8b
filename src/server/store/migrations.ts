import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Every change of the tables, in order. A migration that was released is never edited; there is no way down: an older program
 * refuses a newer folder.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-courses': { up: createCourses },
  '0002-practice': { up: createPractice },
  '0003-files': { up: createFiles },
  '0004-batches': { up: createBatches },
  '0005-trails': { up: createTrails },
  '0006-protocols': { up: createProtocols },
  '0007-imported-protocols': { up: addImportedProtocols },
  '0008-erasure': { up: createErasure },
};

async function createCourses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('courses')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('titleFolded', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('photoCount', 'integer', (c) => c.notNull())
    .addColumn('thumbnailPhotoId', 'text')
    .addColumn('clientId', 'text')
    .addColumn('documentJson', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .addColumn('deletedAt', 'text')
    .execute();
  await db.schema.createIndex('coursesByUpdate').on('courses').columns(['updatedAt', 'id']).execute();
  await db.schema.createIndex('coursesByClient').on('courses').column('clientId').execute();
  await db.schema
    .createTable('photos')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('courseId', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('widthPx', 'integer', (c) => c.notNull())
    .addColumn('heightPx', 'integer', (c) => c.notNull())
    .addColumn('workingWidthPx', 'integer', (c) => c.notNull())
    .addColumn('workingHeightPx', 'integer', (c) => c.notNull())
    .addColumn('mediaType', 'text', (c) => c.notNull())
    .addColumn('masterSha256', 'text', (c) => c.notNull())
    .addColumn('workingSha256', 'text', (c) => c.notNull())
    .addColumn('thumbnailSha256', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('photosByCourse').on('photos').column('courseId').execute();
  await createPlans(db);
}

async function createPlans(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('courseId', 'text')
    .addColumn('payloadJson', 'text', (c) => c.notNull())
    .addColumn('attempt', 'integer', (c) => c.notNull())
    .addColumn('progress', 'real', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('planId', 'text')
    .addColumn('errorJson', 'text')
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('jobsByState').on('jobs').columns(['state', 'id']).execute();
  await db.schema
    .createTable('plans')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('courseId', 'text', (c) => c.notNull().references('courses.id'))
    .addColumn('courseVersion', 'integer', (c) => c.notNull())
    .addColumn('engineVersion', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('plansByCourse').on('plans').columns(['courseId', 'id']).execute();
  await db.schema
    .createTable('planFiles')
    .addColumn('planId', 'text', (c) => c.notNull().references('plans.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('mediaType', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('planFilesKey', ['planId', 'name'])
    .execute();
}

async function createPractice(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('clients')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('profileJson', 'text', (c) => c.notNull())
    .addColumn('nameFolded', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .addColumn('deletedAt', 'text')
    .execute();
  await db.schema.createIndex('clientsByUpdate').on('clients').columns(['updatedAt', 'id']).execute();
  await createEntries(db);
  await db.schema
    .createTable('inkBottles')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('batchFolded', 'text', (c) => c.notNull())
    .addColumn('bodyJson', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('updatedAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('inkBottlesByBatch').on('inkBottles').column('batchFolded').execute();
  await db.schema
    .createTable('entryInk')
    .addColumn('entryId', 'text', (c) => c.notNull().references('entries.id'))
    .addColumn('bottleId', 'text', (c) => c.notNull().references('inkBottles.id'))
    .addPrimaryKeyConstraint('entryInkKey', ['entryId', 'bottleId'])
    .execute();
  await db.schema.createIndex('entryInkByBottle').on('entryInk').column('bottleId').execute();
  await createAudit(db);
}

async function createEntries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('entries')
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('id', 'text', (c) => c.notNull().unique())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('clientId', 'text', (c) => c.references('clients.id'))
    .addColumn('courseId', 'text', (c) => c.references('courses.id'))
    .addColumn('correctsId', 'text', (c) => c.references('entries.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('recordedAt', 'text', (c) => c.notNull())
    .addColumn('recordedBy', 'text', (c) => c.notNull())
    .addColumn('bodyJson', 'text', (c) => c.notNull())
    .addColumn('previousHash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('entriesByClient').on('entries').columns(['clientId', 'seq']).execute();
  await db.schema.createIndex('entriesByCourse').on('entries').columns(['courseId', 'seq']).execute();
  await db.schema.createIndex('entriesByCorrected').on('entries').column('correctsId').execute();
  await refuseChanges(db, 'entries');
}

async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('auditTrail')
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('objectKind', 'text', (c) => c.notNull())
    .addColumn('objectId', 'text', (c) => c.notNull())
    .addColumn('requestId', 'text', (c) => c.notNull())
    .addColumn('previousHash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('auditByObject').on('auditTrail').columns(['objectId', 'seq']).execute();
  await refuseChanges(db, 'auditTrail');
}

async function createFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('files')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('clientId', 'text', (c) => c.references('clients.id'))
    .addColumn('courseId', 'text', (c) => c.references('courses.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('mediaType', 'text', (c) => c.notNull())
    .addColumn('bytes', 'integer', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('filesByClient').on('files').column('clientId').execute();
  await db.schema.createIndex('filesByCourse').on('files').column('courseId').execute();
}

async function createBatches(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('entryBatches')
    .addColumn('entryId', 'text', (c) => c.notNull().references('entries.id'))
    .addColumn('batchFolded', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('entryBatchesKey', ['entryId', 'batchFolded'])
    .execute();
  await db.schema.createIndex('entryBatchesByBatch').on('entryBatches').column('batchFolded').execute();
}

/** Who read or changed a client's records in the studio that they came from. */
async function createTrails(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('importedTrails')
    .addColumn('clientId', 'text', (c) => c.primaryKey().references('clients.id'))
    .addColumn('exportedAt', 'text', (c) => c.notNull())
    .addColumn('trailJson', 'text', (c) => c.notNull())
    .execute();
  await refuseChanges(db, 'importedTrails');
}

/** The presets of the studio after each change; the newest row is the one in force. */
async function createProtocols(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('protocols')
    .addColumn('seq', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('version', 'text', (c) => c.notNull().unique())
    .addColumn('protocolJson', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .execute();
  await refuseChanges(db, 'protocols');
}

/** By which protocols the records of an imported client were taken. */
async function addImportedProtocols(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('importedTrails').addColumn('protocolsJson', 'text').execute();
}

/**
 * Erasing for good. An entry may leave its table only when its link stays in the chain, an imported trail only while its client
 * is being erased; nothing else may be deleted, as before.
 */
async function createErasure(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('erasedEntries')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('previousHash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('ownerId', 'text', (c) => c.notNull())
    .execute();
  await refuseChanges(db, 'erasedEntries');
  await db.schema
    .createTable('unfinishedErasures')
    .addColumn('ownerId', 'text', (c) => c.primaryKey())
    .execute();
  await refuseUnless(
    db,
    'DELETE',
    'entries',
    'SELECT 1 FROM "erasedEntries" WHERE "seq" = OLD."seq" AND "hash" = OLD."hash"',
  );
  await refuseUnless(
    db,
    'DELETE',
    'importedTrails',
    'SELECT 1 FROM "unfinishedErasures" WHERE "ownerId" = OLD."clientId"',
  );
}

/** The rule of refuseChanges for one verb, with an exception. */
async function refuseUnless(db: Kysely<unknown>, verb: string, table: string, exception: string): Promise<void> {
  const name = `"${table}Refuse${verb}"`;
  await sql`${sql.raw(`DROP TRIGGER ${name}`)}`.execute(db);
  await sql`${sql.raw(
    `CREATE TRIGGER ${name} BEFORE ${verb} ON "${table}" WHEN NOT EXISTS (${exception}) BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
  )}`.execute(db);
}

/** Append-only is a rule of the database, not a habit of the program. */
async function refuseChanges(db: Kysely<unknown>, table: string): Promise<void> {
  for (const verb of ['UPDATE', 'DELETE']) {
    await sql`${sql.raw(
      `CREATE TRIGGER "${table}Refuse${verb}" BEFORE ${verb} ON "${table}" BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
    )}`.execute(db);
  }
}
