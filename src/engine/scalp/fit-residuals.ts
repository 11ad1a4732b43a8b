import { choleskyFactor, choleskyInverse } from '#/engine/math/cholesky.ts';
import type { LeastSquaresFit } from '#/engine/math/levenberg-marquardt.ts';
import { pointAt } from '../math/vec3.ts';
import { type Camera, projectPoint, toCameraFrame } from './camera.ts';
import type { FitModel } from './fit-model.ts';
import type { Head } from './head.ts';
import { cranialRim, nearestOnOutline, skullOutline } from './outline-anchor.ts';

export interface TapResidual {
  readonly photo: number;
  readonly tap: string;
  /** Distance from the tap to the model's point or outline. */
  readonly px: number;
  /** The same on the head, at the depth of the point. */
  readonly mm: number;
  /** The tap disagrees with all others and was left out of the fit. */
  readonly outlier: boolean;
}

/** Squared standardised leave-one-out residual beyond which a tap is suspect (about 4.5 standard deviations). */
export const SUSPECT = 20;
const CANDIDATES = 4;

/**
 * Taps that disagree with all others: leave-one-out residuals from the linearised fit name candidates, and the one whose removal lowers
 * the cost most goes; again until none is suspect or a fifth is gone.
 */
export function badTaps(
  model: FitModel,
  first: LeastSquaresFit,
  solve: (dropped: ReadonlySet<number>, start: Float64Array) => LeastSquaresFit,
): number[] {
  const dropped = new Set<number>();
  let fit = first;
  const most = Math.floor(model.taps.length / 5);
  while (dropped.size < most) {
    const suspects = leaveOneOut(model, fit, dropped)
      .filter(({ square }) => square > SUSPECT)
      .slice(0, CANDIDATES);
    let best: { tap: number; fit: LeastSquaresFit } | undefined;
    for (const { tap } of suspects) {
      const without = solve(new Set([...dropped, tap]), fit.x);
      if (!best || without.cost < best.fit.cost) best = { tap, fit: without };
    }
    if (!best || fit.cost - best.fit.cost < SUSPECT / 3) break;
    dropped.add(best.tap);
    fit = best.fit;
  }
  return [...dropped];
}

function leaveOneOut(
  model: FitModel,
  fit: LeastSquaresFit,
  dropped: ReadonlySet<number>,
): { tap: number; square: number }[] {
  const n = fit.x.length;
  const lower = choleskyFactor(ridge(fit.information, n), n);
  if (!lower) return [];
  const covariance = choleskyInverse(lower, n);
  const found = model.taps.flatMap((tap, k) => {
    if (dropped.has(k)) return [];
    const rows = tap.landmark ? [model.tapRows[k]!, model.tapRows[k]! + 1] : [model.tapRows[k]!];
    return [{ tap: k, square: standardised(fit, covariance, rows) }];
  });
  return found.sort((a, b) => b.square - a.square);
}

function ridge(information: Float64Array, n: number): Float64Array {
  const copy = Float64Array.from(information);
  for (let i = 0; i < n; i++) copy[i * n + i] = copy[i * n + i]! + 1e-9;
  return copy;
}

/** e^T (I - J C J^T)^-1 e of one tap's one or two rows. */
function standardised(fit: LeastSquaresFit, covariance: Float64Array, rows: readonly number[]): number {
  const n = fit.x.length;
  const hat = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const ja = fit.jacobian[a * n + i]!;
      if (ja === 0) continue;
      for (let j = 0; j < n; j++) sum += ja * covariance[i * n + j]! * fit.jacobian[b * n + j]!;
    }
    return sum;
  };
  const e = rows.map((row) => fit.residuals[row]!);
  const free = (v: number): number => Math.max(1e-3, v);
  if (rows.length === 1) return e[0]! ** 2 / free(1 - hat(rows[0]!, rows[0]!));
  const [a, b] = [rows[0]!, rows[1]!];
  const [h11, h12, h22] = [free(1 - hat(a, a)), -hat(a, b), free(1 - hat(b, b))];
  const determinant = Math.max(1e-6, h11 * h22 - h12 * h12);
  return (h22 * e[0]! ** 2 - 2 * h12 * e[0]! * e[1]! + h11 * e[1]! ** 2) / determinant;
}

/** Residual of every tap on the finished head. */
export function tapResiduals(
  model: FitModel,
  head: Head,
  cameras: readonly Camera[],
  dropped: ReadonlySet<number>,
): TapResidual[] {
  return model.taps.map((tap, k) => {
    const camera = cameras[tap.photo]!;
    const point = tap.landmark ? head.landmarks[tap.landmark] : null;
    const depth = point ? toCameraFrame(camera, point)[2] : camera.translationMm[2];
    const [u, v] = point ? projectPoint(camera, point) : outlinePoint(model, head, camera, tap.px);
    const [du, dv] = [u - tap.px[0], v - tap.px[1]];
    const px = Math.sqrt(du * du + dv * dv);
    return { photo: tap.photo, tap: tap.name, px, mm: (px * depth) / camera.focalPx, outlier: dropped.has(k) };
  });
}

function outlinePoint(
  model: FitModel,
  head: Head,
  camera: Camera,
  px: readonly [number, number],
): readonly [number, number] {
  const { from, to, share } = nearestOnOutline(skullOutline(head.mesh.positions, cranialRim(model.basis), camera), px);
  const p = head.mesh.positions;
  const a = projectPoint(camera, pointAt(p, from));
  const b = projectPoint(camera, pointAt(p, to));
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}
