import type { EvidenceCode } from '#/base/evidence.ts';
import { roundTo } from '#/base/round-to.ts';
import type { SkinThickness } from './design.ts';
import type { ZoneId } from './zones.ts';

/** What the hand uses in a zone, and the dot that it leaves. */
export interface ZoneTechnique {
  /** Supplier's code: size, count, shape. */
  readonly needle: string;
  /** How far the needle hangs out of its tip. */
  readonly needleHangMm: number;
  /** Depth at which the healed pigment begins (what is seen). */
  readonly pigmentTopMm: number;
  readonly columnLengthMm: number;
  /** Healed dot. */
  readonly diameterMm: number;
  /** Needle to skin; 90 is upright. */
  readonly tiltDeg: number;
  readonly evidence: EvidenceCode;
}

const FINE: ZoneTechnique = {
  needle: '0601RL',
  needleHangMm: 0.8,
  pigmentTopMm: 0.12,
  columnLengthMm: 0.5,
  diameterMm: 0.13,
  tiltDeg: 90,
  evidence: 'P+',
};
const BODY: ZoneTechnique = { ...FINE, needle: '0803RL', needleHangMm: 1, diameterMm: 0.15 };

/**
 * Single needle at the edges, three points in the body (Liu 2025; practitioners); depth rows 2 and 8, needles rows 5 and 6. Healed
 * diameters row 11; docs/decisions/0003-columns-as-long-as-the-needle-goes.md says why the column is longer than in row 2.
 */
export const TECHNIQUE_DEFAULTS: Readonly<Record<ZoneId, ZoneTechnique>> = {
  hairline: FINE,
  temples: FINE,
  sideburns: FINE,
  frontal: BODY,
  midScalp: BODY,
  crown: BODY,
  parting: BODY,
  sides: BODY,
  nape: BODY,
  scar: { ...BODY, needleHangMm: 1.1 },
};

/** Travel changes with the thickness of the skin so that the pigment ends in the same layer. */
const HANG_SHIFT_MM: Readonly<Record<SkinThickness, number>> = { thin: -0.1, normal: 0, thick: 0.15 };

/** Technique of a zone with the studio's own settings over the defaults. */
export function zoneTechnique(
  zone: ZoneId,
  skin: SkinThickness,
  settings: { readonly [Key in keyof ZoneTechnique]?: ZoneTechnique[Key] | undefined } = {},
): ZoneTechnique {
  const usual = TECHNIQUE_DEFAULTS[zone];
  const hang = roundTo(usual.needleHangMm + HANG_SHIFT_MM[skin], 2);
  return {
    needle: settings.needle ?? usual.needle,
    needleHangMm: settings.needleHangMm ?? hang,
    pigmentTopMm: settings.pigmentTopMm ?? usual.pigmentTopMm,
    columnLengthMm: settings.columnLengthMm ?? usual.columnLengthMm,
    diameterMm: settings.diameterMm ?? usual.diameterMm,
    tiltDeg: settings.tiltDeg ?? usual.tiltDeg,
    evidence: usual.evidence,
  };
}
