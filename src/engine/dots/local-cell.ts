/** The Voronoi cell of a dot at the origin among its neighbours in the tangent plane, by clipping half-planes. */
export interface VoronoiCell {
  /** Corners, counter-clockwise. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** The neighbour that shares the edge from a corner to the next; -1: the bounding square. */
  readonly owner: readonly number[];
}

/** xy: neighbours relative to the dot, stride 2, boundMm: half width of the square that bounds the cell. */
export function voronoiCell(xy: ArrayLike<number>, count: number, boundMm: number): VoronoiCell {
  let px = [-boundMm, boundMm, boundMm, -boundMm];
  let py = [-boundMm, -boundMm, boundMm, boundMm];
  let owner = [-1, -1, -1, -1];
  for (let j = 0; j < count; j++) {
    const x = xy[2 * j]!;
    const y = xy[2 * j + 1]!;
    const limit = 0.5 * (x * x + y * y);
    const n = px.length;
    let cuts = false;
    for (let k = 0; k < n; k++) if (px[k]! * x + py[k]! * y > limit) cuts = true;
    if (!cuts) continue;
    const qx: number[] = [];
    const qy: number[] = [];
    const nextOwner: number[] = [];
    for (let k = 0; k < n; k++) {
      const m = k + 1 < n ? k + 1 : 0;
      const a = px[k]! * x + py[k]! * y - limit;
      const b = px[m]! * x + py[m]! * y - limit;
      if (a <= 0) {
        qx.push(px[k]!);
        qy.push(py[k]!);
        nextOwner.push(owner[k]!);
        if (b <= 0) continue;
        const t = a / (a - b);
        qx.push(px[k]! + t * (px[m]! - px[k]!));
        qy.push(py[k]! + t * (py[m]! - py[k]!));
        nextOwner.push(j);
      } else if (b <= 0) {
        const t = a / (a - b);
        qx.push(px[k]! + t * (px[m]! - px[k]!));
        qy.push(py[k]! + t * (py[m]! - py[k]!));
        nextOwner.push(owner[k]!);
      }
    }
    px = qx;
    py = qy;
    owner = nextOwner;
  }
  return { x: px, y: py, owner };
}

/** What the metrics read from a cell. */
export interface LocalCell {
  readonly areaMm2: number;
  /** Largest distance of a corner from the dot over the mean spacing of the three dots there: the largest empty circle. */
  readonly hole: number;
  /** Sum of e^{6 i angle} over the neighbours that share an edge, and their number. */
  readonly psiRe: number;
  readonly psiIm: number;
  readonly sides: number;
}

/** spacingMm: target spacings of the neighbours, own: that of the dot. The cell is bounded 1.6 own spacings away. */
export function localCell(xy: Float64Array, spacingMm: Float64Array, count: number, own: number): LocalCell {
  const { x: px, y: py, owner } = voronoiCell(xy, count, 1.6 * own);
  let area = 0;
  let hole = 0;
  let re = 0;
  let im = 0;
  let sides = 0;
  for (let k = 0; k < px.length; k++) {
    const m = k + 1 < px.length ? k + 1 : 0;
    area += 0.5 * (px[k]! * py[m]! - px[m]! * py[k]!);
    const j = owner[k]!;
    const before = owner[k > 0 ? k - 1 : px.length - 1]!;
    const mean = (own + (j < 0 ? own : spacingMm[j]!) + (before < 0 ? own : spacingMm[before]!)) / 3;
    hole = Math.max(hole, Math.sqrt(px[k]! * px[k]! + py[k]! * py[k]!) / mean);
    if (j < 0) continue;
    const angle = 6 * Math.atan2(xy[2 * j + 1]!, xy[2 * j]!);
    re += Math.cos(angle);
    im += Math.sin(angle);
    sides++;
  }
  return { areaMm2: area, hole, psiRe: re, psiIm: im, sides };
}
