import { dermisReducedScatteringPerCm, melanosomeAbsorptionPerCm } from './chromophores.ts';
import { cubicWeights, lagrangeWeights, type NodeWeights } from './cubic-lookup.ts';
import { DOT_TABLE_BASE64, DOT_TABLE_PATTERNS, DOT_TABLE_RANK, DOT_TABLE_SCALES } from './dot-table.generated.ts';
import { DOT_AXES, DOT_TERMS, dermisNorm, dotNorm, dotWidthsMm, nodeDermisPerCm, SIX_NM } from './dot-table-axes.ts';
import type { SkinAbsorption } from './skin-layers.ts';

/** A column of pigment, in the lengths of the skin (mm). */
export interface DotShape {
  readonly topMm: number;
  readonly lengthMm: number;
  readonly diameterMm: number;
}

export interface DotContrast {
  /** Standard deviations of the Gaussians, mm. */
  readonly sigmaMm: readonly number[];
  /** C(r) = sum over terms of amplitude exp(-r^2 / (2 sigma^2)): [wavelength][term], wavelengths SIX_NM. */
  readonly amplitude: Float64Array;
}

/** Absorption of the skin at the six wavelengths (per cm), for scattering scale 1. */
export interface SixAbsorptions {
  readonly epidermisPerCm: readonly number[];
  readonly dermisPerCm: readonly number[];
}

const TOP_SHIFT = 0.06;
const TOPS = DOT_AXES.topsMm.map((top) => Math.log(top + TOP_SHIFT));
const LENGTHS = DOT_AXES.lengthsMm.map(Math.log);
const DIAMETERS = DOT_AXES.diametersMm.map(Math.log);
const STRENGTHS = Array.from({ length: DOT_AXES.strengthCount }, (_, m) =>
  Math.log(DOT_AXES.firstStrengthPerMm * 4 ** m),
);
/** Area of each Gaussian at the nodes, [top][diameter][term]. */
const NODE_AREAS_MM2 = Float64Array.from(
  DOT_AXES.topsMm.flatMap((top) =>
    DOT_AXES.diametersMm.flatMap((d) => dotWidthsMm(top, d).map((sigma) => 2 * Math.PI * sigma ** 2)),
  ),
);
const SKINS = DOT_AXES.melaninFractions.length * DOT_AXES.bloodFactors.length;

/**
 * Contrast of one dot at the six wavelengths, from the table of reciprocal Monte Carlo. `scatteringScale` scales every
 * coefficient of the skin; by similarity that is the same as scaling every length, so one table serves all scales.
 * `strengthsPerMm` is the absorption of the column at each wavelength. Outside the table the nearest edge is used.
 */
export function dotContrast(
  skin: SixAbsorptions,
  scatteringScale: number,
  shape: DotShape,
  strengthsPerMm: readonly number[],
): DotContrast {
  const amplitude = new Float64Array(SIX_NM.length * DOT_TERMS);
  const place = placeInTable(shape, scatteringScale);
  const patterns = patternsOf(skin);
  for (let w = 0; w < SIX_NM.length; w++) {
    const light = { patterns: patterns[w]!, dermisPerCm: skin.dermisPerCm[w]! };
    addWavelength(w, place, light, strengthsPerMm[w]! / scatteringScale, amplitude, w * DOT_TERMS);
  }
  return { sigmaMm: place.sigmaMm, amplitude };
}

/**
 * The same at any visible wavelength: the table of the nearest of the six, its lengths scaled by the ratio of the scattering.
 * Absorptions per cm at scattering scale 1.
 */
