import { type LearnedFading, learnFading } from '#/practice/touch-up/learn-fading.ts';
import type { Records } from '../store/store.ts';
import { recordOfRow } from './record-of-row.ts';

/** TU1: what this studio has learned of fading from the follow-ups of all its clients. */
export async function studioFading({ entries }: Pick<Records, 'entries'>): Promise<LearnedFading> {
  const rows = await Promise.all([entries.listAll({ kind: 'followUp' }), entries.listAll({ kind: 'correction' })]);
  return learnFading(rows.flat().flatMap(recordOfRow));
}
