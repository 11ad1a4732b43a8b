import { describe, expect, test } from 'vitest';
import { linearRgbToLab } from '../colour/lab.ts';
import type { DotKernel } from '../preview/dot-kernel.ts';
import {
  type DotAge,
  type DotInk,
  type DotKernelOptions,
  dotKernel,
  freshSkinTint,
  skinFromLab,
} from './appearance.ts';
import { dotFigures } from './dot-figures.ts';
import {
  blurredCentre,
  centreContrast,
  fieldTransmission,
  fullWidthHalfMm,
  kernelChannel,
  shadowAreaMm2,
} from './kernel-figures.ts';
import { skinFromIta } from './skin-from-ita.ts';

const LIGHT = skinFromLab([66, 9.5, 15]);
const BROWN = skinFromLab([48, 12, 19]);
const INK: DotInk = { pigment: 'carbon', dilution: 20, zTopMm: 0.12, lengthMm: 0.2, diameterMm: 0.15 };
const HEALED: DotAge = { kind: 'healed' };

const kernel = (ink: Partial<DotInk> = {}, age: DotAge = HEALED, options: DotKernelOptions = {}) =>
  dotKernel(LIGHT, { ...INK, ...ink }, age, options);
const green = (dot: DotKernel) => centreContrast(kernelChannel(dot, 1));

/** L*a*b* of the dot, less that of the skin, seen with a little blur. */
function shift(dot: DotKernel, skin = LIGHT): readonly number[] {
  const contrast = blurredCentre(dot, 0.1);
  const [r, g, b] = skin.linearRgb;
  const lab = linearRgbToLab([r * (1 - contrast[0]), g * (1 - contrast[1]), b * (1 - contrast[2])]);
  return lab.map((value, i) => value - skin.lab[i]!);
}

test.each([[[72, 8, 13]], [[56, 12, 18]], [[45, 12, 18]]] as const)(
  'the model has the colour it was made from: %j',
  (lab) => {
    expect(skinFromLab(lab).fitDE00).toBeLessThan(0.6);
  },
);

test('a tone gives skin of that tone, and no colour gives no skin', () => {
  for (const ita of [55, 40, 10, -25]) expect(skinFromIta(ita).itaDegrees).toBeCloseTo(ita, 1);
  expect(() => skinFromIta(120)).toThrow(RangeError);
  expect(() => skinFromLab([Number.NaN, 0, 0])).toThrow(RangeError);
});

describe('depth', () => {
  test('the deeper the top, the fainter, the wider and the bluer at equal darkness', () => {
    const dots = [0.08, 0.15, 0.25, 0.4].map((zTopMm) => kernel({ zTopMm, dilution: 4 }));
    for (let i = 1; i < dots.length; i++) {
      expect(green(dots[i]!)).toBeLessThan(green(dots[i - 1]!));
      expect(fullWidthHalfMm(kernelChannel(dots[i]!, 1))).toBeGreaterThan(
        fullWidthHalfMm(kernelChannel(dots[i - 1]!, 1)),
      );
      // More red than blue is missing: blue-grey.
      const redOverBlue = (dot: DotKernel) =>
        centreContrast(kernelChannel(dot, 0)) / centreContrast(kernelChannel(dot, 2));
      expect(redOverBlue(dots[i]!)).toBeGreaterThan(redOverBlue(dots[i - 1]!));
    }
  });

  test('at equal darkness a deep dot is less red and less yellow than a shallow one', () => {
    const per = (zTopMm: number) => {
      const [dL, da, db] = shift(kernel({ zTopMm, dilution: 4 }));
      return [da! / -dL!, db! / -dL!];
    };
    expect(per(0.4)[0]!).toBeLessThan(per(0.1)[0]! - 0.1);
    expect(per(0.4)[1]!).toBeLessThan(per(0.1)[1]!);
  });
});

