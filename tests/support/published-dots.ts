import { simulateDots } from '#/engine/skin/dot-monte-carlo.ts';
import { dotSkin } from '#/engine/skin/dot-table-axes.ts';
import { type SkinParameters, skinAbsorption } from '#/engine/skin/skin-layers.ts';

/**
 * Published Monte Carlo of dots: column of .2 mm, 50 per mm, in light skin of scattering scale 1; 60,000 photons a radius.
 * Contrast at 460, 550 and 640 nm and shift of colour at the centre, shadow area at 550 nm.
 */
export interface PublishedDot {
  readonly diameterMm: number;
  readonly topMm: number;
  readonly contrast: readonly [number, number, number];
  readonly deltaLab: readonly [number, number, number];
  readonly areaMm2: number;
}

const dot = (
  diameterMm: number,
  topMm: number,
  contrast: PublishedDot['contrast'],
  deltaLab: PublishedDot['deltaLab'],
  areaMm2: number,
): PublishedDot => ({ diameterMm, topMm, contrast, deltaLab, areaMm2 });

export const PUBLISHED_DOTS: readonly PublishedDot[] = [
  dot(0.1, 0.1, [0.209, 0.212, 0.254], [-6.5, -1.7, -2.4], 0.053),
  dot(0.2, 0.1, [0.44, 0.463, 0.557], [-16.1, -4.9, -7.1], 0.125),
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured contrast
  dot(0.3, 0.1, [0.56, 0.595, 0.707], [-22.4, -7.2, -10.5], 0.213),
  dot(0.4, 0.1, [0.613, 0.653, 0.77], [-25.7, -8.2, -12.4], 0.315),
  dot(0.2, 0.2, [0.169, 0.18, 0.246], [-5.7, -2.2, -2.9], 0.095),
  dot(0.3, 0.2, [0.258, 0.28, 0.388], [-9.4, -4.1, -5.1], 0.163),
  dot(0.2, 0.3, [0.079, 0.086, 0.133], [-2.8, -1.4, -1.7], 0.072),
  dot(0.3, 0.3, [0.126, 0.14, 0.222], [-4.6, -2.5, -2.9], 0.123),
  dot(0.2, 0.5, [0.025, 0.027, 0.056], [-1, -0.8, -0.7], 0.041),
  dot(0.3, 0.5, [0.04, 0.045, 0.095], [-1.6, -1.4, -1.3], 0.07),
  dot(0.3, 0.8, [0.01, 0.011, 0.039], [-0.5, -0.8, -0.5], 0.032),
];

export const PUBLISHED_NM = [460, 550, 640] as const;
export const PUBLISHED_LENGTH_MM = 0.2;
export const PUBLISHED_STRENGTH_PER_MM = 50;
/** Its centre is the light this far from the axis, and its shadow ends here (docs/methods/dot.md). */
export const PUBLISHED_CENTRE_MM = 0.03;
export const PUBLISHED_REACH_MM = 3;

/** The contrasts of the published rows by photons started at a distance from the axis: [row][wavelength]. */
export function directContrasts(skin: SkinParameters, radiusMm: number, photons: number): readonly number[][] {
  const topsMm = [0.1, 0.2, 0.3, 0.5, 0.8];
  const diametersMm = [0.1, 0.2, 0.3, 0.4];
  const tallies = PUBLISHED_NM.map((nm) => {
    const { epidermisPerCm, dermisPerCm } = skinAbsorption(skin, nm);
    return simulateDots(
      dotSkin(nm, [epidermisPerCm], [dermisPerCm]),
      {
        topsMm,
        lengthsMm: [PUBLISHED_LENGTH_MM],
        diametersMm,
        firstStrengthPerMm: PUBLISHED_STRENGTH_PER_MM,
        strengthCount: 1,
        radiusEdgesMm: [radiusMm, radiusMm],
      },
      photons,
      5,
    );
  });
  return PUBLISHED_DOTS.map(({ topMm, diameterMm }) => {
    const at = topsMm.indexOf(topMm) * diametersMm.length + diametersMm.indexOf(diameterMm);
    return tallies.map(({ loss, reference }) => loss[at]! / reference[0]!);
  });
}
