import { z } from 'zod';
import { idSchema } from './api-courses.ts';

export const auditFactSchema = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  requestId: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});

export const auditQuerySchema = z.strictObject({
  objectId: idSchema.optional(),
  after: z.coerce.number('must be a number').int().min(0).default(0),
  limit: z.coerce.number('must be a number').int().min(1).max(1000).default(200),
});
export const auditListSchema = z.object({ facts: z.array(auditFactSchema), nextAfter: z.number().int().nullable() });

/** Sequence number of the first row that was changed, removed or put in; null while the chain is whole. */
export const chainCheckSchema = z.object({
  firstBrokenAudit: z.number().int().nullable(),
  firstBrokenEntry: z.number().int().nullable(),
});