describe('ink', () => {
  test('more water, lighter; but thick ink no longer cares', () => {
    const contrast = (dilution: number) => green(kernel({ dilution }));
    expect(contrast(40) / contrast(20)).toBeLessThan(0.7);
    expect(contrast(0.5) / contrast(0.25)).toBeGreaterThan(0.93);
  });

  test('iron oxide warms, and takes no more than a little', () => {
    const plain = shift(kernel());
    const warm = shift(kernel({ neutraliser: 1 }));
    expect(warm[1]!).toBeGreaterThan(plain[1]!);
    expect(Math.abs(warm[0]! - plain[0]!)).toBeLessThan(2);
  });

  test('black shows less on brown skin', () => {
    const [dark] = shift(dotKernel(BROWN, INK, HEALED), BROWN);
    const [light] = shift(kernel());
    expect(Math.abs(dark!)).toBeLessThan(Math.abs(light!));
  });

  test('melanin above the pigment hides it, but does not make carbon as light as its surroundings', () => {
    const blue = (ita: number) => dotFigures(skinFromIta(ita), INK, HEALED, [460]).contrast[0]!;
    expect(blue(-50)).toBeLessThan(0.6 * blue(45));
    expect(blue(-50)).toBeGreaterThan(0.25 * blue(45));
  });

  test('refuses unknown pigment and impossible geometry', () => {
    expect(() => kernel({ pigment: 'soot' })).toThrow('not known');
    expect(() => kernel({ diameterMm: 0 })).toThrow(RangeError);
    expect(() => kernel({ dilution: -1 })).toThrow(RangeError);
  });
});

describe('time', () => {
  test('fresh dots are darker and wider, and half of the look is gone in a month', () => {
    const area = (dot: DotKernel) => shadowAreaMm2(kernelChannel(dot, 1));
    const course = [0, 4, 8, 14, 28].map((days) => kernel({}, { kind: 'fresh', days }));
    for (let i = 1; i < course.length; i++) expect(area(course[i]!)).toBeLessThan(area(course[i - 1]!) * 1.02);
    expect(area(course[4]!) / area(course[0]!)).toBeGreaterThan(0.4);
    expect(area(course[4]!) / area(course[0]!)).toBeLessThan(0.65);
    expect(green(course[4]!)).toBeCloseTo(green(kernel()), 1);
  });

  test('years lower and widen the dot: not a factor on the whole kernel', () => {
    const old = kernel({}, { kind: 'years', years: 6 });
    const centre = green(old) / green(kernel());
    const area = shadowAreaMm2(kernelChannel(old, 1)) / shadowAreaMm2(kernelChannel(kernel(), 1));
    expect(centre).toBeLessThan(0.75);
    expect(area).toBeGreaterThan(centre + 0.08);
  });

  test('the band holds the likely course; scars and oily skin fade faster', () => {
    const age: DotAge = { kind: 'years', years: 4 };
    const [better, likely, worse] = (['better', 'likely', 'worse'] as const).map((band) =>
      green(kernel({}, age, { band })),
    );
    expect(better!).toBeGreaterThan(likely!);
    expect(likely!).toBeGreaterThan(worse!);
    expect(green(kernel({}, age, { zone: 'scar' }))).toBeLessThan(likely!);
    expect(green(kernel({}, age, { circumstances: ['oilySkin', 'highSun'] }))).toBeLessThan(likely!);
  });

  test('warm mixtures turn cooler as the oxide goes', () => {
    const hue = (years: number) => {
      const [dL, da] = shift(kernel({ pigment: 'warmBlack', dilution: 10 }, { kind: 'years', years }));
      return da! / -dL!;
    };
    expect(hue(6)).toBeLessThan(hue(0.1));
  });

  test('skin is red at first and its own colour after a week', () => {
    const [r, g] = freshSkinTint(LIGHT, 0);
    expect(g / r).toBeLessThan(0.92);
    for (const factor of freshSkinTint(LIGHT, 9)) expect(factor).toBeCloseTo(1, 2);
  });
});

test('dots of a field multiply', () => {
  const dot = kernel();
  const [r] = fieldTransmission(dot, 120);
  expect(r).toBeCloseTo(Math.exp(-1.2 * shadowAreaMm2(kernelChannel(dot, 0))), 9);
});
