import { describe, expect, test } from 'vitest';
import { renderSides } from '../../../tests/support/render-sides.ts';
import { parseHexColour, type Rgb } from '../colour/srgb.ts';
import { follicleFromPhoto } from '../imaging/follicle-from-photo.ts';
import { dotKernel, skinFromLab } from './appearance.ts';
import { chooseShade, shadeAdvice } from './choose-shade.ts';
import { follicleKernel, hairMelanin } from './follicle.ts';
import { fieldTransmission, kernelChannel, shadowAreaMm2 } from './kernel-figures.ts';
import { findPigment, PIGMENTS, particleOptics } from './pigments.ts';
import { readShavedSides, shavedSidesDarkening } from './shaved-sides.ts';
import { skinReport } from './skin-report.ts';
import { uptakeFromPatch } from './uptake-from-patch.ts';

const LIGHT = skinFromLab([66, 9, 15]);
const DARK = skinFromLab([34, 10, 14]);

describe('pigments', () => {
  // Specific absorption and scattering, cm2/g, computed independently for spheres in a medium of 1.38.
  test.each([
    ['carbonFine', 550, 79200, 430, 0.01],
    ['carbon', 550, 57600, 27500, 0.53],
    ['hematite', 450, 23700, 21400, 0.61],
    ['titania', 550, 0, 68700, 0.51],
  ] as const)('%s at %d nm', (particle, nm, absorption, scattering, g) => {
    const optics = particleOptics(particle, nm);
    expect(Math.abs(optics.absorption * 1000 - absorption)).toBeLessThan(0.02 * absorption + 1);
    expect(Math.abs(optics.reducedScattering * 1000 - scattering * (1 - g))).toBeLessThan(0.04 * scattering);
  });

  test('recipes are whole and named', () => {
    for (const pigment of PIGMENTS) {
      expect(pigment.particles.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(findPigment(pigment.id)).toBe(pigment);
    }
  });
});

describe('own hair', () => {
  test('from black to white the follicle takes less light', () => {
    const areas = ['#151210', '#4a372b', '#8a5a3a', '#c8a878', '#e8e4de'].map((hex) =>
      shadowAreaMm2(kernelChannel(follicleKernel(LIGHT, hairMelanin(parseHexColour(hex))), 1)),
    );
    for (let i = 1; i < areas.length; i++) expect(areas[i]!).toBeLessThan(areas[i - 1]!);
    expect(areas[4]!).toBeLessThan(0.1 * areas[0]!);
  });

  test('red hair is pheomelanin, black hair eumelanin', () => {
    expect(hairMelanin(parseHexColour('#a04a20')).pheomelanin).toBeGreaterThan(0);
    expect(hairMelanin(parseHexColour('#a04a20')).eumelanin).toBe(0);
    expect(hairMelanin(parseHexColour('#1c1a19')).eumelanin).toBeGreaterThan(0);
  });

  test('grey share thins the target', () => {
    const hair = hairMelanin(parseHexColour('#2a2522'));
    const full = follicleKernel(LIGHT, hair);
    const grey = follicleKernel(LIGHT, hair, { greyShare: 0.5 });
    expect(grey.amplitude[0]!).toBeCloseTo(full.amplitude[0]! / 2, 9);
  });
});

describe('shade', () => {
  test('darker hair asks for darker ink', () => {
    const best = (hex: string) => chooseShade(LIGHT, hex)[0]!.dilution;
    expect(best('#1a1714')).toBeLessThan(best('#6b5040'));
    expect(best('#6b5040')).toBeLessThan(best('#b09070'));
  });

  test('ranks with ordered quantiles, and starts lighter', () => {
    const advice = shadeAdvice(LIGHT, '#3a3532');
    for (const { dE00 } of advice.shades) {
      expect(dE00.p10).toBeLessThanOrEqual(dE00.p50);
      expect(dE00.p50).toBeLessThanOrEqual(dE00.p90);
    }
    expect(advice.firstSession.dilution).toBeGreaterThan(advice.shades[0]!.dilution);
    expect(advice.cannotMatch).toBeNull();
  });

  test('says why it cannot match', () => {
    expect(shadeAdvice(LIGHT, '#efebe4').cannotMatch).toMatchObject({ code: 'lighter' });
    expect(shadeAdvice(LIGHT, '#201c1a', { greyShare: 0.9 }).cannotMatch).toEqual({
      code: 'mostlyGrey',
      values: { percent: 90 },
    });
    expect(shadeAdvice(LIGHT, '#1a1714', { zTopMm: 0.35 }).cannotMatch).toMatchObject({ code: 'darker' });
    // Red hair: darker shades were there to choose, so lightness is not what is wrong.
    expect(shadeAdvice(LIGHT, '#8a3a1a').cannotMatch).toMatchObject({ code: 'warmer' });
  });

  test('warns by code, with the numbers of the sentence', () => {
    const notes = (skin: typeof LIGHT, options: Parameters<typeof chooseShade>[2], index = 0) =>
      chooseShade(skin, '#1a1714', options)[index]!.warnings;
    expect(notes(DARK, {})).toContainEqual({ code: 'darkSkin', values: { ita: Math.round(DARK.itaDegrees) } });
    expect(notes(LIGHT, { zTopMm: 0.4 })).toContainEqual({ code: 'deep', values: { topMm: 0.4, limitMm: 0.3 } });
    expect(notes(LIGHT, { dilutions: [0.2], uptake: 0.5 })[0]).toMatchObject({ code: 'weakDilution' });
    const warm = chooseShade(LIGHT, '#1a1714').find((shade) => shade.neutraliser > 0)!;
    expect(warm.warnings).toContainEqual({ code: 'warm', values: { depthMm: 0.15 } });
  });

  test('a calibrated studio is surer', () => {
    const width = (lnUptakeSd: number) => {
      const { dE00 } = chooseShade(LIGHT, '#5a4a3c', { lnUptakeSd }).find((shade) => shade.dilution === 30)!;
      return dE00.p90 - dE00.p10;
    };
    expect(width(0.1)).toBeLessThan(width(0.5));
  });

  test('matches shaved sides as a field', () => {
    const kernel = follicleKernel(LIGHT, hairMelanin(parseHexColour('#6b5040')));
    const left = fieldTransmission(kernel, 150);
    const darkening = [1 - left[0], 1 - left[1], 1 - left[2]] as const;
    const shades = chooseShade(LIGHT, '#000000', { sides: { darkening, densityPerCm2: 150 } });
    expect(shades[0]!.dE00.p50).toBeLessThan(1.5);
  });
});

describe('test patch', () => {
  const ink = { pigment: 'carbon', dilution: 15, zTopMm: 0.12, lengthMm: 0.2, diameterMm: 0.15 };
  const healed = (uptake: number) => {
    const left = fieldTransmission(dotKernel(LIGHT, ink, { kind: 'healed' }, { uptake }), 120);
    return { densityPerCm2: 120, darkening: [1 - left[0], 1 - left[1], 1 - left[2]] as const };
  };

  test('gives back the uptake that made it, surer than before', () => {
    for (const uptake of [0.06, 0.15, 0.4]) {
      const outcome = uptakeFromPatch(LIGHT, ink, healed(uptake));
      if (!outcome.ok) throw new Error(outcome.refusal.message);
      expect(outcome.value.uptake / uptake).toBeCloseTo(1, 4);
      expect(outcome.value.lnSd).toBeLessThan(0.5);
    }
  });

  test('refuses what no uptake explains', () => {
    const rule = (darkening: number) => {
      const outcome = uptakeFromPatch(LIGHT, ink, { densityPerCm2: 120, darkening: [darkening, darkening, darkening] });
      return outcome.ok ? 'ok' : outcome.refusal.rule;
    };
    expect(rule(0.9)).toBe('patch.dark');
    expect(rule(1e-5)).toBe('patch.faint');
    expect(rule(0)).toBe('patch.faint');
  });
});

test('report of a skin, and of what is no skin', () => {
  const report = skinReport(LIGHT);
  expect(report.itaClass).toBe('light');
  expect(report.plausible).toBe(true);
  expect(skinReport(skinFromLab([60, -20, -20])).plausible).toBe(false);
});

describe('shaved sides', () => {
  const natural = shavedSidesDarkening(LIGHT, '#2e2a28').map((taken) => -Math.log(1 - taken));
  const leftBy = (amount: number, light: number) =>
    natural.map((area) => light * Math.exp(-amount * area)) as unknown as Rgb;

  test('means in linear light are right however coarse the photo is', () => {
    const kernel = follicleKernel(LIGHT, hairMelanin(parseHexColour('#2e2a28')));
    for (const mmPerPx of [0.12, 0.5]) {
      const sizePx = Math.round(7 / mmPerPx);
      const { photo, truth } = renderSides({
        skin: LIGHT.linearRgb,
        kernel,
        hairsPerCm2: 190,
        mmPerPx,
        sizePx,
        blurPx: 0.8,
        noise: 3,
      });
      const area = { at: [sizePx / 2, sizePx / 2] as const, radiusPx: sizePx };
      const found = follicleFromPhoto(photo, area, LIGHT);
      if (!found.ok) throw new Error(found.refusal.message);
      found.value.left.forEach((left, c) => {
        expect(Math.abs(left - (1 - truth[c]!))).toBeLessThan(0.012);
      });
    }
  });

  test('tells hair from shadow by colour, and is surer beside the skin patch', () => {
    for (const amount of [0.6, 1.4]) {
      for (const light of [1, 0.6]) {
        const reading = readShavedSides(LIGHT, '#2e2a28', leftBy(amount, light), { lightSd: 0.25 });
        expect(Math.abs(reading.amount - amount)).toBeLessThan(0.2);
        expect(Math.abs(reading.light - light)).toBeLessThan(0.06);
      }
      const beside = readShavedSides(LIGHT, '#6b5040', leftBy(amount, 1), { lightSd: 0.05 });
      expect(beside.amountSd).toBeLessThan(
        readShavedSides(LIGHT, '#6b5040', leftBy(amount, 1), { lightSd: 0.25 }).amountSd,
      );
    }
  });

  test('doubts more where the light is far from what was expected', () => {
    const doubt = (light: number) => readShavedSides(LIGHT, '#6b5040', leftBy(1, light), { lightSd: 0.25 }).amountSd;
    expect(doubt(0.35)).toBeGreaterThan(1.3 * doubt(1));
  });

  test('bare skin in shadow holds little hair', () => {
    const shadow: Rgb = [0.7, 0.7, 0.7];
    expect(readShavedSides(LIGHT, '#2e2a28', shadow, { lightSd: 0.25 }).amount).toBeLessThan(0.35);
  });
});
