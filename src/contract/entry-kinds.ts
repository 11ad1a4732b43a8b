import { z } from 'zod';

/** What the store must know of one kind of practice record. */
export interface EntryKind {
  /** Strict schema of the body; unknown keys are refused by name. */
  readonly schema: z.ZodType;
  /** Does it belong to a client, to a course, or to neither? Named ids are then required. */
  readonly belongsTo: readonly ('client' | 'course')[];
  /** Bottles that the body says were used, for the recall of a batch. */
  readonly bottleIds?: (body: unknown) => readonly string[];
}

const note = z.strictObject({ text: z.string().trim().min(1).max(20_000) });

/** Every kind of record that the store takes; each step of the practice adds its own. */
export const ENTRY_KINDS: Readonly<Record<string, EntryKind>> = {
  note: { schema: note, belongsTo: [] },
};
