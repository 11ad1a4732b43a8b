import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerAt, type Question } from '#/practice/intake/questions.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { usePracticeWords } from '../use-practice-words.ts';
import { AmountAnswer, DayAnswer, ManyField, OneField, TextField, YesNoField } from './answer-fields.tsx';
import { KnownElsewhere } from './known-elsewhere.tsx';
import { ScarsField } from './scars-field.tsx';
import type { ScreeningView } from './use-screening.ts';

export interface QuestionRowProps {
  readonly question: Question;
  readonly view: ScreeningView;
}

/** One question with the reason beside it, its answer, and what contradicts it. */
export function QuestionRow({ question, view }: QuestionRowProps) {
  const { t } = useTranslation();
  const { say, sayIfAny, day } = usePracticeWords();
  const { path } = question;
  const why = sayIfAny(`question.${path}.why`);
  const wrong = view.contradictions.filter((item) => item.path === path);
  const isOpen = question.needed(view.answers) && answerAt(view.answers, path) === undefined;
  return (
    <div
      className="question"
      id={`question-${path}`}
      data-open={isOpen || undefined}
      data-wrong={wrong.length > 0 || undefined}
    >
      <div className="question-words">
        <span className="question-label" id={labelId(path)}>
          {say(`question.${path}.label`)}
        </span>
        {why && <small>{why}</small>}
      </div>
      <div className="question-answer">
        <AnswerField question={question} view={view} />
        <KnownElsewhere path={path} view={view} />
        {wrong.map((item) => (
          <p key={item.problem} className="question-wrong" role="alert">
            <WarningIcon size={16} /> {t(`screen.contradiction.${item.problem}`, { day: day(item.value) })}
          </p>
        ))}
      </div>
    </div>
  );
}

export function labelId(path: string): string {
  return `label-${path.replaceAll('.', '-')}`;
}

function AnswerField({ question, view }: QuestionRowProps): ReactNode {
  const { path, kind, choices } = question;
  const value = answerAt(view.answers, path);
  const field = {
    labelledBy: labelId(path),
    onChange: (next: unknown) => view.answer(path, next),
    onEnd: view.settle,
  };
  switch (kind) {
    case 'yesNo':
      return <YesNoField {...field} value={value as boolean | undefined} />;
    case 'one':
      return <OneField {...field} value={value as string | undefined} choices={choices!} />;
    case 'many':
      return <ManyField {...field} value={value as readonly string[] | undefined} choices={choices ?? null} />;
    case 'day':
      return <DayAnswer {...field} value={value as string | undefined} />;
    case 'number':
      return <AmountAnswer {...field} value={value as number | undefined} share={path === 'hair.greyShare'} />;
    case 'scars':
      return <ScarsField view={view} labelledBy={labelId(path)} />;
    case 'text':
      return (
        <TextField
          {...field}
          value={value as string | undefined}
          grade={path === 'hair.grade' ? view.answers.hair?.pattern : undefined}
        />
      );
  }
}
