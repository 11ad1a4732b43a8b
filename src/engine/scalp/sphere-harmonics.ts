/**
 * Real spherical harmonics up to HARMONIC_DEGREE about the head's up axis, by recurrences in the direction's components: no
 * trigonometry, so the same bits everywhere. Normalised to unit mean square over the sphere. Azimuth runs from the front (+z)
 * to the subject's left (+x): cosine terms are even in x (symmetric), sine terms odd.
 */
export const HARMONIC_DEGREE = 8;
export const HARMONIC_COUNT = (HARMONIC_DEGREE + 1) * (HARMONIC_DEGREE + 1);

/** Index of degree l, order m (negative m: the sine term). */
function harmonicIndex(l: number, m: number): number {
  return l * l + l + m;
}

/** Whether a harmonic is odd in x. */
export function isOddHarmonic(index: number): boolean {
  const l = Math.floor(Math.sqrt(index));
  return index - l * l - l < 0;
}

/** Degree of a harmonic. */
export function degreeOfHarmonic(index: number): number {
  return Math.floor(Math.sqrt(index));
}

/** Values of all harmonics at a unit direction, written at into[offset...]. */
export function harmonicsAt(x: number, y: number, z: number, into: Float64Array, offset = 0): void {
  let cosine = 1;
  let sine = 0;
  let sectoral = 1;
  for (let m = 0; m <= HARMONIC_DEGREE; m++) {
    if (m > 0) {
      // (cosine, sine) = horizontal radius^m times cos and sin of m azimuths; the radius stays out of the Legendre part.
      [cosine, sine] = [cosine * z - sine * x, sine * z + cosine * x];
      sectoral *= Math.sqrt((2 * m + 1) / (2 * m));
    }
    let before = 0;
    let current = sectoral;
    for (let l = m; l <= HARMONIC_DEGREE; l++) {
      const twice = m > 0 ? Math.SQRT2 : 1;
      into[offset + harmonicIndex(l, m)] = twice * current * cosine;
      if (m > 0) into[offset + harmonicIndex(l, -m)] = twice * current * sine;
      const n = l + 1;
      const up = Math.sqrt(((2 * n + 1) * (2 * n - 1)) / ((n - m) * (n + m)));
      const back = l > m ? Math.sqrt(((2 * n + 1) * (l - m) * (l + m)) / ((2 * l - 1) * (n - m) * (n + m))) : 0;
      [before, current] = [current, up * y * current - back * before];
    }
  }
}
