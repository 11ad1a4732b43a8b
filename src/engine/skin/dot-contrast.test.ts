import { describe, expect, test } from 'vitest';
import { addingDoubling } from './adding-doubling.ts';
import { dotContrast, dotContrastAt } from './dot-contrast.ts';
import { simulateDotShadows, simulateDots } from './dot-monte-carlo.ts';
import { DOT_TERMS, dotSkin, SIX_NM } from './dot-table-axes.ts';
import { centreContrast, contrastAtRadius, type Gaussians, shadowAreaMm2 } from './kernel-figures.ts';
import { skinFromIta } from './skin-from-ita.ts';
import { skinAbsorption, skinStack } from './skin-layers.ts';
import { SURFACE_REFLECTANCE } from './skin-reflectance.ts';

function shadowWithinMm2({ sigmaMm, amplitude }: Gaussians, radiusMm: number): number {
  return sigmaMm.reduce(
    (sum, sigma, k) =>
      sum + 2 * Math.PI * sigma ** 2 * amplitude[k]! * -Math.expm1(-(radiusMm ** 2) / (2 * sigma ** 2)),
    0,
  );
}

const LIGHT = { melaninFraction: 0.028, bloodFraction: 0.0075, saturation: 0.6, vesselRadiusUm: 10.5 };

test('white Monte Carlo of bare skin equals adding-doubling', () => {
  for (const nm of [460, 560]) {
    const { epidermisPerCm, dermisPerCm } = skinAbsorption(LIGHT, nm);
    const skin = { ...dotSkin(nm, [epidermisPerCm], [dermisPerCm]), view: 'normal' as const };
    const grid = {
      topsMm: [0.1],
      lengthsMm: [0.2],
      diametersMm: [0.1],
      firstStrengthPerMm: 1,
      strengthCount: 1,
      radiusEdgesMm: [3, 3],
    };
    const photons = 20_000;
    const tally = simulateDots(skin, grid, photons, 11);
    const exact = addingDoubling(skinStack(LIGHT, nm)).reflectanceNormal - SURFACE_REFLECTANCE;
    const measured = (tally.reference[0]! / photons) * (1 - SURFACE_REFLECTANCE);
    // A photon scatters by at most .5 about its mean: three standard errors.
    expect(Math.abs(measured - exact)).toBeLessThan((3 * 0.35) / Math.sqrt(photons));
  }
});

test('a column as wide as the view is a sheet of pigment: adding-doubling with that layer', () => {
  const nm = 540;
  const { epidermisPerCm, dermisPerCm } = skinAbsorption(LIGHT, nm);
  const skin = { ...dotSkin(nm, [epidermisPerCm], [dermisPerCm]), view: 'normal' as const };
  const grid = {
    topsMm: [0.2],
    lengthsMm: [0.1],
    diametersMm: [40],
    firstStrengthPerMm: 4,
    strengthCount: 1,
    radiusEdgesMm: [0, 0],
  };
  const photons = 20_000;
  const tally = simulateDots(skin, grid, photons, 12);
  const stack = skinStack(LIGHT, nm);
  const [epidermis, dermis] = stack.layers;
  const sheet = [{ ...dermis!, dCm: 0.014 }, { ...dermis!, dCm: 0.01, muaPerCm: dermis!.muaPerCm + 40 }, dermis!];
  const dotted = addingDoubling({ ...stack, layers: [epidermis!, ...sheet] }).reflectanceNormal - SURFACE_REFLECTANCE;
  const bare = addingDoubling(stack).reflectanceNormal - SURFACE_REFLECTANCE;
  expect(Math.abs(tally.loss[0]! / tally.reference[0]! - (1 - dotted / bare))).toBeLessThan(0.015);
});

/** Published Monte Carlo: opaque column of .2 mm, light skin, scattering scale 1. Diameter, top, contrast at 460, 550 and 640 nm, shadow at 550. */
const PUBLISHED: readonly (readonly [number, number, readonly number[], number])[] = [
  [0.1, 0.1, [0.209, 0.212, 0.254], 0.053],
  [0.2, 0.1, [0.44, 0.463, 0.557], 0.125],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured contrast
  [0.3, 0.1, [0.56, 0.595, 0.707], 0.213],
  [0.4, 0.1, [0.613, 0.653, 0.77], 0.315],
  [0.2, 0.2, [0.169, 0.18, 0.246], 0.095],
  [0.3, 0.2, [0.258, 0.28, 0.388], 0.163],
  [0.2, 0.3, [0.079, 0.086, 0.133], 0.072],
  [0.3, 0.3, [0.126, 0.14, 0.222], 0.123],
  [0.2, 0.5, [0.025, 0.027, 0.056], 0.041],
  [0.3, 0.5, [0.04, 0.045, 0.095], 0.07],
  [0.3, 0.8, [0.01, 0.011, 0.039], 0.032],
];
/** The published centre is the light this far from the axis (docs/methods/dot.md). */
const PUBLISHED_CENTRE_MM = 0.03;

