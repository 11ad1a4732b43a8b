/** From contrasts in rings to Gaussians with shared widths, then to a few components over the skins. Used by skin-dot-table.ts. */
import {
  DOT_AXES,
  DOT_TERMS,
  dermisNorm,
  diffuseAttenuationPerMm,
  dotNorm,
  dotWidthsMm,
  nodeDermisPerCm,
  TABLE_GRID,
} from '#/engine/skin/dot-table-axes.ts';
import { inverse } from '#/engine/skin/square-matrix.ts';

const EDGES = TABLE_GRID.radiusEdgesMm;
const BINS = EDGES.length - 1;
const AREAS = EDGES.slice(1).map((outer, bin) => Math.PI * (outer ** 2 - EDGES[bin]! ** 2));

/** Mean of exp(-r^2 / (2 s^2)) over a ring; its value on the axis for the ring [0, 0]. */
export function ringMean(inner: number, outer: number, sigma: number): number {
  if (outer === inner) return Math.exp(-(inner ** 2) / (2 * sigma ** 2));
  const at = (r: number) => Math.exp(-(r ** 2) / (2 * sigma ** 2));
  return (2 * sigma ** 2 * (at(inner) - at(outer))) / (outer ** 2 - inner ** 2);
}

/** Rough area of a dot's shadow. */
function extentMm2(topMm: number, diameterMm: number): number {
  return Math.PI * (diameterMm / 2 + topMm) ** 2 + 0.01;
}

/**
 * Shadow beyond the last ring as a multiple of that in it, for the attenuation of diffusing light (per mm): a point source under a surface
 * lights the surface as (k + 1/r) exp(-k r) / r^2, whose integral over the plane beyond r is exp(-k r) / r. Matters for red light alone.
 */
function beyondLastRing(attenuationPerMm: number): number {
  const beyond = (r: number) => Math.exp(-attenuationPerMm * r) / r;
  const outer = beyond(EDGES[BINS]!);
  return outer / (beyond(EDGES[BINS - 1]!) - outer);
}

/**
 * The matrix that turns the contrasts of one dot in all rings into its amplitudes: least squares with the centre and the shadow
 * area (integral of C) weighted so that both are kept. The last column is for shadow (mm2) beyond the rings.
 */
function solver(topMm: number, diameterMm: number): Float64Array[] {
  const sigma = dotWidthsMm(topMm, diameterMm);
  const rows: { basis: number[]; target: Float64Array; weight: number }[] = [];
  const unit = (bin: number) => Float64Array.from({ length: BINS + 1 }, (_, i) => (i === bin ? 1 : 0));
  for (let bin = 0; bin < BINS; bin++) {
    const basis = sigma.map((s) => ringMean(EDGES[bin]!, EDGES[bin + 1]!, s));
    rows.push({ basis, target: unit(bin), weight: bin === 0 ? 10 : Math.max(AREAS[bin]!, 1e-4) ** 0.25 });
  }
  const extent = extentMm2(topMm, diameterMm);
  rows.push({
    basis: sigma.map((s) => (2 * Math.PI * s * s) / extent),
    target: Float64Array.from([...AREAS, 1], (area) => area / extent),
    weight: 8,
  });
  const normal = new Float64Array(DOT_TERMS * DOT_TERMS);
  for (const { basis, weight } of rows) {
    for (let i = 0; i < DOT_TERMS; i++) {
      for (let j = 0; j < DOT_TERMS; j++) normal[i * DOT_TERMS + j]! += weight ** 2 * basis[i]! * basis[j]!;
    }
  }
  for (let i = 0; i < DOT_TERMS; i++) normal[i * DOT_TERMS + i]! += 1e-6;
  const solved = inverse(normal, DOT_TERMS);
  return Array.from({ length: DOT_TERMS }, (_, k) => {
    const out = new Float64Array(BINS + 1);
    for (const { basis, target, weight } of rows) {
      let factor = 0;
      for (let i = 0; i < DOT_TERMS; i++) factor += solved[k * DOT_TERMS + i]! * basis[i]!;
      for (let bin = 0; bin <= BINS; bin++) out[bin]! += factor * weight ** 2 * target[bin]!;
    }
    return out;
  });
}

