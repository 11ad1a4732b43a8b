import { useMemo } from 'react';
import type { Answers } from '#/practice/intake/answers.ts';
import { type Contradiction, findContradictions } from '#/practice/intake/contradictions.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { type PracticePart, practiceOf } from '../practice-part.ts';
import { todayHere } from '../use-practice-words.ts';
import { withAnswer } from './answer-path.ts';
import { screenDocument, withScreening } from './carry-findings.ts';

export interface ScreeningView {
  readonly part: PracticePart;
  readonly answers: Answers;
  /** Day of the assessment. */
  readonly on: string;
  readonly screening: Screening;
  readonly contradictions: readonly Contradiction[];
  answer(path: string, value: unknown): void;
  /** Changes letters, overrides or all answers at once. */
  change(label: 'answer' | 'letter' | 'override', part: Partial<PracticePart>): void;
  settle(): void;
}

/** The answers of the open course, what they mean today, and how one is given. Everything is saved with the course. */
export function useScreening(): ScreeningView {
  const { document, editor } = useCourse();
  const part = practiceOf(document);
  const today = todayHere();
  const protocol = useProtocol();
  return useMemo(() => {
    const answers = part.answers ?? {};
    const on = answers.on ?? today;
    return {
      part,
      answers,
      on,
      screening: screenDocument(part, today, protocol),
      contradictions: findContradictions(answers, on),
      answer: (path, value) =>
        editor.edit({ label: 'answer', group: path }, (current) => {
          const now = practiceOf(current);
          return withScreening(
            current,
            { ...now, answers: withAnswer(now.answers ?? {}, path, value) },
            today,
            protocol,
          );
        }),
      change: (label, next) =>
        editor.edit({ label }, (current) =>
          withScreening(current, { ...practiceOf(current), ...next }, today, protocol),
        ),
      settle: () => editor.settle(),
    };
  }, [part, today, editor, protocol]);
}
