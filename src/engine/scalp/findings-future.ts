import { roundTo } from '#/base/round-to.ts';
import type { RegionField } from './density-field.ts';
import type { ScalpDesign } from './design.ts';
import type { Finding } from './finding.ts';
import type { ScalpChart } from './region-chart.ts';
import type { ScalpCoordinates } from './region-coordinates.ts';
import { hairShares } from './zones-pattern.ts';

const GRADES = ['1', '2', '3', '3v', '4', '5', '6', '7'] as const;

/** The design after further loss: what a picture of it and rule DE07 need. */
export interface FutureLoss {
  /** Norwood grade assumed. */
  readonly grade: string;
  /** Grades beyond today's. */
  readonly steps: number;
  /** Share of own hair left at every point of the coordinates. */
  readonly hair: Float32Array;
  /** Skin behind the hairline that is bare then and has no dots planned, cm2. */
  readonly uncoveredCm2: number;
}

/** Bare skin without dots beyond this looks like an island of dots. */
export const FUTURE_LIMIT_CM2 = 15;

/** Grades +1 to +3 from today's (no pattern counts as 2), skipping the vertex variant; none for other patterns than Norwood's. */
export function futureGrades(design: ScalpDesign): readonly string[] {
  if (design.pattern.kind === 'ludwig' || design.sex === 'female') return [];
  const today = design.pattern.kind === 'norwood' ? design.pattern.grade : '2';
  const ladder = GRADES.filter((grade) => grade !== '3v' || today === '3v');
  const at = ladder.indexOf(today as (typeof GRADES)[number]);
  return ladder.slice(at + 1, at + 4);
}

/**
 * What further loss does to a design. perCm2 and behindMm: density and depth behind the line at the coordinates; cm2Each: skin
 * that each point stands for.
 */
export function futureLoss(
  chart: ScalpChart,
  coordinates: ScalpCoordinates,
  design: ScalpDesign,
  today: { readonly perCm2: Float32Array; readonly behindMm: Float32Array; readonly region: RegionField },
  cm2Each: (n: number) => number,
): readonly FutureLoss[] {
  return futureGrades(design).map((grade, index) => {
    const future: ScalpDesign = { ...design, pattern: { kind: 'norwood', grade } };
    const hair = hairShares(chart, coordinates, future);
    let uncoveredCm2 = 0;
    for (let n = 0; n < coordinates.count; n++) {
      const lost = hair[n]! < 0.5 && today.region.hair[n]! >= 0.5;
      if (lost && today.perCm2[n]! < 25 && today.behindMm[n]! > 5) uncoveredCm2 += cm2Each(n);
    }
    return { grade, steps: index + 1, hair, uncoveredCm2: roundTo(uncoveredCm2, 1) };
  });
}

/** DE07: the design would stand alone after further loss, or looks young for the age. */
export function futureFindings(
  design: ScalpDesign,
  losses: readonly Pick<FutureLoss, 'grade' | 'uncoveredCm2'>[],
  midpointMm: number,
  ageYears: number | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const first = losses.find((loss) => loss.uncoveredCm2 > FUTURE_LIMIT_CM2);
  if (first) {
    findings.push({
      rule: 'DE07',
      case: 'alone',
      severity: 'warn',
      zone: null,
      values: { grade: first.grade, areaCm2: first.uncoveredCm2 },
      value: first.uncoveredCm2,
      limit: FUTURE_LIMIT_CM2,
      unit: 'cm2',
      evidence: 'P1',
    });
  }
  const mature = design.sex === 'female' ? 58 : 75;
  if (ageYears !== undefined && ageYears >= 40 && midpointMm < mature && design.zones.hairline.treated) {
    findings.push({
      rule: 'DE07',
      case: 'young',
      severity: 'warn',
      zone: 'hairline',
      values: { midpoint: Math.round(midpointMm), age: ageYears, mature },
      value: roundTo(midpointMm, 1),
      limit: mature,
      unit: 'mm',
      evidence: 'P1',
    });
  }
  return findings;
}
