import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answerAt } from '#/practice/intake/questions.ts';
import { useClientRecords } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import type { ScreeningView } from './use-screening.ts';

interface KnownElsewhereProps {
  readonly path: string;
  readonly view: ScreeningView;
}

/** What the client's card or the step Photo already says of an open question: shown and offered, never answered unasked. */
export function KnownElsewhere({ path, view }: KnownElsewhereProps) {
  const { t } = useTranslation();
  const { say, day } = usePracticeWords();
  const { client } = useClientRecords();
  if (answerAt(view.answers, path) !== undefined) return null;
  const { birthDate, sex } = client?.profile ?? {};
  const { ageYears } = view.part;
  const take = (value: string): void => {
    view.answer(path, value);
    view.settle();
  };
  const onCard = { birthDate: birthDate && day(birthDate), sex: sex && say(`choice.sex.${sex}`) };
  const value = { birthDate, sex }[path];
  const shown = onCard[path as keyof typeof onCard];
  if (value && shown) {
    return (
      <p className="question-known">
        {t('screen.onCard', { value: shown })}{' '}
        <Button size="compact-sm" variant="default" onClick={() => take(value)}>
          {t('screen.takeIt')}
        </Button>
      </p>
    );
  }
  if (path !== 'birthDate' || ageYears === undefined) return null;
  return <p className="question-known">{t('screen.inPhoto', { years: ageYears })}</p>;
}
