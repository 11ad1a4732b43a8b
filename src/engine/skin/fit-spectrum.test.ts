import { describe, expect, test } from 'vitest';
import { crossFitLoss } from '../../../tests/support/cross-fit-loss.ts';
import { measuredSkin } from '../../../tests/support/measured-skin.ts';
import { deltaE2000 } from '../colour/delta-e.ts';
import { reflectanceToLab, SPECTRUM_NM } from '../colour/spectrum.ts';
import { SIX_NM } from './dot-table-axes.ts';
import { sixToLab } from './fit-colour.ts';
import { fitSpectrum, modelSpectrum } from './fit-spectrum.ts';
import { DERMIS_LOSS_PER_CM } from './skin-layers.ts';
import { skinReflectance, skinReflectanceFast } from './skin-reflectance.ts';

const measured = measuredSkin();

describe.skipIf(!measured)('50 measured skins (needs the measured skins)', () => {
  const fits = measured?.spectra.map((spectrum) => fitSpectrum(spectrum)) ?? [];

  test('colour difference of the fit: mean and p95', () => {
    const errors = fits.map((fit) => fit.dE00).sort((a, b) => a - b);
    expect(errors.reduce((sum, value) => sum + value, 0) / errors.length).toBeLessThanOrEqual(0.65);
    expect(errors[Math.floor(0.95 * errors.length)]!).toBeLessThanOrEqual(1.6);
    expect(Math.max(...fits.map((fit) => fit.rms))).toBeLessThan(0.02);
  });

  test('the same where the loss in the dermis was set on the other half of the people', () => {
    const trials = crossFitLoss(measured!.spectra);
    for (const { lossPerCm } of trials) expect(Math.abs(lossPerCm - DERMIS_LOSS_PER_CM)).toBeLessThan(0.015);
    const errors = trials.flatMap(({ dE00 }) => dE00).sort((a, b) => a - b);
    expect(errors).toHaveLength(50);
    expect(errors.reduce((sum, value) => sum + value, 0) / errors.length).toBeLessThanOrEqual(0.65);
    expect(errors[Math.floor(0.95 * errors.length)]!).toBeLessThanOrEqual(1.6);
  });

  test('parameters stay those of skin', () => {
    for (const { parameters } of fits) {
      expect(parameters.melaninFraction).toBeGreaterThan(0.01);
      expect(parameters.melaninFraction).toBeLessThan(0.2);
      expect(parameters.bloodFraction).toBeLessThan(0.04);
    }
  });

  test('six wavelengths give the colour of the whole spectrum', () => {
    const errors = measured!.spectra.map((spectrum) => {
      const six = SIX_NM.map((nm) => spectrum[SPECTRUM_NM.indexOf(nm)]!);
      return deltaE2000(sixToLab(six), reflectanceToLab(spectrum));
    });
    expect(errors.reduce((sum, value) => sum + value, 0) / errors.length).toBeLessThan(0.35);
    expect(Math.max(...errors)).toBeLessThan(0.7);
  });
});

test('finds the parameters that made a spectrum', () => {
  const made = { melaninFraction: 0.05, bloodFraction: 0.009, saturation: 0.6, vesselRadiusUm: 12 };
  const { parameters, dE00 } = fitSpectrum(modelSpectrum(made));
  expect(dE00).toBeLessThan(0.1);
  expect(Math.abs(parameters.melaninFraction / made.melaninFraction - 1)).toBeLessThan(0.02);
  expect(Math.abs(parameters.bloodFraction / made.bloodFraction - 1)).toBeLessThan(0.05);
});

test('the fast reflectance equals adding-doubling', () => {
  for (const melaninFraction of [0.015, 0.06, 0.3]) {
    for (const nm of [400, 470, 577, 690]) {
      const parameters = { melaninFraction, bloodFraction: 0.01, saturation: 0.5, vesselRadiusUm: 10 };
      expect(Math.abs(skinReflectanceFast(parameters, nm) - skinReflectance(parameters, nm, 16))).toBeLessThan(5e-4);
    }
  }
});

test('refuses what is no spectrum', () => {
  expect(() => fitSpectrum([0.5])).toThrow(RangeError);
  expect(() => fitSpectrum(SPECTRUM_NM.map(() => 55))).toThrow(RangeError);
});
