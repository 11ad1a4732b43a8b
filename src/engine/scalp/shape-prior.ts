/**
 * Size of adult heads: ANSUR II (US Army 2012, public domain; 4,082 men, 1,986 women), mean and sd in mm, and the correlations of
 * the logs. Soldiers of one country: the spread is widened by WIDENING for everybody else.
 */
export type Sex = 'female' | 'male' | 'other';

interface SizePrior {
  readonly breadthMm: number;
  readonly lengthMm: number;
  /** Tragion to top of head. */
  readonly heightMm: number;
  /** Relative standard deviations, not widened. */
  readonly breadthSd: number;
  readonly lengthSd: number;
  readonly heightSd: number;
  readonly interpupillaryMm: number;
}

const ANSUR: Readonly<Record<'female' | 'male', SizePrior>> = {
  male: {
    breadthMm: 154.3,
    lengthMm: 199.5,
    heightMm: 131.1,
    breadthSd: 5.5 / 154.3,
    lengthSd: 7.0 / 199.5,
    heightSd: 6.2 / 131.1,
    interpupillaryMm: 64.0,
  },
  female: {
    breadthMm: 147.8,
    lengthMm: 189.8,
    heightMm: 126.5,
    breadthSd: 5.2 / 147.8,
    lengthSd: 7.5 / 189.8,
    heightSd: 6.6 / 126.5,
    interpupillaryMm: 61.7,
  },
};

/** Size that the template of the basis has: the middle between the average woman and the average man, mm. */
export const TEMPLATE_SIZE = {
  breadthMm: (ANSUR.male.breadthMm + ANSUR.female.breadthMm) / 2,
  lengthMm: (ANSUR.male.lengthMm + ANSUR.female.lengthMm) / 2,
  heightMm: (ANSUR.male.heightMm + ANSUR.female.heightMm) / 2,
  interpupillaryMm: (ANSUR.male.interpupillaryMm + ANSUR.female.interpupillaryMm) / 2,
} as const;

/** Relative sizes of one unit of the first four shape coefficients: breadth, length, balance (front against back), height. */
export const STRETCH_UNITS = [0.041, 0.043, 0.14, 0.057] as const;

const WIDENING = 1.15;
/** Of the ratio of the lengths before and behind the tragions: scatter of the three sources of the basis. */
const BALANCE_SD = 0.14;
/** Correlations of the logs: breadth-length, breadth-height, length-height; the balance is taken as independent. */
const CORRELATION = { breadthLength: 0.17, breadthHeight: 0.31, lengthHeight: 0.29 };

/** Mean (4) and covariance (4 x 4, row-major) of the first four shape coefficients, in their units. */
export function stretchPrior(sex: Sex): { mean: number[]; covariance: Float64Array } {
  const [breadth, length, height] = (['breadth', 'length', 'height'] as const).map((what) => logSize(sex, what)) as [
    LogSize,
    LogSize,
    LogSize,
  ];
  const [ub, ul, us, uh] = STRETCH_UNITS;
  const mean = [breadth.mean / ub, length.mean / ul, 0, height.mean / uh];
  const sd = [breadth.sd / ub, length.sd / ul, BALANCE_SD / us, height.sd / uh];
  const c = CORRELATION;
  const correlation = [
    [1, c.breadthLength, 0, c.breadthHeight],
    [c.breadthLength, 1, 0, c.lengthHeight],
    [0, 0, 1, 0],
    [c.breadthHeight, c.lengthHeight, 0, 1],
  ];
  const covariance = new Float64Array(16);
  for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) covariance[4 * i + j] = correlation[i]![j]! * sd[i]! * sd[j]!;
  return { mean, covariance };
}

interface LogSize {
  readonly mean: number;
  readonly sd: number;
}

/** Log size relative to the template, to first order of the small differences. */
function logSize(sex: Sex, what: 'breadth' | 'length' | 'height'): LogSize {
  const template = TEMPLATE_SIZE[`${what}Mm`];
  const of = (one: SizePrior): LogSize => ({ mean: one[`${what}Mm`] / template - 1, sd: one[`${what}Sd`] * WIDENING });
  if (sex !== 'other') return of(ANSUR[sex]);
  const [a, b] = [of(ANSUR.female), of(ANSUR.male)];
  const half = (a.mean - b.mean) / 2;
  return { mean: (a.mean + b.mean) / 2, sd: Math.sqrt((a.sd * a.sd + b.sd * b.sd) / 2 + half * half) };
}
