import { type ReactNode, useRef } from 'react';
import type { StartProblem } from '#/practice/session/start-session.ts';
import { useScrollStop } from '../../../parts/use-scroll-stop.ts';
import { usePracticeWords } from '../use-practice-words.ts';

interface MissingListProps {
  readonly problems: readonly StartProblem[];
  /** Said before them. */
  readonly first?: ReactNode;
}

/** What is missing before a session, in words; the rule's code stands small behind. */
export function MissingList({ problems, first }: MissingListProps) {
  const { phrase } = usePracticeWords();
  const root = useRef<HTMLUListElement>(null);
  const tabIndex = useScrollStop(root);
  return (
    <ul ref={root} className="missing-list" tabIndex={tabIndex} aria-live="polite">
      {first}
      {problems.map(({ rule, missing }) => (
        <li key={`${rule} ${missing.key} ${JSON.stringify(missing.values)}`}>
          {phrase(missing)} <code className="rule-code">{rule}</code>
        </li>
      ))}
    </ul>
  );
}
