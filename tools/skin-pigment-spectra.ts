/**
 * Mie spectra of pigment particles in skin: src/engine/skin/pigment-spectra.generated.ts.
 * Optical constants: carbon 1.95 + .79 i (Bond and Bergstrom 2006); hematite, ordinary ray (Querry 1985, CRDC-CR-85034, as
 * tabulated by refractiveindex.info, CC0); rutile (Devore 1951 formula, refractiveindex.info, CC0).
 * Usage: node tools/skin-pigment-spectra.ts, then npm run fix for its layout.
 */
import { writeFileSync } from 'node:fs';
import { mieSphere } from '#/engine/skin/mie.ts';

/** Tissue around the particles. */
const MEDIUM = 1.38;
const FIRST_NM = 400;
const STEP_NM = 20;
const COUNT = 16;

/** n and k of hematite from 400 to 700 nm every 20 nm. */
const HEMATITE: readonly (readonly [number, number])[] = [
  [2.756, 1.294],
  [2.962, 1.231],
  [3.126, 1.101],
  [3.217, 0.943],
  [3.264, 0.809],
  [3.282, 0.675],
  [3.262, 0.587],
  [3.286, 0.538],
  [3.348, 0.437],
  [3.348, 0.274],
  [3.265, 0.149],
  [3.175, 0.089],
  [3.102, 0.065],
  [3.051, 0.051],
  [3.008, 0.038],
  [2.972, 0.031],
];

const rutile = (nm: number): readonly [number, number] => {
  const l2 = (nm / 1000) ** 2;
  return [Math.sqrt(5.913 + 0.2441 / (l2 - 0.0803)), 0];
};

interface Particle {
  readonly id: string;
  readonly diameterNm: number;
  readonly densityGPerCm3: number;
  readonly index: (nm: number, step: number) => readonly [number, number];
}

const PARTICLES: readonly Particle[] = [
  { id: 'carbonFine', diameterNm: 30, densityGPerCm3: 1.85, index: () => [1.95, 0.79] },
  { id: 'carbon', diameterNm: 200, densityGPerCm3: 1.85, index: () => [1.95, 0.79] },
  { id: 'hematite', diameterNm: 200, densityGPerCm3: 5.26, index: (_nm, step) => HEMATITE[step]! },
  { id: 'titania', diameterNm: 200, densityGPerCm3: 4.23, index: rutile },
];

const lines = PARTICLES.map((particle) => {
  const rows = Array.from({ length: COUNT }, (_, step) => spectrumAt(particle, step));
  const list = (key: 'absorption' | 'scattering' | 'g', digits: number) =>
    rows.map((row) => Number(row[key].toPrecision(digits))).join(', ');
  return `  ${particle.id}: {
    diameterNm: ${particle.diameterNm},
    absorptionCm2PerMg: [${list('absorption', 5)}],
    scatteringCm2PerMg: [${list('scattering', 5)}],
    anisotropy: [${list('g', 4)}],
  },`;
});
writeFileSync(
  new URL('../src/engine/skin/pigment-spectra.generated.ts', import.meta.url),
  `/**
 * Mass absorption and scattering of pigment particles in skin (n ${MEDIUM}), by Mie theory. Made by tools/skin-pigment-spectra.ts; do
 * not edit. Constants: carbon, Bond and Bergstrom 2006; hematite, Querry 1985; rutile, Devore 1951 (refractiveindex.info, CC0).
 */
export const PIGMENT_FIRST_NM = ${FIRST_NM};
export const PIGMENT_STEP_NM = ${STEP_NM};
export const PARTICLES = {
${lines.join('\n')}
} as const;
`,
);

function spectrumAt(particle: Particle, step: number): { absorption: number; scattering: number; g: number } {
  const nm = FIRST_NM + step * STEP_NM;
  const [n, k] = particle.index(nm, step);
  const sphere = mieSphere((Math.PI * particle.diameterNm * MEDIUM) / nm, n / MEDIUM, k / MEDIUM);
  // Cross-section per mass of a sphere: 3 Q / (2 rho d), here in cm2/mg.
  const perMass = 1.5 / (particle.densityGPerCm3 * particle.diameterNm * 1e-7) / 1000;
  return {
    absorption: Math.max(0, sphere.extinction - sphere.scattering - 1e-9) * perMass,
    scattering: sphere.scattering * perMass,
    g: sphere.asymmetry,
  };
}
