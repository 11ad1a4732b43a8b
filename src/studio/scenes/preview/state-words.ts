import type { TFunction } from 'i18next';
import type { PreviewState } from '#/engine/preview/preview-states.ts';

/** Name of a state in the reader's language; `short` for narrow buttons. */
export function stateWords(t: TFunction, state: PreviewState, kind: 'states' | 'short'): string {
  if (!state.newest) return t(`preview.${kind}.before`);
  if (state.newest.kind === 'years') return t(`preview.${kind}.year`, { count: state.newest.years });
  return t(`preview.${kind}.${state.newest.kind}`, { n: state.sessions });
}
