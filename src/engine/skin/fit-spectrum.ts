import { deltaE2000 } from '../colour/delta-e.ts';
import { itaDegrees } from '../colour/ita.ts';
import type { Lab } from '../colour/lab.ts';
import { reflectanceToLab, SPECTRUM_NM } from '../colour/spectrum.ts';
import { leastSquares } from './least-squares.ts';
import type { SkinParameters } from './skin-layers.ts';
import { skinReflectanceFast } from './skin-reflectance.ts';

export interface SpectrumFit {
  readonly parameters: SkinParameters;
  /** Colour difference between the measured and the fitted spectrum (D65, 2 degrees). */
  readonly dE00: number;
  /** Root mean square difference in reflectance, 400 to 700 nm. */
  readonly rms: number;
  readonly lab: Lab;
}

export interface FitSpectrumOptions {
  /** Loss in the dermis in place of DERMIS_LOSS_PER_CM, cm^-1. */
  readonly lossPerCm?: number;
}

/** What one unit of L*, a* or b* weighs beside one of reflectance at one wavelength. */
const LAB_WEIGHT = 0.012;
/** A weak pull towards usual skin keeps what a spectrum does not tell (saturation of dark skin) in range. */
const PRIOR = { lnBlood: Math.log(0.01), logitSaturation: 0.6, lnRadius: Math.log(12), weight: 0.004 };

/** ln of the melanosome fraction from ITA: regression over measured skin (r = -.91, 50 people). */
export function melaninFractionFromIta(ita: number): number {
  return Math.exp(-0.028 * ita - 2.26);
}

/**
 * Fits melanin, blood, saturation and vessel radius to a total reflectance at SPECTRUM_NM (surface included), by least squares
 * over 400 to 700 nm and the colour. Throws RangeError for values that are not reflectances.
 */
export function fitSpectrum(reflectance: ArrayLike<number>, options: FitSpectrumOptions = {}): SpectrumFit {
  const { lossPerCm } = options;
  const measured = Array.from(reflectance);
  if (measured.length !== SPECTRUM_NM.length || measured.some((value) => !(value > 0 && value <= 1.05))) {
    throw new RangeError('a spectrum needs a reflectance above 0 and up to 1 at every 5 nm from 380 to 780 nm');
  }
  const lab = reflectanceToLab(measured);
  const from = SPECTRUM_NM.indexOf(400);
  const to = SPECTRUM_NM.indexOf(700);
  const residuals = (x: Float64Array): number[] => {
    const model = modelSpectrum(parametersAt(x), lossPerCm);
    const colour = reflectanceToLab(model);
    const out: number[] = [];
    for (let i = from; i <= to; i++) out.push(model[i]! - measured[i]!);
    for (let i = 0; i < 3; i++) out.push(LAB_WEIGHT * (colour[i]! - lab[i]!));
    out.push(PRIOR.weight * (x[1]! - PRIOR.lnBlood));
    out.push(PRIOR.weight * (x[2]! - PRIOR.logitSaturation));
    out.push(PRIOR.weight * (x[3]! - PRIOR.lnRadius));
    return out;
  };
  const start = [
    Math.log(melaninFractionFromIta(itaDegrees(lab))),
    PRIOR.lnBlood,
    PRIOR.logitSaturation,
    PRIOR.lnRadius,
  ];
  const parameters = parametersAt(leastSquares(residuals, Float64Array.from(start)));
  const model = modelSpectrum(parameters, lossPerCm);
  let sum = 0;
  for (let i = from; i <= to; i++) sum += (model[i]! - measured[i]!) ** 2;
  return {
    parameters,
    dE00: deltaE2000(lab, reflectanceToLab(model)),
    rms: Math.sqrt(sum / (to - from + 1)),
    lab,
  };
}

/** Total reflectance of the model at SPECTRUM_NM. */
export function modelSpectrum(parameters: SkinParameters, lossPerCm?: number): Float64Array {
  return Float64Array.from(SPECTRUM_NM, (nm) => skinReflectanceFast(parameters, nm, lossPerCm));
}

function parametersAt(x: Float64Array): SkinParameters {
  return {
    // Fractions of a volume: what is no skin does not go beyond either.
    melaninFraction: Math.min(1, Math.exp(x[0]!)),
    bloodFraction: Math.min(1, Math.exp(x[1]!)),
    saturation: 1 / (1 + Math.exp(-x[2]!)),
    vesselRadiusUm: Math.exp(x[3]!),
  };
}