export function dotContrastAt(
  nm: number,
  absorption: SkinAbsorption,
  scatteringScale: number,
  shape: DotShape,
  strengthPerMm: number,
): DotContrast {
  let w = 0;
  SIX_NM.forEach((node, i) => {
    if (Math.abs(node - nm) < Math.abs(SIX_NM[w]! - nm)) w = i;
  });
  const ratio = dermisReducedScatteringPerCm(nm) / dermisReducedScatteringPerCm(SIX_NM[w]!);
  const amplitude = new Float64Array(DOT_TERMS);
  const place = placeInTable(shape, scatteringScale * ratio);
  // The table asks for melanin as at its own wavelength: the absorbed thickness of the epidermis is what counts.
  const dermisPerCm = absorption.dermisPerCm / ratio;
  const light = { patterns: patternWeights(w, absorption.epidermisPerCm, dermisPerCm), dermisPerCm };
  addWavelength(w, place, light, strengthPerMm / (scatteringScale * ratio), amplitude, 0);
  return { sigmaMm: place.sigmaMm, amplitude };
}

interface TablePlace {
  readonly topMm: number;
  readonly lengthMm: number;
  readonly diameterMm: number;
  readonly axes: Readonly<Record<'top' | 'length' | 'diameter', NodeWeights>>;
  readonly sigmaMm: readonly number[];
}

function placeInTable(shape: DotShape, scale: number): TablePlace {
  const topMm = clamp(shape.topMm * scale, 0, 0.8);
  const lengthMm = clamp(shape.lengthMm * scale, 0.02, 1);
  const diameterMm = clamp(shape.diameterMm * scale, 0.02, 0.55);
  return {
    topMm,
    lengthMm,
    diameterMm,
    axes: {
      top: cubicWeights(TOPS, Math.log(topMm + TOP_SHIFT)),
      length: cubicWeights(LENGTHS, Math.log(lengthMm)),
      diameter: cubicWeights(DIAMETERS, Math.log(diameterMm)),
    },
    sigmaMm: dotWidthsMm(topMm, diameterMm).map((sigma) => sigma / scale),
  };
}

function addWavelength(
  w: number,
  place: TablePlace,
  light: { readonly patterns: Float64Array; readonly dermisPerCm: number },
  strengthPerMm: number,
  out: Float64Array,
  at: number,
): void {
  if (strengthPerMm <= 0) return;
  const norm =
    dotNorm(place.topMm, place.lengthMm, place.diameterMm, strengthPerMm) *
    dermisNorm(SIX_NM[w]!, place.topMm, dermisWithin(w, light.dermisPerCm));
  const strength = cubicWeights(STRENGTHS, Math.log(strengthPerMm));
  const areaMm2 = sumCells(w, { ...place.axes, strength }, light.patterns, norm, out, at);
  keepArea(areaMm2, dotWidthsMm(place.topMm, place.diameterMm), out, at);
}

/**
 * Widths change between nodes, so interpolated amplitudes have not quite the interpolated shadow: light is moved between the two
 * middle Gaussians until they have. The centre stays.
 */
function keepArea(areaMm2: number, sigmaMm: readonly number[], out: Float64Array, at: number): void {
  const own = sigmaMm.reduce((sum, sigma, k) => sum + 2 * Math.PI * sigma ** 2 * out[at + k]!, 0);
  const [, near, far] = sigmaMm;
  const moved = (areaMm2 - own) / (2 * Math.PI * (far! ** 2 - near! ** 2));
  out[at + 1]! -= moved;
  out[at + 2]! += moved;
}

/** Adds the amplitudes of the cells around a place to `out` and returns their shadow area. */
function sumCells(
  w: number,
  axes: Readonly<Record<'top' | 'length' | 'diameter' | 'strength', NodeWeights>>,
  patterns: Float64Array,
  norm: number,
  out: Float64Array,
  to: number,
): number {
  // Locals, because this is the inner loop of every preview and shade search.
  const table = loadTable();
  const rank = DOT_TABLE_RANK;
  const terms = DOT_TERMS;
  const scales = DOT_TABLE_SCALES;
  const { top, length, diameter, strength } = axes;
  let areaMm2 = 0;
  for (let i = 0; i < top.weights.length; i++) {
    for (let l = 0; l < length.weights.length; l++) {
      for (let d = 0; d < diameter.weights.length; d++) {
        const outer = (top.weights[i]! * length.weights[l]! * diameter.weights[d]! * norm) / 32767;
        const group = ((top.first + i) * DIAMETERS.length + diameter.first + d) * terms;
        const column = ((w * TOPS.length + top.first + i) * LENGTHS.length + length.first + l) * DIAMETERS.length;
        const cell = (column + diameter.first + d) * STRENGTHS.length + strength.first;
        for (let m = 0; m < strength.weights.length; m++) {
          const weight = outer * strength.weights[m]!;
          let at = (cell + m) * terms * rank;
          for (let term = 0; term < terms; term++) {
            let sum = 0;
            for (let c = 0; c < rank; c++) sum += patterns[c]! * table[at++]!;
            const share = weight * sum * scales[group + term]!;
            out[to + term]! += share;
            areaMm2 += share * NODE_AREAS_MM2[group + term]!;
          }
        }
      }
    }
  }
  return areaMm2;
}

