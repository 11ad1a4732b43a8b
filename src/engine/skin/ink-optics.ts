import { findPigment, INK_DEFAULTS, type ParticleId, particleOptics } from './pigments.ts';

/** Mass of each kind of particle in the healed column, mg/cm3. */
export type InkMasses = Readonly<Partial<Record<ParticleId, number>>>;

/**
 * Concentration in the healed column: stock / (1 + dilution) x uptake, split by the recipe; the neutraliser adds red iron oxide
 * as a multiple of the pigment mass.
 */
export function inkMasses(
  pigment: string,
  dilution: number,
  neutraliser: number,
  uptake: number = INK_DEFAULTS.uptake.value,
): InkMasses {
  if (!(dilution >= 0 && Number.isFinite(dilution))) throw new RangeError('dilution must be zero or more parts');
  if (!(neutraliser >= 0 && Number.isFinite(neutraliser))) throw new RangeError('neutraliser must be zero or more');
  const total = (INK_DEFAULTS.stockMgPerMl.value / (1 + dilution)) * uptake;
  const masses: Partial<Record<ParticleId, number>> = {};
  for (const { particle, share } of findPigment(pigment).particles) masses[particle] = total * share;
  if (neutraliser > 0) masses.hematite = (masses.hematite ?? 0) + total * neutraliser;
  return masses;
}

/**
 * Absorption of the column per cm, as an absorber that takes the same light. Particles that scatter (oxides, titanium dioxide)
 * also send light back: a Kubelka-Munk layer in a medium of internal reflectance R gains S (1 - R)^2 and loses 2 K R, so the
 * scattering counts against the absorption as S (1 - R)^2 / (2 R), with K = 2 mu_a and S = .75 mu_s'. Never below zero: a
 * pigment that would lighten the skin is shown as no dot.
 */
export function inkStrengthPerCm(masses: InkMasses, nm: number, internalReflectance: number): number {
  let absorption = 0;
  let reducedScattering = 0;
  for (const [particle, mass] of Object.entries(masses)) {
    const optics = particleOptics(particle as ParticleId, nm);
    absorption += optics.absorption * mass;
    reducedScattering += optics.reducedScattering * mass;
  }
  const r = Math.min(0.98, Math.max(0.02, internalReflectance));
  return Math.max(0, absorption - (0.75 * reducedScattering * (1 - r) ** 2) / (4 * r));
}
