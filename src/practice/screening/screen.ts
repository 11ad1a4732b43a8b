import type { ZoneId } from '#/engine/scalp/zones.ts';
import { type CalendarDay, latestDay } from '../calendar/calendar-day.ts';
import type { Answers } from '../intake/answers.ts';
import { missingAnswers } from '../intake/questions.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import type { Protocol } from '../protocol/protocol.ts';
import {
  ACTIONS,
  type Action,
  type DoctorLetter,
  type Finding,
  type Screening,
  type ScreeningOutcome,
  type ScreeningOverride,
} from './finding.ts';
import type { Hit, ScreeningContext, ScreeningRule } from './screening-rule.ts';
import { SCREENING_RULES } from './screening-rules.ts';

export interface ScreenOptions {
  /** Day of the assessment. */
  readonly on: CalendarDay;
  readonly pack: JurisdictionPack;
  readonly protocol: Protocol;
  readonly letters?: readonly DoctorLetter[];
  readonly overrides?: readonly ScreeningOverride[];
}

/** Rules whose wait, and not only whose question to a doctor, a letter answers. */
const WAITS_OF_LETTERS: readonly string[] = ['SC05', 'SC20'];
/** What an artist may decide against, with reason and signature. */
const OVERRIDABLE: Readonly<Record<string, Action>> = {
  SC23: 'waitUntil',
  SC24: 'waitUntil',
  SC25: 'waitUntil',
  SC26: 'waitUntil',
  SC30: 'decline',
  SC31: 'decline',
};

/**
 * Screens the answers of one person on one day: every finding with its action, the action of the whole, the date until which
 * to wait and the answers still needed. docs/specs/screening.md states each rule.
 */
export function screen(answers: Answers, options: ScreenOptions): Screening {
  const { on, pack, protocol } = options;
  const context: ScreeningContext = {
    answers,
    hair: answers.hair ?? {},
    health: answers.health ?? {},
    on,
    pack,
    preset: (key) => protocol.values[key],
  };
  const raw = SCREENING_RULES.flatMap((rule) =>
    rule.find(context).flatMap((hit) => (hit ? [toFinding(rule, hit, answers)] : [])),
  );
  const merged = mergeFindings(raw);
  const decided = decide(merged, options);
  const findings = mergeFindings(decided.findings).sort(bySeverity);
  const missing = missingAnswers(answers);
  return {
    on,
    pack: pack.id,
    protocolVersion: protocol.version,
    outcome: outcomeOf(findings, missing),
    until: latestDay(findings.map((finding) => finding.until)),
    missing,
    findings,
    refused: decided.refused,
  };
}

function toFinding(rule: ScreeningRule, hit: Hit, answers: Answers): Finding {
  const found = rule.cases[hit.case];
  if (!found) throw new RangeError(`${rule.id} has no case ${hit.case}`);
  const zone = hit.zone ?? null;
  return {
    rule: rule.id,
    action: found.action,
    cases: [`${rule.id}.${hit.case}`],
    until: hit.until ?? null,
    conditions: found.condition ? [`${rule.id}.${hit.case}.condition`] : [],
    values: {
      ...Object.fromEntries(Object.entries(hit.values ?? {}).map(([key, value]) => [key, String(value)])),
      ...(hit.until ? { until: hit.until } : {}),
    },
    zone,
    goal: hit.goal ?? null,
    urgent: found.urgent === true,
    testPatch: found.testPatch === true,
    evidence: found.evidence,
    askedFor: isAskedFor(rule.id, zone, answers),
  };
}

/** Whether the zone of a finding is one that the person wants treated; not known counts as asked for. */
function isAskedFor(rule: string, zone: ZoneId | null, { hair }: Answers): boolean {
  const zones = hair?.zones;
  if (zone === null || !zones || zones.length === 0) return true;
  const isScar = rule === 'SC25';
  return zones.includes(zone) || (isScar && (hair?.goal === 'scar' || zones.includes('scar')));
}

/** One finding for each rule, action, and zone or goal: cases are joined, dates combine to the latest. */
function mergeFindings(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const key = [finding.rule, finding.action, finding.zone ?? '', finding.goal ?? ''].join('|');
    const first = byKey.get(key);
    byKey.set(key, first ? joined(first, finding) : finding);
  }
  return [...byKey.values()];
}

function joined(a: Finding, b: Finding): Finding {
  const until = latestDay([a.until, b.until]);
  return {
    ...b,
    ...a,
    cases: [...new Set([...a.cases, ...b.cases])],
    until,
    conditions: [...new Set([...a.conditions, ...b.conditions])],
    values: { ...a.values, ...b.values, ...(until ? { until } : {}) },
    urgent: a.urgent || b.urgent,
    testPatch: a.testPatch || b.testPatch,
    askedFor: a.askedFor || b.askedFor,
  };
}

