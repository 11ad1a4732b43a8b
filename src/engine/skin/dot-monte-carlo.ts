import { roundMm } from './dot-columns.ts';
import type { DotGrid, DotSkinGrid } from './dot-grid.ts';
import { createDotWalker, type DotWalker } from './dot-walk.ts';

/** Rings from this radius on use all azimuths. */
const AZIMUTHS_FROM_MM = 0.1;

export interface DotTally {
  /** Light that comes back from bare skin, sum of weights, [bin][skin]. */
  readonly reference: Float64Array;
  /** Light that the dot takes from it, [bin][top][length][diameter][strength][skin]. */
  readonly loss: Float64Array;
  readonly photonsPerBin: number;
}

/**
 * Reciprocal white Monte Carlo with path lengths. By reciprocity the light seen at a point under even diffuse light equals
 * the light that leaves anywhere when a thin beam enters there, from above or from every side (`view`). Photons walk through scattering only; the paths
 * in epidermis, dermis and every candidate column are kept, and each absorption is applied afterwards as exp(-mu path).
 * Photons end early with the smallest dermal absorption of the grid (analogue, hence unbiased). Same seed and stream: same
 * numbers on every machine with the same Math functions.
 */
export function simulateDots(
  skin: DotSkinGrid,
  grid: DotGrid,
  photonsPerBin: number,
  seed: number,
  stream = 0,
): DotTally {
  const skins = skin.muaEpidermisPerMm.length * skin.muaDermisPerMm.length;
  const bins = grid.radiusEdgesMm.length - 1;
  const columns = grid.topsMm.length * grid.lengthsMm.length * grid.diametersMm.length;
  const walker = createDotWalker(skin, grid, seed, stream);
  const reference = new Float64Array(bins * skins);
  const loss = new Float64Array(bins * columns * grid.strengthCount * skins);
  const weights = new Float64Array(skins);
  for (let bin = 0; bin < bins; bin++) {
    const dots = grid.radiusEdgesMm[bin]! >= AZIMUTHS_FROM_MM ? (grid.azimuths ?? 1) : 1;
    const inner = grid.radiusEdgesMm[bin]! ** 2;
    const outer = grid.radiusEdgesMm[bin + 1]! ** 2;
    for (let photon = 0; photon < photonsPerBin; photon++) {
      const share = (photon + walker.random()) / photonsPerBin;
      const radius = Math.sqrt(inner + (outer - inner) * share);
      if (!walker.walk()) continue;
      skinWeights(skin, walker.path.epidermis, walker.path.dermis, weights);
      for (let s = 0; s < skins; s++) reference[bin * skins + s]! += weights[s]!;
      for (let s = 0; s < skins; s++) weights[s]! /= dots;
      for (let dot = 0; dot < dots; dot++) {
        const angle = (2 * Math.PI * dot) / dots;
        if (!walker.traceDot(radius * Math.cos(angle), radius * Math.sin(angle))) continue;
        scoreColumns(walker, grid, weights, loss, bin * columns * grid.strengthCount * skins);
        walker.clear();
      }
    }
  }
  return { reference, loss, photonsPerBin };
}

/**
 * The same contrasts of rings, but with the dots laid where the photons went: each photon that returns is met by `dots` dots whose
 * place is drawn from a mixture over depth bins and diameters, a point of its path in that bin and an even place of the axis in the
 * disc around it. Each cell is then divided by the density of the whole mixture at that place (balance heuristic), which is not 0
 * wherever the loss is not, so all cells are served by one draw without bias. Far rings and faint dots, which photons launched at a
 * given radius seldom meet, lose most of their noise. Bins must have an area. Loss over reference is the mean contrast of the ring.
 */
export function simulateDotShadows(
  skin: DotSkinGrid,
  grid: DotGrid,
  photons: number,
  seed: number,
  stream = 0,
): DotTally {
  const skins = skin.muaEpidermisPerMm.length * skin.muaDermisPerMm.length;
  const edges = grid.radiusEdgesMm;
  const bins = edges.length - 1;
  const cells = grid.topsMm.length * grid.lengthsMm.length * grid.diametersMm.length * grid.strengthCount * skins;
  const walker = createDotWalker(skin, grid, seed, stream);
  const placer = createDotPlacer(walker, grid);
  const reference = new Float64Array(skins);
  const loss = new Float64Array(bins * cells);
  const weights = new Float64Array(skins);
  const own = new Float64Array(skins);
  const dots = grid.azimuths ?? 1;
  for (let photon = 0; photon < photons; photon++) {
    if (!walker.walk()) continue;
    skinWeights(skin, walker.path.epidermis, walker.path.dermis, weights);
    for (let s = 0; s < skins; s++) reference[s]! += weights[s]!;
    if (!placer.start()) continue;
    for (let dot = 0; dot < dots; dot++) {
      const density = placer.place((dot + walker.random()) / dots);
      const bin = ringOf(edges, placer.radiusMm());
      if (bin >= 0 && density > 0) {
        const factor = 1 / (density * dots * Math.PI * (edges[bin + 1]! ** 2 - edges[bin]! ** 2));
        for (let s = 0; s < skins; s++) own[s] = weights[s]! * factor;
        scoreColumns(walker, grid, own, loss, bin * cells);
      }
      walker.clear();
    }
  }
  const everyBin = Float64Array.from({ length: bins * skins }, (_, i) => reference[i % skins]!);
  return { reference: everyBin, loss, photonsPerBin: photons };
}

