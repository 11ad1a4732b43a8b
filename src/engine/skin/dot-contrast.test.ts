import { describe, expect, test } from 'vitest';
import {
  directContrasts,
  PUBLISHED_CENTRE_MM,
  PUBLISHED_DOTS,
  PUBLISHED_LENGTH_MM,
  PUBLISHED_NM,
  PUBLISHED_REACH_MM,
  PUBLISHED_STRENGTH_PER_MM,
} from '../../../tests/support/published-dots.ts';
import { addingDoubling } from './adding-doubling.ts';
import { dotContrast, dotContrastAt } from './dot-contrast.ts';
import { simulateDotShadows, simulateDots } from './dot-monte-carlo.ts';
import { DOT_TERMS, dotSkin, SIX_NM } from './dot-table-axes.ts';
import { centreContrast, contrastAtRadius, shadowAreaMm2 } from './kernel-figures.ts';
import { skinFromIta } from './skin-from-ita.ts';
import { skinAbsorption, skinStack } from './skin-layers.ts';
import { SURFACE_REFLECTANCE } from './skin-reflectance.ts';

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

describe('published Monte Carlo of dots', () => {
  const skin = skinFromIta(46, { scatteringScale: 1 }).parameters;

  test.each(PUBLISHED_DOTS)('table: diameter $diameterMm at $topMm mm', ({ diameterMm, topMm, contrast, areaMm2 }) => {
    const shape = { topMm, lengthMm: PUBLISHED_LENGTH_MM, diameterMm };
    const profile = (nm: number) => dotContrastAt(nm, skinAbsorption(skin, nm), 1, shape, PUBLISHED_STRENGTH_PER_MM);
    PUBLISHED_NM.forEach((nm, i) => {
      const off = Math.abs(contrastAtRadius(profile(nm), PUBLISHED_CENTRE_MM) - contrast[i]!);
      expect(off).toBeLessThan(topMm < 0.15 ? 0.016 : 0.004);
    });
    expect(Math.abs(shadowAreaMm2(profile(550), PUBLISHED_REACH_MM) / areaMm2 - 1)).toBeLessThan(0.055);
  });

  test('photons: all rows within the noise of both', () => {
    const errors = directContrasts(skin, PUBLISHED_CENTRE_MM, 40_000).flatMap((row, n) =>
      row.map((value, i) => value - PUBLISHED_DOTS[n]!.contrast[i]!),
    );
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
