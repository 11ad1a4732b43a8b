import { createContext, type ReactNode, use } from 'react';
import { type PlannerView, usePlannerState } from './use-planner-state.ts';

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
