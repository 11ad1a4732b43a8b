import type { EvidenceCode } from '#/base/evidence.ts';
import type { LossPattern, SkinThickness, ZoneSetting } from './design.ts';
import { ZONE_IDS, type ZoneId } from './zones.ts';

export interface ZoneDefault {
  readonly densityPerCm2: number;
  readonly skin: SkinThickness;
  readonly evidence: EvidenceCode;
  readonly note: string;
}

/** Final dots per cm2 of each zone, between own hair where it stands. Presets of a studio, not facts. */
export const ZONE_DEFAULTS: Readonly<Record<ZoneId, ZoneDefault>> = {
  hairline: {
    densityPerCm2: 120,
    skin: 'thin',
    evidence: 'DER',
    note: 'a little more open than the body, behind the soft edge',
  },
  frontal: { densityPerCm2: 130, skin: 'normal', evidence: 'DER', note: '115 to 150 for the shaved look' },
  temples: {
    densityPerCm2: 105,
    skin: 'thin',
    evidence: 'DER',
    note: 'natural temples 44 (25-64) to about 100 follicular units per cm2 behind',
  },
  midScalp: { densityPerCm2: 130, skin: 'normal', evidence: 'DER', note: '115 to 150 for the shaved look' },
  crown: { densityPerCm2: 130, skin: 'normal', evidence: 'DER', note: '115 to 150 for the shaved look' },
  parting: { densityPerCm2: 60, skin: 'normal', evidence: 'MEM', note: 'between standing hair' },
  sides: { densityPerCm2: 60, skin: 'normal', evidence: 'MEM', note: 'between own hair' },
  nape: { densityPerCm2: 60, skin: 'thick', evidence: 'MEM', note: 'between own hair' },
  sideburns: { densityPerCm2: 55, skin: 'thin', evidence: 'MEM', note: 'natural sideburn hair is sparse' },
  scar: { densityPerCm2: 140, skin: 'thick', evidence: 'MEM', note: 'scars fade about twice as fast' },
};

const TOP: readonly ZoneId[] = ['hairline', 'frontal', 'temples', 'midScalp', 'crown'];

/** Zones in which a pattern leaves bare skin. */
export function zonesOfPattern(pattern: LossPattern): readonly ZoneId[] {
  if (pattern.kind === 'ludwig') return ['parting'];
  if (pattern.kind === 'none') return [];
  switch (pattern.grade) {
    case '1':
      return [];
    case '2':
      return ['hairline', 'frontal', 'temples'];
    case '3':
      return ['hairline', 'frontal', 'temples', 'midScalp'];
    case '7':
      return [...TOP, 'sides', 'nape'];
    default:
      return TOP;
  }
}

export interface ZoneRequest {
  readonly treated?: boolean | undefined;
  readonly densityPerCm2?: number | undefined;
  readonly skin?: SkinThickness | undefined;
}

/**
 * Settings of all zones: the pattern's bare zones are treated where they are bare; a zone that is asked for and not bare is
 * treated as a whole, between its hair. `scar` is treated when there are scars.
 */
export function zoneSettings(
  pattern: LossPattern,
  requests: Readonly<Partial<Record<ZoneId, ZoneRequest>>>,
  hasScars: boolean,
): Readonly<Record<ZoneId, ZoneSetting>> {
  const bare = zonesOfPattern(pattern);
  const entries = ZONE_IDS.map((zone): [ZoneId, ZoneSetting] => {
    const request = requests[zone];
    const usual = ZONE_DEFAULTS[zone];
    const ofPattern = zone === 'scar' ? hasScars : bare.includes(zone);
    return [
      zone,
      {
        treated: request?.treated ?? ofPattern,
        extent: ofPattern ? 'pattern' : 'whole',
        densityPerCm2: request?.densityPerCm2 ?? usual.densityPerCm2,
        skin: request?.skin ?? usual.skin,
      },
    ];
  });
  return Object.fromEntries(entries) as Record<ZoneId, ZoneSetting>;
}
