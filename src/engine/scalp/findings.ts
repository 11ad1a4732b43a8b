import { roundTo } from '#/base/round-to.ts';
import { feasibleDensity } from '#/engine/dots/feasible-density.ts';
import type { ScalpDesign } from './design.ts';
import type { Finding } from './finding.ts';
import type { LineMeasures } from './findings-line.ts';
import { HAIRLINE_DEFAULTS } from './hairline-preset.ts';
import { ZONE_IDS } from './zones.ts';

/** Limits of the rules, shown beside what was measured. */
export const FINDING_LIMITS = {
  /** DE01: 70 is what surgeons call aggressive; female means lie near 63. */
  lowestMidpointMm: { male: 70, female: 55, other: 55 },
  /** DE02: natural hair lies a few mm either side of the mean line. */
  leastUnevennessMm: 2,
  /** DE03: shallower reads as filled. */
  leastRecessMm: 12,
  /** DE04: tolerance beyond the vertical of the outer eye corner. */
  canthusToleranceMm: 8,
  /** DE09: of a stretch of the line, how far its ends lie apart; .68 at least in the presets, under .35 past a neighbour. */
  leastFoldShare: 0.4,
} as const;

/** Rules on the line: DE01 to DE04, DE09. Of a line that no zone is planned along only its height is told. */
export function lineFindings(design: ScalpDesign, line: LineMeasures): readonly Finding[] {
  const isPlanned = design.zones.hairline.treated || design.zones.temples.treated;
  const height = heightFindings(design, line, isPlanned);
  if (!isPlanned) return height;
  return [
    ...height,
    ...wanderFindings(design, line),
    ...recessFindings(design, line),
    ...canthusFindings(design, line),
    ...foldFindings(line),
  ];
}

function heightFindings(design: ScalpDesign, line: LineMeasures, isPlanned: boolean): readonly Finding[] {
  const lowest = FINDING_LIMITS.lowestMidpointMm[design.sex];
  if (line.midpointMm >= lowest - 0.05) return [];
  return [
    {
      rule: 'DE01',
      case: 'low',
      severity: isPlanned ? 'warn' : 'note',
      zone: 'hairline',
      values: { midpoint: roundTo(line.midpointMm, 1), lowest },
      value: roundTo(line.midpointMm, 1),
      limit: lowest,
      unit: 'mm',
      evidence: design.sex === 'male' ? 'PR' : 'DER',
    },
  ];
}

/** At the preset's wander chance alone makes a line lie straighter than another; that is no fault of the design. */
function wanderFindings(design: ScalpDesign, line: LineMeasures): readonly Finding[] {
  const isPreset = design.hairline.edge.macroMm >= HAIRLINE_DEFAULTS.macroMm.value;
  if (isPreset || line.unevennessMm >= FINDING_LIMITS.leastUnevennessMm) return [];
  return [
    {
      rule: 'DE02',
      case: 'straight',
      severity: 'warn',
      zone: 'hairline',
      values: { wander: roundTo(line.unevennessMm, 1) },
      value: roundTo(line.unevennessMm, 2),
      limit: FINDING_LIMITS.leastUnevennessMm,
      unit: 'mm',
      evidence: 'P+',
    },
  ];
}

function recessFindings(design: ScalpDesign, line: LineMeasures): readonly Finding[] {
  const recess = Math.min(line.recessMm.left, line.recessMm.right);
  if (design.sex !== 'male' || recess >= FINDING_LIMITS.leastRecessMm) return [];
  return [
    {
      rule: 'DE03',
      case: 'filled',
      severity: 'warn',
      zone: 'temples',
      values: { recess: roundTo(Math.max(0, recess), 1), least: FINDING_LIMITS.leastRecessMm },
      value: roundTo(recess, 1),
      limit: FINDING_LIMITS.leastRecessMm,
      unit: 'mm',
      evidence: 'PR',
    },
  ];
}

function canthusFindings(design: ScalpDesign, line: LineMeasures): readonly Finding[] {
  const limit = line.canthusXMm + FINDING_LIMITS.canthusToleranceMm;
  const apex = Math.max(line.apexXMm.left, line.apexXMm.right);
  if (design.sex === 'female' || apex <= limit) return [];
  return [
    {
      rule: 'DE04',
      case: 'wide',
      severity: 'warn',
      zone: 'temples',
      values: { apex: roundTo(apex, 1), canthus: roundTo(line.canthusXMm, 1) },
      value: roundTo(apex, 1),
      limit: roundTo(limit, 1),
      unit: 'mm',
      evidence: 'PR',
    },
  ];
}

/** A handle pulled past its neighbour lays the line over itself: no hairline grows so, and zones are cut by a line without sides. */
function foldFindings({ fold }: LineMeasures): readonly Finding[] {
  if (fold.share >= FINDING_LIMITS.leastFoldShare) return [];
  return [
    {
      rule: 'DE09',
      case: 'folded',
      severity: 'warn',
      zone: 'hairline',
      values: { along: roundTo(fold.alongMm, 0), apart: roundTo(fold.apartMm, 0) },
      value: roundTo(fold.share, 2),
      limit: FINDING_LIMITS.leastFoldShare,
      unit: 'share',
      evidence: 'DER',
    },
  ];
}

/** DE05: densities that the smallest distance between dots leaves no room for. */
export function densityFindings(design: ScalpDesign): readonly Finding[] {
  const { comfortablePerCm2, limitPerCm2 } = feasibleDensity(design.minSpacingMm);
  return ZONE_IDS.flatMap((zone): Finding[] => {
    const setting = design.zones[zone];
    if (!setting.treated || setting.densityPerCm2 <= comfortablePerCm2) return [];
    const refused = setting.densityPerCm2 > limitPerCm2;
    const room = Math.floor(refused ? limitPerCm2 : comfortablePerCm2);
    return [
      {
        rule: 'DE05',
        case: refused ? 'full' : 'short',
        severity: refused ? 'refuse' : 'warn',
        zone,
        values: { asked: setting.densityPerCm2, zone: `zone.${zone}`, spacing: design.minSpacingMm, room },
        value: setting.densityPerCm2,
        limit: room,
        unit: 'dots/cm2',
        evidence: 'DER',
      },
    ];
  });
}

export interface ZoneCoverage {
  readonly zone: (typeof ZONE_IDS)[number];
  /** Share of the skin under settled dots. */
  readonly share: number;
}

/** Shares of covered skin. */
export interface CoverageLimits {
  readonly warn: number;
  readonly refuse: number;
}

/** DE06: settled coverage over the first limit (4 %) is warned of, over the second (6 %) refused (helmet look). */
export function coverageFindings(coverages: readonly ZoneCoverage[], limits: CoverageLimits): readonly Finding[] {
  return coverages.flatMap(({ zone, share }): Finding[] => {
    if (share <= limits.warn) return [];
    const refused = share > limits.refuse;
    const limit = refused ? limits.refuse : limits.warn;
    return [
      {
        rule: 'DE06',
        case: refused ? 'painted' : 'tint',
        severity: refused ? 'refuse' : 'warn',
        zone,
        values: { percent: roundTo(100 * share, 1), zone: `zone.${zone}`, limit: roundTo(100 * limit, 1) },
        value: roundTo(share, 4),
        limit,
        unit: 'share',
        evidence: 'DER',
      },
    ];
  });
}
