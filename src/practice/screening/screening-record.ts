import type { RecordHead } from '../client/client.ts';
import type { Answers } from '../intake/answers.ts';
import type { DoctorLetter, Screening, ScreeningOverride } from './finding.ts';

/** One asking and its result, kept as it was on that day. */
export interface ScreeningRecord extends RecordHead {
  readonly kind: 'screening';
  readonly answers: Answers;
  readonly letters: readonly DoctorLetter[];
  readonly overrides: readonly ScreeningOverride[];
  readonly result: Screening;
}
