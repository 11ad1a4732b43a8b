import { createContext, type ReactNode, use } from 'react';
import type { Point } from '../canvas/stage-view.ts';
import { type PlannerView, usePlannerState } from './use-planner-state.ts';

export interface Residual {
  readonly photo: number;
  readonly tap: string;
  readonly px: number;
  readonly mm: number;
  readonly outlier: boolean;
}

const PlannerContext = createContext<PlannerView | null>(null);

/** Everything that follows from the document of the open course, worked out in workers. */
export function PlannerProvider({ children }: { readonly children: ReactNode }) {
  const view = usePlannerState();
  return <PlannerContext value={view}>{children}</PlannerContext>;
}

export function usePlanner(): PlannerView {
  const view = use(PlannerContext);
  if (!view) throw new Error('usePlanner outside of a PlannerProvider');
  return view;
}

export type OutlineOf = (photoId: string) => readonly Point[] | null;
