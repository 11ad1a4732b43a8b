import { z } from 'zod';
import { protocolFileSchema } from './practice-protocol.ts';

const evidence = z.enum(['PR', 'PR2', 'P+', 'P1', 'REG', 'FORUM', 'DER', 'MEM']);

/** The protocol that the studio works by: every preset with what it may be, and who changed what, when and why. */
export const protocolSchema = z.object({
  version: z.string(),
  name: z.string(),
  presets: z.array(
    z.object({
      key: z.string(),
      value: z.number(),
      /** The value that ships. */
      shipped: z.number(),
      unit: z.string(),
      min: z.number(),
      max: z.number(),
      evidence,
      note: z.string(),
    }),
  ),
  closures: z.array(z.object({ from: z.string(), to: z.string(), why: z.string() })),
  closedWeekdays: z.array(z.number().int()),
  /** Oldest first. */
  changes: z.array(
    z.object({
      key: z.string(),
      from: z.number(),
      to: z.number(),
      who: z.string(),
      at: z.string(),
      why: z.string(),
    }),
  ),
});
export type ProtocolAnswer = z.infer<typeof protocolSchema>;

/** Presets as in a protocol file, over the version that was read. */
export const saveProtocolSchema = z.strictObject({
  version: z.string().min(1).max(100),
  who: z.string().trim().min(1).max(200),
  why: z.string().trim().min(1).max(1000),
  presets: protocolFileSchema.shape.presets
    .unwrap()
    .refine((presets) => Object.keys(presets).length > 0, 'must name at least one preset'),
});