describe('published Monte Carlo of dots', () => {
  const skin = skinFromIta(46, { scatteringScale: 1 }).parameters;

  test.each(PUBLISHED)('table: diameter %d at %d mm', (diameterMm, topMm, contrasts, area) => {
    const profile = (nm: number) =>
      dotContrastAt(nm, skinAbsorption(skin, nm), 1, { topMm, lengthMm: 0.2, diameterMm }, 50);
    [460, 550, 640].forEach((nm, i) => {
      const off = Math.abs(contrastAtRadius(profile(nm), PUBLISHED_CENTRE_MM) - contrasts[i]!);
      expect(off).toBeLessThan(topMm < 0.15 ? 0.015 : 0.004);
    });
    // Its rings end at 3 mm.
    expect(Math.abs(shadowWithinMm2(profile(550), 3) / area - 1)).toBeLessThan(0.055);
  });

  test('photons, all rows within the noise of both', () => {
    const tops = [0.1, 0.2, 0.3, 0.5, 0.8];
    const diameters = [0.1, 0.2, 0.3, 0.4];
    const errors = [460, 550, 640].flatMap((nm, i) => {
      const { epidermisPerCm, dermisPerCm } = skinAbsorption(skin, nm);
      const grid = {
        topsMm: tops,
        lengthsMm: [0.2],
        diametersMm: diameters,
        firstStrengthPerMm: 50,
        strengthCount: 1,
        radiusEdgesMm: [PUBLISHED_CENTRE_MM, PUBLISHED_CENTRE_MM],
      };
      const tally = simulateDots(dotSkin(nm, [epidermisPerCm], [dermisPerCm]), grid, 40_000, 5);
      return PUBLISHED.map(([diameter, top, contrasts]) => {
        const at = tops.indexOf(top) * diameters.length + diameters.indexOf(diameter);
        return tally.loss[at]! / tally.reference[0]! - contrasts[i]!;
      });
    });
    // Standard errors of .003 each near the surface; on the axis itself the rms would be .010 and the largest .029.
    expect(Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)).toBeLessThan(0.005);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.016);
  });
});

describe('table against direct Monte Carlo off its grid', () => {
  test.each([
    [0, 0.03, 0.13, 0.11, 0.24, 6],
    [3, 0.05, 0.2, 0.17, 0.3, 20],
    [5, 0.12, 0.3, 0.09, 0.18, 3],
  ])('wavelength %d, melanin %d', (w, melaninFraction, diameterMm, topMm, lengthMm, strength) => {
    const nm = SIX_NM[w]!;
    const parameters = { ...LIGHT, melaninFraction };
    const six = SIX_NM.map((each) => skinAbsorption(parameters, each));
    const contrast = dotContrast(
      { epidermisPerCm: six.map((a) => a.epidermisPerCm), dermisPerCm: six.map((a) => a.dermisPerCm) },
      1,
      { topMm, lengthMm, diameterMm },
      SIX_NM.map(() => strength),
    );
    const amplitude = contrast.amplitude.subarray(w * DOT_TERMS, (w + 1) * DOT_TERMS);
    const own = six[w]!;
    const tally = simulateDots(
      dotSkin(nm, [own.epidermisPerCm], [own.dermisPerCm]),
      {
        topsMm: [topMm],
        lengthsMm: [lengthMm],
        diametersMm: [diameterMm],
        firstStrengthPerMm: strength,
        strengthCount: 1,
        radiusEdgesMm: [0, 0],
      },
      15_000,
      5,
    );
    const direct = tally.loss[0]! / tally.reference[0]!;
    // One per cent of the skin's reflectance, and the noise of the direct run.
    expect(Math.abs(centreContrast({ sigmaMm: contrast.sigmaMm, amplitude }) - direct)).toBeLessThan(0.01 + 0.012);
  });
});

describe('dots laid where photons went', () => {
  const skin = dotSkin(540, [8], [2]);
  const dot = { topsMm: [0.1], lengthsMm: [0.2], diametersMm: [0.15], firstStrengthPerMm: 6, strengthCount: 1 };

  test('give the contrast of a ring that photons started there give', () => {
    const ring = [0.2, 0.4];
    const far = simulateDotShadows(skin, { ...dot, radiusEdgesMm: ring, azimuths: 4 }, 20_000, 3);
    const started = simulateDots(skin, { ...dot, radiusEdgesMm: ring, azimuths: 8 }, 12_000, 4);
    const contrast = (tally: { loss: Float64Array; reference: Float64Array }) => tally.loss[0]! / tally.reference[0]!;
    // Standard errors of about 2 % each.
    expect(Math.abs(contrast(far) / contrast(started) - 1)).toBeLessThan(0.09);
  });

  test('give the shadow area of the table', () => {
    const six = SIX_NM.map(() => ({ epidermisPerCm: 8, dermisPerCm: 2 }));
    const table = dotContrast(
      { epidermisPerCm: six.map((a) => a.epidermisPerCm), dermisPerCm: six.map((a) => a.dermisPerCm) },
      1,
      { topMm: 0.1, lengthMm: 0.2, diameterMm: 0.15 },
      SIX_NM.map(() => 6),
    );
    const tally = simulateDotShadows(skin, { ...dot, radiusEdgesMm: [0, 12], azimuths: 4 }, 30_000, 5);
    const area = (tally.loss[0]! / tally.reference[0]!) * Math.PI * 12 ** 2;
    const amplitude = table.amplitude.subarray(3 * DOT_TERMS, 4 * DOT_TERMS);
    expect(Math.abs(shadowAreaMm2({ sigmaMm: table.sigmaMm, amplitude }) / area - 1)).toBeLessThan(0.05);
  });
});

test('the same dot in skin that scatters less is the same picture, larger', () => {
  const at = (scale: number) => {
    const shape = { topMm: 0.12 / scale, lengthMm: 0.2 / scale, diameterMm: 0.15 / scale };
    return dotContrastAt(540, { epidermisPerCm: 15, dermisPerCm: 1.5 }, scale, shape, 5 * scale);
  };
  const full = at(1);
  const half = at(0.5);
  expect([...half.amplitude]).toEqual([...full.amplitude]);
  half.sigmaMm.forEach((sigma, k) => {
    expect(sigma).toBeCloseTo(2 * full.sigmaMm[k]!, 9);
  });
});
