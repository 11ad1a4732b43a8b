export interface MieEfficiencies {
  readonly extinction: number;
  readonly scattering: number;
  readonly asymmetry: number;
}

/**
 * Light scattering by a sphere (Mie 1908, in the form of Bohren and Huffman 1983, chapter 4): efficiencies for the size
 * parameter x = pi d n_medium / wavelength and the relative index m = re - i im (im >= 0: absorbing).
 */
export function mieSphere(x: number, re: number, im: number): MieEfficiencies {
  const terms = Math.ceil(x + 4 * Math.cbrt(x) + 2);
  const { dRe, dIm } = logarithmicDerivative(x * re, x * im, terms);
  const m2 = re * re + im * im;
  let psi0 = Math.cos(x);
  let psi1 = Math.sin(x);
  let chi0 = -Math.sin(x);
  let chi1 = Math.cos(x);
  let extinction = 0;
  let scattering = 0;
  let asymmetry = 0;
  let last: readonly number[] = [0, 0, 0, 0];
  for (let n = 1; n <= terms; n++) {
    const psi = ((2 * n - 1) * psi1) / x - psi0;
    const chi = ((2 * n - 1) * chi1) / x - chi0;
    // D / m and m D, with m = re + i im in this time convention.
    const overRe = (dRe[n]! * re + dIm[n]! * im) / m2;
    const overIm = (dIm[n]! * re - dRe[n]! * im) / m2;
    const timesRe = dRe[n]! * re - dIm[n]! * im;
    const timesIm = dRe[n]! * im + dIm[n]! * re;
    const [aRe, aIm] = coefficient(overRe + n / x, overIm, psi, psi1, chi, chi1);
    const [bRe, bIm] = coefficient(timesRe + n / x, timesIm, psi, psi1, chi, chi1);
    extinction += (2 * n + 1) * (aRe + bRe);
    scattering += (2 * n + 1) * (aRe * aRe + aIm * aIm + bRe * bRe + bIm * bIm);
    asymmetry += ((2 * n + 1) / (n * (n + 1))) * (aRe * bRe + aIm * bIm);
    const before = n - 1;
    if (before > 0) {
      asymmetry +=
        ((before * (before + 2)) / (before + 1)) * (last[0]! * aRe + last[1]! * aIm + last[2]! * bRe + last[3]! * bIm);
    }
    last = [aRe, aIm, bRe, bIm];
    psi0 = psi1;
    psi1 = psi;
    chi0 = chi1;
    chi1 = chi;
  }
  return {
    extinction: (2 * extinction) / (x * x),
    scattering: (2 * scattering) / (x * x),
    asymmetry: (2 * asymmetry) / scattering,
  };
}

/** (f psi_n - psi_(n-1)) / (f xi_n - xi_(n-1)) with xi = psi - i chi. */
function coefficient(
  fRe: number,
  fIm: number,
  psi: number,
  psiBefore: number,
  chi: number,
  chiBefore: number,
): readonly [number, number] {
  const topRe = fRe * psi - psiBefore;
  const topIm = fIm * psi;
  const bottomRe = topRe + fIm * chi;
  const bottomIm = topIm - fRe * chi + chiBefore;
  const size = bottomRe * bottomRe + bottomIm * bottomIm;
  return [(topRe * bottomRe + topIm * bottomIm) / size, (topIm * bottomRe - topRe * bottomIm) / size];
}

/** psi'(z)/psi(z) of the sphere by downward recurrence, which is stable. */
function logarithmicDerivative(zRe: number, zIm: number, terms: number): { dRe: Float64Array; dIm: Float64Array } {
  const start = Math.max(terms, Math.ceil(Math.sqrt(zRe * zRe + zIm * zIm))) + 16;
  const dRe = new Float64Array(start + 1);
  const dIm = new Float64Array(start + 1);
  const size = zRe * zRe + zIm * zIm;
  for (let n = start; n >= 1; n--) {
    const ratioRe = (n * zRe) / size;
    const ratioIm = (-n * zIm) / size;
    const sumRe = dRe[n]! + ratioRe;
    const sumIm = dIm[n]! + ratioIm;
    const square = sumRe * sumRe + sumIm * sumIm;
    dRe[n - 1] = ratioRe - sumRe / square;
    dIm[n - 1] = ratioIm + sumIm / square;
  }
  return { dRe, dIm };
}
