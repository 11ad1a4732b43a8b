import type { EvidenceCode } from '#/base/evidence.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Answers, Goal, HairAnswers, HealthAnswers } from '../intake/answers.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import type { PresetKey } from '../protocol/preset-table.ts';
import type { Action } from './finding.ts';

/** What a rule reads. */
export interface ScreeningContext {
  readonly answers: Answers;
  readonly hair: HairAnswers;
  readonly health: HealthAnswers;
  readonly on: CalendarDay;
  readonly pack: JurisdictionPack;
  readonly preset: (key: PresetKey) => number;
}

/** One branch of a rule. Texts: `<rule>.<case>.why`, `.todo` and, with `condition`, `.condition`. */
export interface RuleCase {
  readonly action: Action;
  readonly evidence: EvidenceCode;
  /** Waits for something that has no date yet. */
  readonly condition?: true;
  readonly testPatch?: true;
  readonly urgent?: true;
}

export interface Hit {
  readonly case: string;
  readonly until?: CalendarDay;
  readonly zone?: ZoneId | null;
  readonly goal?: Goal;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A screening rule as a record: its branches, and which of them hold for a person on a day. */
export interface ScreeningRule {
  readonly id: string;
  readonly cases: Readonly<Record<string, RuleCase>>;
  readonly find: (context: ScreeningContext) => readonly (Hit | false | null)[];
}
