import { DEOXYHAEMOGLOBIN, HAEMOGLOBIN_FIRST_NM, HAEMOGLOBIN_STEP_NM, OXYHAEMOGLOBIN } from './haemoglobin-table.ts';

/** Absorption of the inside of a melanosome, cm^-1 (Jacques 1998). */
export function melanosomeAbsorptionPerCm(nm: number): number {
  return 6.6e11 * nm ** -3.33;
}

/** Absorption by pheomelanin per unit volume fraction, cm^-1 (Donner and Jensen 2006). */
export function pheomelaninAbsorptionPerCm(nm: number): number {
  return 2.9e15 * nm ** -4.75;
}

/** Absorption of whole blood of 150 g haemoglobin a litre (64,500 g/mol) at an oxygen saturation of 0..1, cm^-1. */
export function bloodAbsorptionPerCm(nm: number, saturation: number): number {
  const molar = saturation * atWavelength(OXYHAEMOGLOBIN, nm) + (1 - saturation) * atWavelength(DEOXYHAEMOGLOBIN, nm);
  return (Math.LN10 * molar * 150) / 64500;
}

/**
 * Share of the blood in a vessel that light sees: (1 - exp(-2 mu r)) / (2 mu r) (Svaasand, van Veen). Light does not reach
 * the middle of an absorbing vessel, so blood in vessels absorbs less than the same blood spread out.
 */
export function vesselPackaging(bloodPerCm: number, radiusUm: number): number {
  const depth = 2 * bloodPerCm * radiusUm * 1e-4;
  return depth < 1e-6 ? 1 - depth / 2 : -Math.expm1(-depth) / depth;
}

/** Reduced scattering of the epidermis, cm^-1, and below of the dermis: power laws after Salomatina 2006, the best of five laws on measured skin. */
export function epidermisReducedScatteringPerCm(nm: number): number {
  return 68.7 * (nm / 500) ** -1.161;
}

/** The same of the dermis, cm^-1. */
export function dermisReducedScatteringPerCm(nm: number): number {
  return 45.3 * (nm / 500) ** -1.292;
}

function atWavelength(table: readonly number[], nm: number): number {
  const at = (nm - HAEMOGLOBIN_FIRST_NM) / HAEMOGLOBIN_STEP_NM;
  const low = Math.min(table.length - 2, Math.max(0, Math.floor(at)));
  const share = Math.min(1, Math.max(0, at - low));
  return table[low]! * (1 - share) + table[low + 1]! * share;
}
