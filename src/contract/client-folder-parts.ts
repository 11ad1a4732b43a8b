import { z } from 'zod';
import { idSchema } from './api-courses.ts';
import { momentSchema } from './practice-course.ts';

/** The JSON files of a client's export that the practice reads, each by its own schema; studio.json has its own file. */
export const CLIENT_EXPORT_FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal digits');
const text = z.string().max(300);

/** manifest.json: every file with its hash. Written in UTC, as the moment is compared by its letters. */
export const exportManifestSchema = z.object({
  format: z.literal(CLIENT_EXPORT_FORMAT),
  kind: z.literal('whorl-client'),
  exportedAt: z.iso.datetime({ message: 'must be a date and time in UTC, such as 2026-05-01T09:00:00Z' }),
  clientId: idSchema,
  files: z.array(z.object({ path: text, bytes: z.int().min(0), sha256 })),
});

/** client.json: what an import reads of it; it must come out the same again in the end. */
export const exportedClientSchema = z.looseObject({
  id: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  language: z.enum(['en', 'es', 'pt']),
  createdAt: momentSchema,
});

/** records.json: the head of every record; the rest is judged by the schema of its kind. */
export const exportedRecordsSchema = z.array(
  z.looseObject({ id: text, kind: text, clientId: idSchema, at: momentSchema }),
);

/** files.json: photos, letters and sheets with where their bytes lie. */
export const exportedFilesSchema = z.array(
  z.strictObject({ id: text, sha256, mediaType: text, name: text, path: text }),
);

/** audit.json: the trail, each entry with the hash of the one before. */
export const exportedTrailSchema = z.array(
  z.strictObject({
    n: z.int().min(1),
    at: momentSchema,
    by: z.strictObject({ id: text, name: text, role: z.enum(['artist', 'desk', 'owner', 'doctor', 'client']) }),
    verb: z.enum(['create', 'read', 'correct', 'sign', 'withdraw', 'override', 'export', 'import', 'edit', 'erase']),
    recordKind: text,
    recordId: text,
    clientId: text.nullable(),
    contentSha256: sha256.nullable(),
    why: z.string(),
    previousSha256: sha256.nullable(),
    sha256,
  }),
);