interface DotPlacer {
  /** Reads the path of the walker's last photon; false: it never came as deep as a column. */
  start(): boolean;
  /** Lays a dot, traces it and returns the density of its place per mm2, over every way to have drawn it. */
  place(share: number): number;
  radiusMm(): number;
}

function createDotPlacer(walker: DotWalker, grid: DotGrid): DotPlacer {
  const depths = walker.depthEdges.length - 1;
  const diameters = grid.diametersMm;
  const pathByDepth = new Float64Array(depths);
  const point = new Float64Array(2);
  let used = 0;

  function start(): boolean {
    pathByDepth.fill(0);
    walker.addPathByDepth(pathByDepth);
    used = 0;
    for (let k = 0; k < depths; k++) if (pathByDepth[k]! > 0) used++;
    return used > 0;
  }

  function place(share: number): number {
    let skip = Math.min(used - 1, Math.floor(share * used));
    let bin = 0;
    while (pathByDepth[bin] === 0 || skip-- > 0) bin++;
    walker.pointAlong(bin, walker.random() * pathByDepth[bin]!, point);
    const diameter = diameters[Math.floor(walker.random() * diameters.length)]!;
    const radius = (diameter / 2) * Math.sqrt(walker.random());
    const azimuth = 2 * Math.PI * walker.random();
    point[0]! += radius * Math.cos(azimuth);
    point[1]! += radius * Math.sin(azimuth);
    if (!walker.traceDot(point[0]!, point[1]!)) return 0;
    return density();
  }

  function density(): number {
    let sum = 0;
    for (let d = 0; d < diameters.length; d++) {
      let row = 0;
      for (let k = 0; k < depths; k++) {
        if (pathByDepth[k]! > 0) row += walker.columnPath[d * depths + k]! / pathByDepth[k]!;
      }
      sum += row / (Math.PI * (diameters[d]! / 2) ** 2);
    }
    return sum / (diameters.length * used);
  }

  return { start, place, radiusMm: () => Math.sqrt(point[0]! * point[0]! + point[1]! * point[1]!) };
}

function ringOf(edges: readonly number[], radiusMm: number): number {
  for (let bin = 0; bin < edges.length - 1; bin++) {
    if (radiusMm >= edges[bin]! && radiusMm < edges[bin + 1]!) return bin;
  }
  return -1;
}

function skinWeights(skin: DotSkinGrid, epidermis: number, dermis: number, weights: Float64Array): void {
  const least = skin.muaDermisPerMm[0]!;
  const inner = skin.muaDermisPerMm.length;
  for (let i = 0; i < skin.muaEpidermisPerMm.length; i++) {
    const through = Math.exp(-skin.muaEpidermisPerMm[i]! * epidermis);
    for (let j = 0; j < inner; j++) {
      weights[i * inner + j] = through * Math.exp(-(skin.muaDermisPerMm[j]! - least) * dermis);
    }
  }
}

function scoreColumns(
  walker: DotWalker,
  grid: DotGrid,
  weights: Float64Array,
  loss: Float64Array,
  start: number,
): void {
  const { depthEdges, columnPath } = walker;
  const depths = depthEdges.length - 1;
  const skins = weights.length;
  let at = start;
  const stride = grid.strengthCount * skins;
  for (const top of grid.topsMm) {
    const from = depthEdges.indexOf(top);
    for (const length of grid.lengthsMm) {
      const to = depthEdges.indexOf(roundMm(top + length));
      for (let d = 0; d < grid.diametersMm.length; d++, at += stride) {
        let path = 0;
        for (let k = from; k < to; k++) path += columnPath[d * depths + k]!;
        if (path === 0) continue;
        let through = Math.exp(-grid.firstStrengthPerMm * path);
        for (let m = 0; m < grid.strengthCount; m++) {
          const taken = 1 - through;
          const cell = at + m * skins;
          for (let s = 0; s < skins; s++) loss[cell + s]! += taken * weights[s]!;
          through *= through;
          through *= through;
        }
      }
    }
  }
}
