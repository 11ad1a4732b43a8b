import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlanner } from '../../planner/planner-context.tsx';
import { stateWords } from './state-words.ts';
import { useStates } from './use-states.ts';

/** Time runs from left to right: before, each session fresh and healed, then the years. */
export function StateBar() {
  const { t } = useTranslation();
  const { setWish } = usePlanner();
  const { states, shown } = useStates();
  const bar = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state shown is brought into view when it changes
  useEffect(() => {
    bar.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [shown.id]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own border and layout
    <div ref={bar} className="state-bar" role="group" aria-label={t('preview.state')}>
      {states.map((state) => (
        <button
          key={state.id}
          type="button"
          aria-pressed={state.id === shown.id}
          aria-label={stateWords(t, state, 'states')}
          onClick={() => setWish({ state: state.id })}
        >
          {stateWords(t, state, 'short')}
        </button>
      ))}
    </div>
  );
}
