import { createContext, use } from 'react';
import type { Point, Size, StageView } from './stage-view.ts';

/** The stage that a thing over the photo lies on. */
export interface Stage {
  readonly view: StageView;
  readonly size: Size;
  readonly photo: Size;
  toScreen(photoPoint: Point): Point;
  /** The point of the photo under a pointer. */
  pointOf(event: { readonly clientX: number; readonly clientY: number }): Point;
  zoom(factor: number): void;
  setView(view: StageView): void;
  showAll(): void;
}

export const StageContext = createContext<Stage | null>(null);

export function useStage(): Stage {
  const stage = use(StageContext);
  if (!stage) throw new Error('useStage outside of a PhotoStage');
  return stage;
}
