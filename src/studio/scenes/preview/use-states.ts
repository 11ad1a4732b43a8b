import { useMemo } from 'react';
import { type PreviewState, previewStates } from '#/engine/preview/preview-states.ts';
import { usePlanner } from '../../planner/planner-context.tsx';

export interface ShownStates {
  readonly states: readonly PreviewState[];
  readonly shown: PreviewState;
}

/** The states of this course and the one shown: the last session healed unless another was chosen. */
export function useStates(): ShownStates {
  const { record, wish } = usePlanner();
  const sessions = record?.sessions.length ?? 3;
  return useMemo(() => {
    const states = previewStates(sessions);
    const usual = states.findLast((state) => state.newest?.kind === 'healed')!;
    return { states, shown: states.find((state) => state.id === wish.state) ?? usual };
  }, [sessions, wish.state]);
}