/** Polynomials through the nodes, in the logarithms of melanin (shifted) and blood. */
function skinWeights(w: number, epidermisPerCm: number, dermisPerCm: number): Float64Array {
  const nm = SIX_NM[w]!;
  // A little beyond the nodes the polynomials still hold; further out the edge is kept.
  const melanin = lagrangeWeights(
    DOT_AXES.melaninFractions.map(melaninScale),
    melaninScale(clamp(epidermisPerCm / melanosomeAbsorptionPerCm(nm), 0.005, 0.5)),
  );
  const blood = lagrangeWeights(
    DOT_AXES.bloodFactors.map(bloodScale),
    bloodScale(dermisWithin(w, dermisPerCm) / nodeDermisPerCm(nm)),
  );
  return Float64Array.from(melanin.flatMap((m) => blood.map((b) => m * b)));
}

/** A little beyond the nodes the polynomial still holds. */
function dermisWithin(w: number, dermisPerCm: number): number {
  const node = nodeDermisPerCm(SIX_NM[w]!);
  return clamp(dermisPerCm, 0.15 * node, 6 * node);
}

function bloodScale(factor: number): number {
  return Math.log(factor + DOT_AXES.bloodShift);
}

function melaninScale(fraction: number): number {
  return Math.log(fraction + DOT_AXES.melaninShift);
}

/** How much of each component of the table a skin has at one wavelength. */
function patternWeights(w: number, epidermisPerCm: number, dermisPerCm: number): Float64Array {
  const skins = skinWeights(w, epidermisPerCm, dermisPerCm);
  const out = new Float64Array(DOT_TABLE_RANK);
  for (let c = 0; c < out.length; c++) {
    for (let s = 0; s < SKINS; s++) out[c]! += skins[s]! * DOT_TABLE_PATTERNS[(w * out.length + c) * SKINS + s]!;
  }
  return out;
}

const patternCache = new WeakMap<SixAbsorptions, readonly Float64Array[]>();

function patternsOf(skin: SixAbsorptions): readonly Float64Array[] {
  const known = patternCache.get(skin);
  if (known) return known;
  const made = SIX_NM.map((_, w) => patternWeights(w, skin.epidermisPerCm[w]!, skin.dermisPerCm[w]!));
  patternCache.set(skin, made);
  return made;
}

let loaded: Int16Array | null = null;

/** The table is decoded on first use. */
function loadTable(): Int16Array {
  loaded ??= decodeInt16(DOT_TABLE_BASE64);
  return loaded;
}

function decodeInt16(base64: string): Int16Array {
  const values = new Int16Array(256).fill(0);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((base64.length / 4) * 3);
  for (let i = 0, at = 0; i < base64.length; i += 4) {
    let word = 0;
    for (let j = 0; j < 4; j++) word = (word << 6) | values[base64.charCodeAt(i + j)]!;
    bytes[at++] = word >> 16;
    bytes[at++] = (word >> 8) & 255;
    bytes[at++] = word & 255;
  }
  const out = new Int16Array((bytes.length - padding) >> 1);
  for (let i = 0; i < out.length; i++) out[i] = bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
  return out;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
