import { z } from 'zod';
import { idSchema } from './api-courses.ts';

/** What a client card holds; health answers are records of their own. */
export const clientProfileSchema = z.strictObject({
  givenName: z.string().trim().min(1).max(100),
  familyName: z.string().trim().max(100),
  birthDate: z.iso.date().optional(),
  sex: z.enum(['female', 'male', 'other']).optional(),
  phone: z.string().trim().max(50).optional(),
  email: z.email().max(254).optional(),
  /** Language of texts for this client. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en or pt'),
  emergencyContact: z
    .strictObject({ name: z.string().trim().min(1).max(200), phone: z.string().trim().min(1).max(50) })
    .optional(),
});
export type ClientProfile = z.infer<typeof clientProfileSchema>;

export const clientSchema = z.object({
  id: idSchema,
  version: z.number().int(),
  profile: clientProfileSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type ClientCard = z.infer<typeof clientSchema>;

export const newClientSchema = z.strictObject({
  /** Made by the sender, so that sending again makes no second client. */
  id: idSchema.optional(),
  profile: clientProfileSchema,
});
export const saveClientSchema = z.strictObject({ version: z.number().int().min(1), profile: clientProfileSchema });

export const clientListQuerySchema = z.strictObject({
  search: z.string().trim().max(200).optional(),
  deleted: z.enum(['only', 'no']).default('no'),
  limit: z.coerce.number('must be a number').int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export const clientListSchema = z.object({ clients: z.array(clientSchema), nextCursor: z.string().nullable() });
