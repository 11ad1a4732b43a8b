import type { EvidenceCode } from '#/base/evidence.ts';
import type { ZoneId } from './zones.ts';

/** What a rule of the design says about this plan; data, never a silent clamp. */
export interface Finding {
  readonly rule: string;
  /** refuse: the plan is not made. */
  readonly severity: 'note' | 'warn' | 'refuse';
  readonly zone: ZoneId | null;
  readonly message: string;
  readonly whatToDo: string;
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string;
  readonly evidence: EvidenceCode;
}