/** Applies letters and overrides, and says which were not accepted and why (a text key). */
function decide(
  findings: readonly Finding[],
  { on, pack, letters = [], overrides = [] }: ScreenOptions,
): { findings: readonly Finding[]; refused: Screening['refused'] } {
  let current = findings;
  const refused: { rule: string; what: 'letter' | 'override'; reason: string }[] = [];
  const lift = (rule: string, lifts: (finding: Finding) => boolean): boolean => {
    const before = current;
    current = current.map((finding) =>
      finding.rule === rule && lifts(finding)
        ? { ...finding, before: finding.action, action: 'goWithCare', until: null, conditions: [] }
        : finding,
    );
    return current.some((finding, index) => finding !== before[index]);
  };
  for (const letter of letters) {
    const reason = letterRefusal(letter, on, pack);
    const lifted = reason === null && lift(letter.rule, isLiftedByLetter);
    if (!lifted)
      refused.push({ rule: letter.rule, what: 'letter', reason: reason ?? 'screening.refused.nothingToLift' });
  }
  for (const override of overrides) {
    const reason = overrideRefusal(override);
    const lifted = reason === null && lift(override.rule, isLiftedByOverride);
    if (!lifted) {
      refused.push({ rule: override.rule, what: 'override', reason: reason ?? 'screening.refused.nothingToLift' });
    }
  }
  return { findings: current, refused };
}

/** What can answer a finding in this place: a doctor's letter, a decision of the artist, both or neither. */
export function waysToLift(
  finding: Finding,
  pack: JurisdictionPack,
): { readonly letter: boolean; readonly override: boolean } {
  const { value: never } = pack.letterNeverLifts;
  return { letter: isLiftedByLetter(finding) && !never.includes(finding.rule), override: isLiftedByOverride(finding) };
}

function isLiftedByLetter({ rule, action }: Finding): boolean {
  return action === 'askDoctor' || (action === 'waitUntil' && WAITS_OF_LETTERS.includes(rule));
}

function isLiftedByOverride({ rule, action }: Finding): boolean {
  return action === OVERRIDABLE[rule];
}

function letterRefusal(letter: DoctorLetter, on: CalendarDay, pack: JurisdictionPack): string | null {
  if (pack.letterNeverLifts.value.includes(letter.rule)) return 'screening.refused.pack';
  if (letter.doctor.trim() === '') return 'screening.refused.noDoctor';
  if (letter.date > on) return 'screening.refused.letterLater';
  return null;
}

function overrideRefusal(override: ScreeningOverride): string | null {
  if (!Object.hasOwn(OVERRIDABLE, override.rule)) return 'screening.refused.notOverridable';
  if (override.who.trim() === '' || override.why.trim() === '') return 'screening.refused.noReason';
  if (!/^[0-9a-f]{64}$/.test(override.signatureSha256)) return 'screening.refused.noSignature';
  return null;
}

function bySeverity(a: Finding, b: Finding): number {
  const place = ({ action }: Finding): number => ACTIONS.indexOf(action);
  const key = ({ rule, zone, goal }: Finding): string => `${rule}|${zone ?? ''}|${goal ?? ''}`;
  return place(a) - place(b) || (key(a) < key(b) ? -1 : 1);
}

/** The worst finding; one that closes only a zone or goal that is not asked for counts as care. */
function outcomeOf(findings: readonly Finding[], missing: readonly string[]): ScreeningOutcome {
  const counts = findings.map(({ action, askedFor }) =>
    askedFor || ACTIONS.indexOf(action) > ACTIONS.indexOf('goWithCare') ? action : 'goWithCare',
  );
  const worst = ACTIONS.find((action) => counts.includes(action)) ?? 'go';
  return (worst === 'go' || worst === 'goWithCare') && missing.length > 0 ? 'incomplete' : worst;
}

/** Rules of this screening that order a test patch (TP). */
export function testPatchOrders(screening: Screening): readonly string[] {
  return [...new Set(screening.findings.filter((finding) => finding.testPatch).map((finding) => finding.rule))];
}

/** Zones that may not be designed on: every zone of a finding that declines, asks a doctor or waits. */
export function closedZones(screening: Screening): readonly ZoneId[] {
  const closing = screening.findings.filter(({ action }) => action !== 'go' && action !== 'goWithCare');
  return [...new Set(closing.flatMap(({ zone }) => (zone ? [zone] : [])))];
}
