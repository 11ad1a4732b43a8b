import type { EvidenceCode } from '#/base/evidence.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { StoredFile } from '../client/client.ts';
import type { Goal } from '../intake/answers.ts';

/** What a rule asks for, most severe first. */
export const ACTIONS = ['decline', 'askDoctor', 'waitUntil', 'goWithCare', 'go'] as const;
export type Action = (typeof ACTIONS)[number];

/** The action of the whole; `incomplete` when nothing worse than care is known and answers are missing. */
export type ScreeningOutcome = Action | 'incomplete';

/** One finding for each rule, action, and zone or goal. Texts are looked up in a catalogue by the cases. */
export interface Finding {
  readonly rule: string;
  readonly action: Action;
  /** Cases of the rule that led here: `SC14.latex`; keys of the texts. */
  readonly cases: readonly string[];
  readonly until: CalendarDay | null;
  /** Text keys of the conditions to wait for, when no date can be given. */
  readonly conditions: readonly string[];
  /** Values that the texts name (a date, an age). */
  readonly values: Readonly<Record<string, string>>;
  readonly zone: ZoneId | null;
  readonly goal: Goal | null;
  readonly urgent: boolean;
  readonly testPatch: boolean;
  readonly evidence: EvidenceCode;
  /** False for a zone or goal that is not asked for: then it counts as goWithCare in the whole. */
  readonly askedFor: boolean;
  /** The action before a letter or an override changed it. */
  readonly before?: Action;
}

/** A doctor's answer to one rule. */
export interface DoctorLetter {
  readonly rule: string;
  readonly doctor: string;
  readonly date: CalendarDay;
  readonly scan: StoredFile;
}

/** An artist's signed decision against one rule. */
export interface ScreeningOverride {
  readonly rule: string;
  readonly who: string;
  readonly why: string;
  /** SHA-256 of the signature strokes. */
  readonly signatureSha256: string;
}

export interface Screening {
  readonly on: CalendarDay;
  readonly pack: string;
  readonly protocolVersion: string;
  readonly outcome: ScreeningOutcome;
  readonly until: CalendarDay | null;
  /** Paths of answers that a rule needs and that are not there. */
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
  /** Letters and overrides that were given and not accepted, with the text key of the reason. */
  readonly refused: readonly { readonly rule: string; readonly what: 'letter' | 'override'; readonly reason: string }[];
}