/** Normalised amplitudes [top][length][diameter][strength][term][skin] of one wavelength (nm) from contrasts [bin][cell][skin]. */
export function fitAmplitudes(nm: number, contrast: Float64Array, skins: number): Float64Array {
  const { topsMm, lengthsMm, diametersMm, firstStrengthPerMm, strengthCount } = DOT_AXES;
  const cells = topsMm.length * lengthsMm.length * diametersMm.length * strengthCount;
  const out = new Float64Array(cells * DOT_TERMS * skins);
  const dermis = DOT_AXES.bloodFactors.map((blood) => blood * nodeDermisPerCm(nm));
  const beyondMm2 = dermis.map((perCm) => AREAS[BINS - 1]! * beyondLastRing(diffuseAttenuationPerMm(nm, perCm)));
  let cell = 0;
  for (const top of topsMm) {
    const solvers = diametersMm.map((diameter) => solver(top, diameter));
    const light = dermis.map((perCm) => dermisNorm(nm, top, perCm));
    for (const length of lengthsMm) {
      for (const [d, diameter] of diametersMm.entries()) {
        for (let m = 0; m < strengthCount; m++, cell++) {
          const norm = dotNorm(top, length, diameter, firstStrengthPerMm * 4 ** m);
          for (let k = 0; k < DOT_TERMS; k++) {
            for (let s = 0; s < skins; s++) {
              const factors = solvers[d]![k]!;
              const last = contrast[((BINS - 1) * cells + cell) * skins + s]!;
              let sum = factors[BINS]! * last * beyondMm2[s % dermis.length]!;
              for (let bin = 0; bin < BINS; bin++) sum += factors[bin]! * contrast[(bin * cells + cell) * skins + s]!;
              out[(cell * DOT_TERMS + k) * skins + s] = sum / (norm * light[s % light.length]!);
            }
          }
        }
      }
    }
  }
  return out;
}

/**
 * What each amplitude [cell][term] counts for when skins are compressed: as part of the centre and, by the area of its Gaussian, of
 * the shadow. Without it faint wide terms, which carry most of the shadow, are the first to be lost.
 */
function amplitudeWeights(): Float64Array {
  const perColumn = DOT_AXES.lengthsMm.length;
  return Float64Array.from(
    DOT_AXES.topsMm.flatMap((top) =>
      Array.from({ length: perColumn }, () =>
        DOT_AXES.diametersMm.flatMap((diameter) => {
          const weights = dotWidthsMm(top, diameter).map((s) => 1 + (2 * Math.PI * s * s) / extentMm2(top, diameter));
          return Array.from({ length: DOT_AXES.strengthCount }, () => weights).flat();
        }),
      ).flat(),
    ),
  );
}

/** Principal components over the skins: rows (cells x terms) of `rank` scores, and `rank` patterns of one value a skin. */
export function compressSkins(
  amplitudes: Float64Array,
  skins: number,
  rank: number,
): { scores: Float64Array; patterns: Float64Array } {
  const rows = amplitudes.length / skins;
  const weights = amplitudeWeights();
  // Every skin counts the same: dark ones are not lost beside light ones.
  const size = new Float64Array(skins);
  amplitudes.forEach((value, i) => {
    size[i % skins]! += (value * weights[Math.floor(i / skins)]!) ** 2 / rows;
  });
  const even = amplitudes.map((value, i) => (value * weights[Math.floor(i / skins)]!) / Math.sqrt(size[i % skins]!));
  const gram = new Float64Array(skins * skins);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < skins; i++) {
      for (let j = 0; j < skins; j++) gram[i * skins + j]! += even[r * skins + i]! * even[r * skins + j]!;
    }
  }
  const vectors = eigenvectors(gram, skins);
  const scores = new Float64Array(rows * rank);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < rank; c++) {
      let sum = 0;
      for (let s = 0; s < skins; s++) sum += even[r * skins + s]! * vectors[c * skins + s]!;
      scores[r * rank + c] = sum / weights[r]!;
    }
  }
  const patterns = vectors.slice(0, rank * skins).map((value, i) => value * Math.sqrt(size[i % skins]!));
  return { scores, patterns };
}

/** Eigenvectors of a symmetric matrix, one a row, largest value first, by Jacobi rotations. */
function eigenvectors(matrix: Float64Array, n: number): Float64Array {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const angle = 0.5 * Math.atan2(2 * a[p * n + q]!, a[q * n + q]! - a[p * n + p]!);
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        for (let k = 0; k < n; k++) rotate(a, k * n + p, k * n + q, c, s);
        for (let k = 0; k < n; k++) rotate(a, p * n + k, q * n + k, c, s);
        for (let k = 0; k < n; k++) rotate(v, p * n + k, q * n + k, c, s);
      }
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  return Float64Array.from(order.flatMap((i) => [...v.subarray(i * n, (i + 1) * n)]));
}

function rotate(values: Float64Array, p: number, q: number, c: number, s: number): void {
  const x = values[p]!;
  const y = values[q]!;
  values[p] = c * x - s * y;
  values[q] = s * x + c * y;
}
