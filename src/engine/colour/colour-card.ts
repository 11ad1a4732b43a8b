import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { median } from '../math/median.ts';
import { deltaE2000 } from './delta-e.ts';
import { type Lab, linearRgbToLab, type Xyz, xyzToLinearRgb } from './lab.ts';
import type { Rgb } from './srgb.ts';

/**
 * The 24 patches of the ColorChecker Classic as made since November 2014, L*a*b* under D50, row by row from dark skin to black.
 * Values as tabulated by colour-science/colour (BSD-3-Clause, Copyright 2013 Colour Developers).
 */
export const CARD_PATCHES: readonly { readonly name: string; readonly lab: Lab }[] = [
  { name: 'dark skin', lab: [37.54, 14.37, 14.92] },
  { name: 'light skin', lab: [64.66, 19.27, 17.5] },
  { name: 'blue sky', lab: [49.32, -3.82, -22.54] },
  { name: 'foliage', lab: [43.46, -12.74, 22.72] },
  { name: 'blue flower', lab: [54.94, 9.61, -24.79] },
  { name: 'bluish green', lab: [70.48, -32.26, -0.37] },
  { name: 'orange', lab: [62.73, 35.83, 56.5] },
  { name: 'purplish blue', lab: [39.43, 10.75, -45.17] },
  { name: 'moderate red', lab: [50.57, 48.64, 16.67] },
  { name: 'purple', lab: [30.1, 22.54, -20.87] },
  { name: 'yellow green', lab: [71.77, -24.13, 58.19] },
  { name: 'orange yellow', lab: [71.51, 18.24, 67.37] },
  { name: 'blue', lab: [28.37, 15.42, -49.8] },
  { name: 'green', lab: [54.38, -39.72, 32.27] },
  { name: 'red', lab: [42.43, 51.05, 28.62] },
  { name: 'yellow', lab: [81.8, 2.67, 80.41] },
  { name: 'magenta', lab: [50.63, 51.28, -14.12] },
  { name: 'cyan', lab: [49.57, -29.71, -28.32] },
  { name: 'white 9.5 (.05 D)', lab: [95.19, -1.03, 2.93] },
  { name: 'neutral 8 (.23 D)', lab: [81.29, -0.57, 0.44] },
  { name: 'neutral 6.5 (.44 D)', lab: [66.89, -0.75, -0.06] },
  { name: 'neutral 5 (.70 D)', lab: [50.76, -0.13, 0.14] },
  { name: 'neutral 3.5 (1.05 D)', lab: [35.63, -0.46, -0.48] },
  { name: 'black 2 (1.5 D)', lab: [20.64, 0.07, -0.46] },
];

/** A correction of linear RGB: out = matrix in, rows R, G, B. */
export interface CardCorrection {
  readonly matrix: readonly (readonly [number, number, number])[];
  /** Colour difference of the corrected patches from the card. */
  readonly meanDE00: number;
  readonly maxDE00: number;
}

const D50: Xyz = [0.96422, 1, 0.82521];
/** Patches that a finger or glare hides are off by at least this, and by so many times what the others are; no more than these. */
const HIDDEN = { dE00: 8, timesMedian: 3, most: 4 } as const;
/** A correction worse than this on its own card is no correction: wrong patches, glare or clipping. */
const WORST_MEAN_DE00 = 6;

/** Linear sRGB of the patches under D65 (Bradford adaptation). */
export function cardLinearRgb(): readonly Rgb[] {
  return CARD_PATCHES.map(({ lab }) => xyzToLinearRgb(adaptD50ToD65(labD50ToXyz(lab))));
}

/**
 * Linear correction of a photo from its colour card: least squares over the 24 patches in linear light, relative so that dark
 * patches count; patches that something hides are left out of the fit, not of the errors. `measured` are the mean linear RGB of the patches in the order of CARD_PATCHES.
 */
