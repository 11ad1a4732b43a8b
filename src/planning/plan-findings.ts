import { roundTo } from '#/base/round-to.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { HAIR_HIDES_SHARE } from '#/engine/preview/hair-over-dots.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import type { Finding } from '#/engine/scalp/finding.ts';
import { type CoverageLimits, coverageFindings, densityFindings, lineFindings } from '#/engine/scalp/findings.ts';
import { futureFindings } from '#/engine/scalp/findings-future.ts';
import { measureLine } from '#/engine/scalp/findings-line.ts';
import type { HeadFit } from '#/engine/scalp/fit-head.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { PlanDraft } from './plan-draft.ts';
import { designFutureLoss } from './plan-future.ts';
import type { PlanHead } from './plan-head.ts';
import type { PlanFinding, PlanSkin, SessionPlan, ZonePlan } from './plan-record.ts';
import { SETTLED_SPREAD } from './settled-spread.ts';

export interface FindingsInput {
  readonly caseFile: CaseFile;
  readonly fit: Pick<HeadFit, 'warnings'>;
  readonly scene: PlanHead;
  readonly design: ScalpDesign;
  readonly draft: PlanDraft;
  readonly zones: readonly ZonePlan[];
  readonly sessions: readonly SessionPlan[];
  readonly skin: PlanSkin;
  /** What the pixels of the first photo tell: how much of the planned skin lies under hair. Null: the plan has no pixels. */
  readonly photoTells: { readonly underHair: number | null } | null;
  readonly protocol: Protocol;
}

/** Everything that rules say about a plan, refusals first, then by rule. */
export function planFindings(input: FindingsInput): readonly PlanFinding[] {
  const { design, scene, draft, zones, sessions, caseFile, protocol } = input;
  const line = measureLine(scene.chart, design, draft.field.curve);
  const coverages = zones.map((zone) => ({
    zone: zone.zone,
    share: (zone.meanDensityPerCm2 / 100) * (Math.PI / 4) * (zone.diameterMm * SETTLED_SPREAD) ** 2,
  }));
  const losses = designFutureLoss(scene, design);
  const findings = [
    ...lineFindings(design, line),
    ...densityFindings(design),
    ...coverageFindings(coverages, coverageLimits(protocol)),
    ...futureFindings(design, losses, line.midpointMm, caseFile.ageYears),
    ...courseFindings(sessions, zones, protocol),
    ...photoFindings(input),
    ...fitFindings(input.fit),
  ];
  const order = { refuse: 0, warn: 1, note: 2 };
  return findings
    .sort((a, b) => order[a.severity] - order[b.severity] || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
    .map(inEnglish);
}

/** With its sentences in English, for machines and files; people read them in their own language by rule, case and values. */
export function inEnglish(finding: Finding): PlanFinding {
  const say = (what: 'why' | 'todo'): string =>
    textOf('en', phrase(`${finding.rule}.${finding.case}.${what}`, finding.values));
  return { ...finding, message: say('why'), whatToDo: say('todo') };
}

/** DE06 and TU3 are one limit: covered skin, by the first course or by a touch-up. */
function coverageLimits({ values }: Protocol): CoverageLimits {
  return { warn: values['TU3.warnCoverage'], refuse: values['TU3.refuseCoverage'] };
}

/**
 * IM04: a colour card that is marked and cannot be read. IM05: no skin where it should be, as with the points of another photo. IM06:
 * hair where the dots are planned, so that no picture can show them.
 */
function photoFindings({ skin, photoTells }: Pick<FindingsInput, 'skin' | 'photoTells'>): readonly Finding[] {
  const rest = {
    severity: 'warn',
    zone: null,
    values: {},
    value: null,
    limit: null,
    unit: '',
    evidence: 'DER',
  } as const;
  const { cardProblem, source } = skin;
  return [
    ...(cardProblem === null ? [] : [{ rule: 'IM04', case: cardProblem, ...rest }]),
    ...(photoTells && source === 'default' ? [{ rule: 'IM05', case: 'noSkin', ...rest }] : []),
    ...((photoTells?.underHair ?? 0) >= HAIR_HIDES_SHARE.value ? [{ rule: 'IM06', case: 'underHair', ...rest }] : []),
  ];
}

/** HF11 to HF14: the plan stands on a head that could be known better. */
function fitFindings(fit: FindingsInput['fit']): readonly Finding[] {
  return fit.warnings.map(
    ({ rule, values = {} }): Finding => ({
      rule,
      case: fitCaseOf(rule, values),
      severity: rule === 'HF14' ? 'warn' : 'note',
      zone: null,
      values,
      value: null,
      limit: null,
      unit: '',
      evidence: 'DER',
    }),
  );
}

/** Case of a warning of the fit in the catalogue; of a photo that was left out, the rule that left it out. */
function fitCaseOf(rule: string, values: Finding['values']): string {
  return rule === 'HF14' ? String(values['cause']) : (FIT_CASES[rule] ?? 'outline');
}

const FIT_CASES: Readonly<Record<string, string>> = { HF11: 'outline', HF12: 'tap', HF13: 'rough' };

/** CO4 and CO5 on the sessions as asked for. */
function courseFindings(
  sessions: readonly SessionPlan[],
  zones: readonly ZonePlan[],
  protocol: Protocol,
): readonly Finding[] {
  const { values } = protocol;
  const findings: Finding[] = [];
  for (const session of sessions) {
    if (session.minutes > values['CO4.maxMinutes']) {
      findings.push({
        rule: 'CO4',
        case: 'long',
        severity: 'warn',
        zone: null,
        values: { n: session.n, minutes: session.minutes, limit: values['CO4.maxMinutes'] },
        value: session.minutes,
        limit: values['CO4.maxMinutes'],
        unit: 'minutes',
        evidence: 'P+',
      });
    }
    findings.push(...capFindings(session, zones, sessions.length, protocol));
  }
  return findings;
}

function capFindings(
  session: SessionPlan,
  zones: readonly ZonePlan[],
  count: number,
  { values }: Protocol,
): readonly Finding[] {
  const shareLimit = count === 2 ? values['CO5.zoneShareOfTwo'] : values['CO5.zoneShare'];
  return session.zones.flatMap((part): Finding[] => {
    const all = zones.find((zone) => zone.zone === part.zone)?.dots ?? part.dots;
    const share = part.dots / all;
    const tooMany = count > 1 && share > shareLimit + 0.02 && part.dots > 200;
    if (!tooMany && part.freshCoverageShare <= values['CO5.freshCoverage']) return [];
    const limit = tooMany ? shareLimit : values['CO5.freshCoverage'];
    const percent = tooMany ? Math.round(share * 100) : Math.round(part.freshCoverageShare * 1000) / 10;
    return [
      {
        rule: 'CO5',
        case: tooMany ? 'share' : 'cover',
        severity: 'warn',
        zone: part.zone,
        values: { n: session.n, percent, zone: `zone.${part.zone}`, limit: Math.round(limit * 1000) / 10 },
        value: roundTo(tooMany ? share : part.freshCoverageShare, 4),
        limit,
        unit: 'share',
        evidence: tooMany ? 'P+' : 'DER',
      },
    ];
  });
}

/** DE08: a design that asks for no dots at all. */
export function emptyFindings(dotsAskedFor: number): readonly Finding[] {
  if (dotsAskedFor >= 1) return [];
  return [
    {
      rule: 'DE08',
      case: 'empty',
      severity: 'refuse',
      zone: null,
      values: {},
      value: 0,
      limit: 1,
      unit: 'dots',
      evidence: 'DER',
    },
  ];
}
