import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canonicalJson } from '#/base/canonical-json.ts';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { latestOf, useClientRecords } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import type { ScreeningView } from './use-screening.ts';

/** Puts the screening as it stands into the client's records. */
export function RecordScreening({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  const artist = useArtist();
  const { clientId, ofCourse, add } = useClientRecords();
  const last = latestOf(ofCourse, 'screening');
  const { screening, answers, on, part, contradictions } = view;
  const isSame = last !== undefined && canonicalJson(last.result) === canonicalJson(screening);
  // A decline needs no more answers; anything else is judged by all of them.
  const isMissing = screening.missing.length > 0 && screening.outcome !== 'decline';
  const record = (): void =>
    add.mutate({
      kind: 'screening',
      body: {
        by: artist,
        answers: { ...answers, on },
        letters: part.letters ?? [],
        overrides: part.overrides ?? [],
        result: screening,
      },
    });
  return (
    <>
      {last && (
        <p className="hint" role="status">
          {t('screen.recorded', { when: moment(last.at), name: last.by.name })}{' '}
          {!isSame && <strong>{t('screen.changedSince')}</strong>}
        </p>
      )}
      {clientId && !isSame && isMissing && <p className="hint">{t('screen.recordMissing')}</p>}
      {clientId && !isSame && !isMissing && (
        <>
          {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
          {contradictions.length > 0 && <p className="hint">{t('screen.recordContradiction')}</p>}
          <Button
            size="md"
            fullWidth
            disabled={!artist || contradictions.length > 0}
            loading={add.isPending}
            onClick={record}
          >
            {t(last ? 'screen.recordAgain' : 'screen.record')}
          </Button>
          <p className="hint">{t('screen.recordHint')}</p>
        </>
      )}
      <RecordProblem error={add.error} />
    </>
  );
}