export function correctFromCard(
  measured: readonly Rgb[],
): Outcome<CardCorrection, { readonly rule: string; readonly message: string }> {
  const wanted = cardLinearRgb();
  if (measured.length !== wanted.length) {
    return refuse({ rule: 'card.patches', message: `A colour card has 24 patches; ${measured.length} were given.` });
  }
  const weights = wanted.map((rgb) => 1 / (0.05 + rgb[1]) ** 2);
  const matrix = solveWithoutHidden(measured, wanted, weights);
  if (!matrix) {
    return refuse({
      rule: 'card.flat',
      message: 'The patches of the card all look alike: click each patch of the card, in order from dark skin.',
    });
  }
  const errors = errorsOf(matrix, measured, wanted);
  const meanDE00 = errors.reduce((sum, value) => sum + value, 0) / errors.length;
  if (!(meanDE00 <= WORST_MEAN_DE00)) {
    return refuse({
      rule: 'card.poor',
      message: `The card is ${meanDE00.toFixed(1)} dE00 off even after correction: check the order of the patches, glare and overexposure.`,
    });
  }
  return accept({ matrix, meanDE00, maxDE00: Math.max(...errors) });
}

type Matrix = CardCorrection['matrix'];

function errorsOf(matrix: Matrix, measured: readonly Rgb[], wanted: readonly Rgb[]): number[] {
  return measured.map((rgb, i) => deltaE2000(linearRgbToLab(applyCard(matrix, rgb)), linearRgbToLab(wanted[i]!)));
}

/** The worst patch is left out, one after the other, while it stands apart from the rest. */
function solveWithoutHidden(
  measured: readonly Rgb[],
  wanted: readonly Rgb[],
  weights: readonly number[],
): Matrix | null {
  const used = [...weights];
  let matrix = solve3(measured, wanted, used);
  for (let n = 0; n < HIDDEN.most && matrix; n++) {
    const errors = errorsOf(matrix, measured, wanted).map((error, i) => (used[i] === 0 ? 0 : error));
    const worst = errors.indexOf(Math.max(...errors));
    if (errors[worst]! < Math.max(HIDDEN.dE00, HIDDEN.timesMedian * median(errors))) break;
    used[worst] = 0;
    matrix = solve3(measured, wanted, used);
  }
  return matrix;
}

/** A colour of the photo as the card would have it: linear sRGB in, linear sRGB out, not clipped. */
export function applyCard(matrix: CardCorrection['matrix'], rgb: Rgb): Rgb {
  const row = (i: number) => matrix[i]![0] * rgb[0] + matrix[i]![1] * rgb[1] + matrix[i]![2] * rgb[2];
  return [row(0), row(1), row(2)];
}

/** Weighted normal equations of three unknowns, for each wanted channel; null when singular. */
function solve3(
  measured: readonly Rgb[],
  wanted: readonly Rgb[],
  weights: readonly number[],
): readonly (readonly [number, number, number])[] | null {
  const sum = (f: (i: number) => number) => measured.reduce((total, _, i) => total + weights[i]! * f(i), 0);
  const m = (a: 0 | 1 | 2, b: 0 | 1 | 2) => sum((i) => measured[i]![a] * measured[i]![b]);
  const [xx, xy, xz, yy, yz, zz] = [m(0, 0), m(0, 1), m(0, 2), m(1, 1), m(1, 2), m(2, 2)];
  const determinant = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
  if (!(Math.abs(determinant) > 1e-9 * (xx * yy * zz))) return null;
  const rows = ([0, 1, 2] as const).map((c) => {
    const [p, q, r] = ([0, 1, 2] as const).map((a) => sum((i) => measured[i]![a] * wanted[i]![c])) as [
      number,
      number,
      number,
    ];
    return [
      (p * (yy * zz - yz * yz) - xy * (q * zz - yz * r) + xz * (q * yz - yy * r)) / determinant,
      (xx * (q * zz - yz * r) - p * (xy * zz - yz * xz) + xz * (xy * r - q * xz)) / determinant,
      (xx * (yy * r - q * yz) - xy * (xy * r - q * xz) + p * (xy * yz - yy * xz)) / determinant,
    ] as const;
  });
  return rows;
}

function labD50ToXyz(lab: Lab): Xyz {
  const fy = (lab[0] + 16) / 116;
  const expand = (f: number) => (f > 6 / 29 ? f ** 3 : 3 * (6 / 29) ** 2 * (f - 4 / 29));
  return [D50[0] * expand(fy + lab[1] / 500), expand(fy), D50[2] * expand(fy - lab[2] / 200)];
}

/** Bradford. */
function adaptD50ToD65([x, y, z]: Xyz): Xyz {
  return [
    0.9555766 * x - 0.0230393 * y + 0.0631636 * z,
    -0.0282895 * x + 1.0099416 * y + 0.0210077 * z,
    0.0122982 * x - 0.020483 * y + 1.3299098 * z,
  ];
}
