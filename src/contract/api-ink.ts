import { z } from 'zod';
import { idSchema } from './api-courses.ts';
import { bottleMixSchema } from './clinic-shade.ts';

const label = z.string().trim().max(200);

/** A bottle of ink, diluent or neutraliser on the shelf, with what its label says. */
export const inkBottleBodySchema = z.strictObject({
  what: z.enum(['ink', 'diluent', 'neutraliser']),
  brand: label.min(1),
  shade: label,
  batch: label.min(1),
  expiry: z.iso.date(),
  openedOn: z.iso.date().nullable(),
  useWithinDaysOfOpening: z.number().int().min(1).max(3650).nullable(),
  responsiblePerson: z.string().trim().max(500),
  tattooStatementSeen: z.boolean(),
  ingredients: z.string().trim().max(5000),
  containsNickel: z.boolean(),
  containsChromiumVi: z.boolean(),
  sterile: z.boolean(),
  /** A stored file with a picture of the label. */
  labelFileId: idSchema.nullable(),
  /** What is in a shade that is sold or kept mixed; its name is the label's. */
  mix: bottleMixSchema.exactOptional(),
});
export type InkBottleBody = z.infer<typeof inkBottleBodySchema>;

export const inkBottleSchema = z.object({
  id: idSchema,
  version: z.number().int(),
  bottle: inkBottleBodySchema,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type InkBottleCard = z.infer<typeof inkBottleSchema>;

export const newInkBottleSchema = z.strictObject({ id: idSchema.optional(), bottle: inkBottleBodySchema });
export const saveInkBottleSchema = z.strictObject({ version: z.number().int().min(1), bottle: inkBottleBodySchema });

export const inkListQuerySchema = z.strictObject({
  /** Part of a batch number; case, spaces and hyphens do not count. */
  batch: label.optional(),
  limit: z.coerce.number('must be a number').int().min(1).max(500).default(100),
});
export const inkListSchema = z.object({ bottles: z.array(inkBottleSchema) });
