import { fitSpectrum } from '#/engine/skin/fit-spectrum.ts';

export interface LossTrial {
  /** Chosen on the one half of the people. */
  readonly lossPerCm: number;
  /** Colour differences of the fits of the other half, who had no say in it. */
  readonly dE00: readonly number[];
}

/** From none to twice the usual one. */
const LOSSES = Array.from({ length: 13 }, (_, i) => i / 100);

/**
 * The one constant of the skin model that measured skins have set, put to the test: chosen on every other person by the least
 * mean colour difference, judged on those between, and the other way round.
 */
export function crossFitLoss(spectra: readonly (readonly number[])[]): readonly [LossTrial, LossTrial] {
  const errors = LOSSES.map((loss) => spectra.map((spectrum) => fitSpectrum(spectrum, { lossPerCm: loss }).dE00));
  const half = (list: readonly number[], which: number) => list.filter((_, i) => i % 2 === which);
  const trial = (fitted: number): LossTrial => {
    const means = errors.map((list) => mean(half(list, fitted)));
    const best = means.indexOf(Math.min(...means));
    return { lossPerCm: LOSSES[best]!, dE00: half(errors[best]!, 1 - fitted) };
  };
  return [trial(0), trial(1)];
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}
