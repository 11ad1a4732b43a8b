import type { Point } from '../canvas/stage-view.ts';
import type { Residual } from './planner-context.tsx';

export type FitState =
  | { readonly state: 'waiting' }
  | { readonly state: 'fitting' }
  | { readonly state: 'refused'; readonly rule: string; readonly message: string }
  | { readonly state: 'fitted'; readonly value: { scaleSd: number; residuals: readonly Residual[] } };

export interface PlannerView {
  readonly fit: FitState;
  residualOf(photoId: string, tap: string): Residual | undefined;
  modelPointOf(photoId: string, tap: string): Point | null;
  outlineOf(photoId: string): readonly Point[] | null;
}

export function usePlannerState(): PlannerView {
  return { fit: { state: 'waiting' }, residualOf: () => undefined, modelPointOf: () => null, outlineOf: () => null };
}
