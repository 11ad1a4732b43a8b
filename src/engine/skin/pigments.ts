import type { EvidenceCode, Sourced } from '#/base/evidence.ts';
import { PARTICLES, PIGMENT_FIRST_NM, PIGMENT_STEP_NM } from './pigment-spectra.generated.ts';

export type ParticleId = keyof typeof PARTICLES;
export type LightFastness = 'mineral' | 'carbon' | 'organic';

/** A pigment as bought: what is in the bottle, and what its label should say. */
export interface Pigment {
  readonly id: string;
  readonly name: string;
  /** Shares of the pigment mass; they sum to 1. */
  readonly particles: readonly { readonly particle: ParticleId; readonly share: number }[];
  readonly lightFastness: LightFastness;
  /** Colour Index numbers to look for on the label. */
  readonly colourIndex: readonly string[];
  readonly note: string;
  readonly evidence: EvidenceCode;
}

const CARBON_LABEL = 'CI 77266';
const IRON_LABEL = 'CI 77491';

/**
 * Plain records; a clinic adds its own shades on top (`ClinicShade`). Yellow and black iron oxides are left out: no trusted
 * optical constants of goethite and magnetite in the visible were found.
 */
export const PIGMENTS: readonly Pigment[] = [
  {
    id: 'carbon',
    name: 'Carbon black',
    particles: [{ particle: 'carbon', share: 1 }],
    lightFastness: 'carbon',
    colourIndex: [CARBON_LABEL],
    note: 'Agglomerates of 200 nm: flat grey. The usual base of SMP pigment.',
    evidence: 'DER',
  },
  {
    id: 'carbonFine',
    name: 'Carbon black, fine',
    particles: [{ particle: 'carbonFine', share: 1 }],
    lightFastness: 'carbon',
    colourIndex: [CARBON_LABEL],
    note: 'Single particles of 30 nm absorb a little more blue: slightly warm.',
    evidence: 'DER',
  },
  {
    id: 'warmBlack',
    name: 'Carbon black with red iron oxide',
    particles: [
      { particle: 'carbon', share: 0.5 },
      { particle: 'hematite', share: 0.5 },
    ],
    lightFastness: 'carbon',
    colourIndex: [CARBON_LABEL, IRON_LABEL],
    note: 'The oxide fades faster than the carbon, so the mixture turns cooler over the years.',
    evidence: 'DER',
  },
  {
    id: 'ashGrey',
    name: 'Carbon black with titanium dioxide',
    particles: [
      { particle: 'carbon', share: 0.3 },
      { particle: 'titania', share: 0.7 },
    ],
    lightFastness: 'carbon',
    colourIndex: [CARBON_LABEL, 'CI 77891'],
    note: 'White pigment scatters; under skin it turns chalky and is hard to remove by laser.',
    evidence: 'DER',
  },
  {
    id: 'ironOxideRed',
    name: 'Red iron oxide',
    particles: [{ particle: 'hematite', share: 1 }],
    lightFastness: 'mineral',
    colourIndex: [IRON_LABEL],
    note: 'A neutraliser: warms. Not for use on its own in SMP.',
    evidence: 'DER',
  },
];

/** A clinic's own shade: a name or number on a pigment at a dilution of 6 to 60 parts to 1. */
export interface ClinicShade {
  readonly name: string;
  readonly number?: number;
  readonly pigment: string;
  readonly dilution: number;
  readonly neutraliser?: number;
}

/** Usual ladder by number: shade 6 (darkest) to 60 (lightest) is parts of water to one of pigment. */
export const SHADE_DILUTIONS: readonly number[] = [6, 8, 10, 12, 15, 18, 20, 25, 30, 40, 50, 60];

/** What turns a dilution into light taken: all assumptions until a test patch has healed. */
export const INK_DEFAULTS = {
  stockMgPerMl: { value: 150, evidence: 'P1', note: 'about 15 % pigment by weight in the base; brands differ' },
  uptake: {
    value: 0.15,
    evidence: 'DER',
    note: 'concentration left in the healed column; .05 to .5, calibrate by a test patch',
  },
} as const satisfies Record<string, Sourced<number>>;

/** A pigment of the registry. Throws RangeError for an unknown id. */
export function findPigment(id: string): Pigment {
  const found = PIGMENTS.find((pigment) => pigment.id === id);
  if (!found) throw new RangeError(`pigment "${id}" is not known; use one of ${PIGMENTS.map((p) => p.id).join(', ')}`);
  return found;
}

export interface ParticleOptics {
  /** cm2/mg */
  readonly absorption: number;
  readonly reducedScattering: number;
}

/** Optics of one kind of particle at a wavelength from 400 to 700 nm, linear between 20 nm nodes. */
export function particleOptics(particle: ParticleId, nm: number): ParticleOptics {
  const record = PARTICLES[particle];
  const last = record.absorptionCm2PerMg.length - 1;
  const at = Math.min(last, Math.max(0, (nm - PIGMENT_FIRST_NM) / PIGMENT_STEP_NM));
  const low = Math.min(last - 1, Math.floor(at));
  const share = at - low;
  const mix = (list: readonly number[]) => list[low]! * (1 - share) + list[low + 1]! * share;
  return {
    absorption: mix(record.absorptionCm2PerMg),
    reducedScattering: mix(record.scatteringCm2PerMg) * (1 - mix(record.anisotropy)),
  };
}
