import { z } from 'zod';
import { calendarDaySchema } from './practice-answers.ts';

/**
 * protocol.json: what a studio changes of the presets that ship, and its closed days. docs/specs/protocol.md lists the
 * preset keys with their ranges; unknown keys and values out of range are refused by name.
 */
export const protocolFileSchema = z.strictObject({
  version: z.string().min(1).max(100).exactOptional(),
  name: z.string().max(200).exactOptional(),
  presets: z
    .record(
      z.string(),
      z.union([
        z.number(),
        z.strictObject({
          value: z.number(),
          evidence: z.enum(['PR', 'PR2', 'P+', 'P1', 'REG', 'FORUM', 'DER', 'MEM']).exactOptional(),
          note: z.string().max(500).exactOptional(),
        }),
      ]),
    )
    .exactOptional(),
  /** Days without sessions, both ends included. */
  closures: z
    .array(z.strictObject({ from: calendarDaySchema, to: calendarDaySchema, why: z.string().max(200) }))
    .max(500)
    .exactOptional(),
  /** 1 Monday to 7 Sunday. */
  closedWeekdays: z.array(z.int().min(1).max(7)).max(6).exactOptional(),
});
