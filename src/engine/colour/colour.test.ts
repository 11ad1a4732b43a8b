import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuredSkin } from '../../../tests/support/measured-skin.ts';
import { itaClass, itaDegrees, monkLabel } from './ita.ts';
import { labToLinearRgb, linearRgbToLab } from './lab.ts';
import { reflectanceToLab } from './spectrum.ts';
import { decodeSrgb, encodeSrgb, formatHexColour, parseHexColour } from './srgb.ts';

test('sRGB values and hex colours survive the way there and back', () => {
  for (let byte = 0; byte < 256; byte++) expect(Math.round(255 * encodeSrgb(decodeSrgb(byte / 255)))).toBe(byte);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const hex = `#${value.toString(16).padStart(6, '0')}`;
      expect(formatHexColour(parseHexColour(hex))).toBe(hex);
    }),
  );
  expect(parseHexColour('#fff')).toEqual([1, 1, 1]);
  expect(() => parseHexColour('red')).toThrow(RangeError);
});

test('Lab of white, and back from any colour', () => {
  const white = linearRgbToLab([1, 1, 1]);
  expect(white[0]).toBeCloseTo(100, 4);
  expect(Math.abs(white[1]) + Math.abs(white[2])).toBeLessThan(0.02);
  fc.assert(
    fc.property(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      (rgb) => {
        const back = labToLinearRgb(linearRgbToLab(rgb));
        for (let c = 0; c < 3; c++) expect(Math.abs(back[c]! - rgb[c]!)).toBeLessThan(1e-5);
      },
    ),
  );
});

test('ITA, its classes and the Monk label', () => {
  expect(itaDegrees([67.24, 9.5, 14.83])).toBeCloseTo(49.3, 1);
  expect(itaDegrees([48.85, 11.53, 19.71])).toBeCloseTo(-3.3, 1);
  expect([60, 45, 30, 15, 0, -40].map(itaClass)).toEqual([
    'veryLight',
    'light',
    'intermediate',
    'tan',
    'brown',
    'dark',
  ]);
  expect(monkLabel(linearRgbToLab(parseHexColour('#a07e56')))).toBe(6);
});

const measured = measuredSkin();

test.skipIf(!measured)('colour of measured spectra equals that published with them (needs the measured skins)', () => {
  measured!.spectra.forEach((spectrum, i) => {
    const lab = reflectanceToLab(spectrum);
    for (let c = 0; c < 3; c++) expect(Math.abs(lab[c]! - measured!.lab[i]![c]!)).toBeLessThan(0.06);
  });
});
