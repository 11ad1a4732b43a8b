import type { Sourced } from '#/base/evidence.ts';
import type { InkMasses } from './ink-optics.ts';
import type { ParticleId } from './pigments.ts';

/** A dot as it lies in the skin at one time. */
export interface DotState {
  readonly topMm: number;
  readonly lengthMm: number;
  readonly diameterMm: number;
  /** mg/cm3 */
  readonly masses: InkMasses;
}

export type DotAge =
  | { readonly kind: 'fresh'; readonly days: number }
  | { readonly kind: 'healed' }
  | { readonly kind: 'years'; readonly years: number };

/** The likely course, and the tenth best and tenth worst of ten people. */
export type TimeBand = 'likely' | 'better' | 'worse';

/** Yearly rates of one course. */
interface Course {
  readonly carbonLossPerYear: number;
  readonly oxideLossPerYear: number;
  /** Spread of pigment along each axis, mm2 a year: variance grows by 2 D t. */
  readonly spreadMm2PerYear: number;
  readonly sinkMmPerYear: number;
  /** Where the pigment top really is, as a multiple of what was planned. */
  readonly topFactor: number;
  readonly diameterFactor: number;
}

export const TIME_DEFAULTS: Readonly<Record<TimeBand, Sourced<Course>>> = {
  better: {
    value: {
      carbonLossPerYear: 0.05,
      oxideLossPerYear: 0.2,
      spreadMm2PerYear: 3e-5,
      sinkMmPerYear: 0,
      topFactor: 0.85,
      diameterFactor: 0.92,
    },
    evidence: 'MEM',
    note: 'p10 of our own prior; touch-up after 5 to 6 years',
  },
  likely: {
    value: {
      carbonLossPerYear: 0.08,
      oxideLossPerYear: 0.35,
      spreadMm2PerYear: 1e-4,
      sinkMmPerYear: 0.003,
      topFactor: 1,
      diameterFactor: 1,
    },
    evidence: 'MEM',
    note: 'prior chosen to give a touch-up after 3 to 5 years; no measured SMP fading was found',
  },
  worse: {
    value: {
      carbonLossPerYear: 0.12,
      oxideLossPerYear: 0.7,
      spreadMm2PerYear: 5e-4,
      sinkMmPerYear: 0.01,
      topFactor: 1.4,
      diameterFactor: 1.2,
    },
    evidence: 'MEM',
    note: 'p90 of our own prior: deeper, wider, faster fading',
  },
};

/** Circumstances that change how fast a person fades. */
export const FADE_MULTIPLIERS = {
  scar: { value: 1.8, evidence: 'PR', note: 'loss of visual density on scars about 1.8 times faster (n = 10)' },
  oilySkin: { value: 1.3, evidence: 'P1', note: '1.2 to 1.5 by one practitioner' },
  lightShade: { value: 1.2, evidence: 'P1', note: 'very diluted shades' },
  highSun: { value: 1.4, evidence: 'P+', note: 'direction agreed, size 1.3 to 1.5 from memory' },
  exfoliants: { value: 1.2, evidence: 'P+', note: 'acids or retinoids on the scalp; size from memory' },
  drySkin: { value: 0.9, evidence: 'MEM', note: 'from memory' },
} as const satisfies Record<string, Sourced<number>>;

export type FadeCircumstance = keyof typeof FADE_MULTIPLIERS;

/** Product of the multipliers that apply. */
export function fadeMultiplier(circumstances: readonly FadeCircumstance[]): number {
  return [...new Set(circumstances)].reduce((product, name) => product * FADE_MULTIPLIERS[name].value, 1);
}

/** Healing: how the first month differs from the healed dot. */
export const HEALING_DEFAULTS = {
  halfDays: { value: 6, evidence: 'P+', note: 'scabs flake between day 3 and 10' },
  epidermalTopMm: { value: 0.02, evidence: 'DER', note: 'pigment still in the epidermis, shed within about a month' },
  epidermalMassShare: {
    value: 0.5,
    evidence: 'PR2',
    note: 'about a third of all pigment is lost within weeks (animal)',
  },
  freshDiameterFactor: { value: 1.6, evidence: 'P+', note: 'healed dots are 40 to 60 % smaller' },
} as const satisfies Record<string, Sourced<number>>;

/** Share of the fresh look that is left after some days: 1 at once, half at day 6, a few per cent after two weeks. */
export function freshShare(days: number): number {
  return 1 / (1 + (Math.max(0, days) / HEALING_DEFAULTS.halfDays.value) ** 3);
}

/** Extra blood in the skin after some days, as a multiple of its own: about 2.5 at once, gone after a week. */
export function freshBloodFactor(days: number): number {
  return 1 + 1.5 * Math.exp(-((Math.max(0, days) / 3) ** 2));
}

const OXIDES: readonly ParticleId[] = ['hematite', 'titania'];

/** The dot at an age. `multiplier` scales loss and, more weakly, spread. Throws RangeError for a negative age. */
export function dotAtAge(healed: DotState, age: DotAge, band: TimeBand, multiplier = 1): DotState {
  const course = TIME_DEFAULTS[band].value;
  const years = age.kind === 'years' ? age.years : 0;
  const days = age.kind === 'fresh' ? age.days : 0;
  if (!(years >= 0 && days >= 0)) throw new RangeError('the age of a dot must be zero or more');
  const fresh = age.kind === 'fresh' ? freshShare(days) : 0;
  const baseTop = healed.topMm * course.topFactor;
  const base = healed.diameterMm * course.diameterFactor;
  const spread = course.spreadMm2PerYear * Math.sqrt(multiplier) * years;
  // A disc of diameter d has variance d^2 / 16 along each axis.
  const wide = Math.sqrt(base ** 2 + 32 * spread);
  const freshTop = Math.min(baseTop, HEALING_DEFAULTS.epidermalTopMm.value);
  const diameterMm = wide * (1 + (HEALING_DEFAULTS.freshDiameterFactor.value - 1) * fresh);
  const added = 1 + HEALING_DEFAULTS.epidermalMassShare.value * fresh;
  // Mass is kept while the column widens, so the concentration falls with the area.
  const thinning = (base / wide) ** 2 * added * (wide / diameterMm) ** (2 * fresh);
  const masses: Partial<Record<ParticleId, number>> = {};
  for (const [particle, mass] of Object.entries(healed.masses)) {
    const loss = OXIDES.includes(particle as ParticleId) ? course.oxideLossPerYear : course.carbonLossPerYear;
    masses[particle as ParticleId] = mass * thinning * Math.exp(-loss * multiplier * years);
  }
  return {
    topMm: baseTop * (1 - fresh) + freshTop * fresh + course.sinkMmPerYear * years,
    lengthMm: healed.lengthMm,
    diameterMm,
    masses,
  };
}
