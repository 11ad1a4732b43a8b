import type { EvidenceCode } from '#/base/evidence.ts';
import type { ZoneId } from './zones.ts';

/** What a rule of the design says about this plan; data, never a silent clamp. */
export interface Finding {
  readonly rule: string;
  /** Which of the rule's sentences: with the rule the key of its words, `DE01.low`. */
  readonly case: string;
  /** refuse: the plan is not made. */
  readonly severity: 'note' | 'warn' | 'refuse';
  readonly zone: ZoneId | null;
  /** What the sentence names; a zone by its text key, `zone.crown`. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly value: number | null;
  readonly limit: number | null;
  readonly unit: string;
  readonly evidence: EvidenceCode;
}
