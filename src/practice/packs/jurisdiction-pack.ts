import type { EvidenceCode } from '#/base/evidence.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';

/** One rule of a place, with where it was read and how far it can be relied on. MEM: verify before relying on it. */
export interface PackFact<Value> {
  readonly value: Value;
  readonly evidence: EvidenceCode;
  readonly source: string;
  /** Since when the rule is in force; null where the source did not say. */
  readonly inForce: CalendarDay | null;
  /** When the source was read; null for what is assumed without one (MEM). */
  readonly readOn: CalendarDay | null;
}

/** What a place asks of a studio. Data, never code: a pack is corrected or replaced without changing a rule. */
export interface JurisdictionPack {
  readonly id: string;
  readonly version: string;
  /** Youngest age in completed years. */
  readonly age: PackFact<number>;
  /** What the desk does with the identity document. */
  readonly identity: PackFact<'seen' | 'copyKept'>;
  /** Text keys of questions asked on top of the intake: those of PLACE_QUESTIONS, `question.place.<name>.label`. */
  readonly questions: readonly PackFact<string>[];
  /** Text keys of notices printed with the consent. */
  readonly notices: readonly PackFact<string>[];
  /** Text keys of what the artist or the premises must hold. */
  readonly licences: readonly PackFact<string>[];
  /** SR3: the statement "mixture for use in tattoos or permanent make-up" must be seen on the bottle. */
  readonly inkStatement: PackFact<boolean>;
  /** SR8; null: the pack sets no limit of its own. */
  readonly anaesthetic: PackFact<{
    readonly maxLidocainePercent: number;
    readonly maxAreaCm2: number;
    readonly underWrap: boolean;
  } | null>;
  /** Years that a record is kept after the last visit, and why it is still held. */
  readonly retentionYears: PackFact<number>;
  /** Rules whose refusal no doctor's letter lifts in this place. */
  readonly letterNeverLifts: PackFact<readonly string[]>;
}
