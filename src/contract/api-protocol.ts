import { z } from 'zod';
import { protocolFileSchema } from './practice-protocol.ts';

const evidence = z.enum(['PR', 'PR2', 'P+', 'P1', 'REG', 'FORUM', 'DER', 'MEM']);

/** Days without sessions; 1 Monday to 7 Sunday. */
const calendar = z.object({
  closures: z.array(z.object({ from: z.string(), to: z.string(), why: z.string() })),
  closedWeekdays: z.array(z.number().int()),
});
const signed = { who: z.string(), at: z.string(), why: z.string() };

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
  ...calendar.shape,
  /** Oldest first. */
  changes: z.array(
    z.discriminatedUnion('what', [
      z.object({ what: z.literal('preset'), key: z.string(), from: z.number(), to: z.number(), ...signed }),
      z.object({ what: z.literal('calendar'), from: calendar, to: calendar, ...signed }),
    ]),
  ),
});
export type ProtocolAnswer = z.infer<typeof protocolSchema>;

/** Presets and days without sessions as in a protocol file, over the version that was read; what is absent stays. */
export const saveProtocolSchema = z
  .strictObject({
    version: z.string().min(1).max(100),
    who: z.string().trim().min(1).max(200),
    why: z.string().trim().min(1).max(1000),
    presets: protocolFileSchema.shape.presets,
    closures: protocolFileSchema.shape.closures,
    closedWeekdays: protocolFileSchema.shape.closedWeekdays,
  })
  .refine(
    ({ presets = {}, closures, closedWeekdays }) =>
      Object.keys(presets).length > 0 || closures !== undefined || closedWeekdays !== undefined,
    'must change a preset or the closed days',
  );
