import { SPLAT_STRIDE, type Splats } from '#/engine/preview/splats.ts';

/** Side of a cell on skin seen square on, mm; dots up to three of them apart count as one field. */
const CELL_MM = 1;
/** Cells around the dots that stay empty: closing and smoothing reach this far. */
const MARGIN = 4;
/** Share of filled cells around a corner of the outline: over a half, since a cell at the rim reaches beyond its dots. */
const LEVEL = 0.62;
/** Fields smaller than this are not outlined, cells. */
const LEAST_FIELD_CELLS = 40;

/**
 * The outline of where dots lie in a picture, as the data of one SVG path in its pixels, holes included; empty without dots.
 * Dots fill cells, gaps between them are closed, the cells are smoothed and a level line is drawn through them: single dots
 * ahead of a soft edge stay outside.
 */
export function dottedOutline({ count, data }: Splats): string {
  if (count === 0) return '';
  const cellPx = CELL_MM * pixelsPerMm({ count, data });
  const { x0, y0, width, height } = boxOf({ count, data }, cellPx);
  const filled = new Float32Array(width * height);
  for (let k = 0; k < count; k++) {
    const u = Math.floor((data[k * SPLAT_STRIDE]! - x0) / cellPx);
    const v = Math.floor((data[k * SPLAT_STRIDE + 1]! - y0) / cellPx);
    filled[v * width + u] = 1;
  }
  const around = (cells: Float32Array, of: Neighbourhood) => eachOf(cells, width, height, of);
  const closed = around(around(filled, anyOf), allOf);
  const smooth = around(around(closed, meanOf), meanOf);
  const path = levelLines(smooth, width, height).map((ring) => {
    const at = ring.map(([u, v]) => `${(x0 + (u + 0.5) * cellPx).toFixed(1)} ${(y0 + (v + 0.5) * cellPx).toFixed(1)}`);
    return `M${at.join('L')}Z`;
  });
  return path.join('');
}

/** Where the skin faces the camera: the upper end of what the dots have, not one dot's accident. */
function pixelsPerMm({ count, data }: Splats): number {
  const step = Math.max(1, Math.floor(count / 500));
  const scales: number[] = [];
  for (let k = 0; k < count; k += step) {
    const [xx, xy, yy] = [2, 3, 4].map((at) => data[k * SPLAT_STRIDE + at]!) as [number, number, number];
    scales.push(Math.sqrt((xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy)));
  }
  scales.sort((a, b) => a - b);
  return scales[Math.floor(scales.length * 0.9)]!;
}

function boxOf({ count, data }: Splats, cellPx: number) {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  for (let k = 0; k < count; k++) {
    const [x, y] = [data[k * SPLAT_STRIDE]!, data[k * SPLAT_STRIDE + 1]!];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  }
  const [x0, y0] = [left - MARGIN * cellPx, top - MARGIN * cellPx];
  const cells = (from: number, to: number): number => Math.floor((to - from) / cellPx) + 1 + MARGIN;
  return { x0, y0, width: cells(x0, right), height: cells(y0, bottom) };
}

/** What a cell becomes, from the sum over it and its eight neighbours. */
type Neighbourhood = (sum: number) => number;
const anyOf: Neighbourhood = (sum) => (sum > 0 ? 1 : 0);
const allOf: Neighbourhood = (sum) => (sum === 9 ? 1 : 0);
const meanOf: Neighbourhood = (sum) => sum / 9;

/** The rim, which is empty, stays. */
function eachOf(cells: Float32Array, width: number, height: number, of: Neighbourhood): Float32Array {
  const made = new Float32Array(cells.length);
  for (let v = 1; v < height - 1; v++) {
    for (let u = 1; u < width - 1; u++) {
      let sum = 0;
      for (let dv = -1; dv <= 1; dv++) for (let du = -1; du <= 1; du++) sum += cells[(v + dv) * width + u + du]!;
      made[v * width + u] = of(sum);
    }
  }
  return made;
}

type Corner = readonly [u: number, v: number];

/** Marching squares: closed lines at LEVEL through the middles of the cells. */
function levelLines(cells: Float32Array, width: number, height: number): readonly (readonly Corner[])[] {
  const next = new Map<number, { readonly to: number; readonly at: Corner }>();
  const value = (u: number, v: number): number => cells[v * width + u]! - LEVEL;
  // An edge between two middles is known by the first of them, and whether it runs across or down.
  const crossing = (u: number, v: number, down: number): { key: number; at: Corner } => {
    const [a, b] = [value(u, v), down ? value(u, v + 1) : value(u + 1, v)];
    const t = a / (a - b);
    return { key: 2 * (v * width + u) + down, at: down ? [u, v + t] : [u + t, v] };
  };
  for (let v = 0; v < height - 1; v++) {
    for (let u = 0; u < width - 1; u++) {
      const signs = [value(u, v), value(u + 1, v), value(u + 1, v + 1), value(u, v + 1)].map((each) => each > 0);
      const edges = [
        () => crossing(u, v, 0),
        () => crossing(u + 1, v, 1),
        () => crossing(u, v + 1, 0),
        () => crossing(u, v, 1),
      ];
      // Around the square: in where the sign turns on, out where it turns off; a saddle joins each way in to the next way out.
      for (let k = 0; k < 4; k++) {
        if (signs[k] || !signs[(k + 1) % 4]) continue;
        let out = (k + 1) % 4;
        while (!(signs[out] && !signs[(out + 1) % 4])) out = (out + 1) % 4;
        const [from, to] = [edges[k]!(), edges[out]!()];
        next.set(to.key, { to: from.key, at: to.at });
      }
    }
  }
  const rings: Corner[][] = [];
  for (const start of next.keys()) {
    const ring: Corner[] = [];
    for (let at = start; next.has(at); ) {
      const step = next.get(at)!;
      next.delete(at);
      ring.push(step.at);
      at = step.to;
    }
    if (isWorthDrawing(ring)) rings.push(ring);
  }
  return rings;
}

/** Holes (they run the other way round) of a mark's size stay; specks of dots between hairs do not. */
function isWorthDrawing(ring: readonly Corner[]): boolean {
  const twice = ring.reduce((sum, [u, v], k) => {
    const [nextU, nextV] = ring[(k + 1) % ring.length]!;
    return sum + u * nextV - nextU * v;
  }, 0);
  return twice < 0 ? ring.length > 8 : twice / 2 > LEAST_FIELD_CELLS;
}
