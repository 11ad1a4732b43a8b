import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '#/practice/client/client.ts';
import { closingProblems } from '#/practice/session/close-session.ts';
import type { SessionRecord } from '#/practice/session/session-record.ts';
import { useCourse } from '../../../course/course-context.tsx';
import type { SessionDraft } from '../care/care-drafts.ts';
import { ChoiceRow } from '../care/choice-row.tsx';
import { artistNamed, useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import type { SessionPartProps } from './session-part.ts';

type SessionBody = Omit<SessionRecord, 'kind' | 'id' | 'clientId' | 'at'>;

/** Complete, or incomplete with what, why and who; then the record is closed for good. */
export function CloseSession({ booked, session, draft }: SessionPartProps) {
  const { t } = useTranslation();
  const { phrase } = usePracticeWords();
  const artist = useArtist();
  const { clientId } = useCourse();
  const { add } = useClientRecords();
  const { value } = draft;
  const body = artist && value.startedAt ? bodyOf(value, value.startedAt, booked.record.id, artist) : null;
  const problems = body
    ? closingProblems({ ...body, kind: 'session', id: '', clientId: clientId ?? '', at: body.startedAt }, booked.pack)
    : [];
  const close = (): void => {
    if (!body) return;
    add.mutate({ kind: 'session', at: body.startedAt, body }, { onSuccess: () => draft.clear() });
  };
  return (
    <section className="care-block" aria-labelledby="close-title">
      <h2 id="close-title">{t('care.close.title', { n: session.n })}</h2>
      <ChoiceRow
        label={t('care.close.state')}
        choices={[
          { value: 'complete', label: t('care.close.complete') },
          { value: 'incomplete', label: t('care.close.incomplete'), tone: 'warn' },
        ]}
        value={value.state}
        onChange={(state) => draft.change({ state, earlyStop: state === 'complete' ? null : value.earlyStop })}
      />
      {value.state === 'incomplete' && (
        <>
          <ChoiceRow
            label={t('care.close.early')}
            choices={[
              { value: 'no', label: t('practice.no') },
              { value: 'yes', label: t('practice.yes'), tone: 'warn' },
            ]}
            value={value.earlyStop === null ? 'no' : 'yes'}
            onChange={(next) => draft.change({ earlyStop: next === 'yes' ? value.why || '-' : null })}
          />
          <div className="care-fields">
            <Textarea
              className="wide"
              size="md"
              label={t('care.close.what')}
              value={value.what}
              onChange={(event) => draft.change({ what: event.currentTarget.value })}
            />
            <Textarea
              className="wide"
              size="md"
              label={t('care.close.why')}
              value={value.why}
              onChange={(event) => draft.change({ why: event.currentTarget.value })}
            />
          </div>
        </>
      )}
      {problems.length > 0 && (
        <ul className="missing-list">
          {problems.map((problem) => (
            <li key={`${problem.key} ${JSON.stringify(problem.values)}`}>
              {phrase(problem)} <code className="rule-code">{problem.key.split('.')[1]}</code>
            </li>
          ))}
        </ul>
      )}
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <RecordProblem error={add.error} />
      <Button mt="md" size="xl" disabled={!body || problems.length > 0} loading={add.isPending} onClick={close}>
        {t(value.state === 'complete' ? 'care.close.asComplete' : 'care.close.asIncomplete')}
      </Button>
      <p className="hint">{t('care.close.hint')}</p>
    </section>
  );
}

function bodyOf(value: SessionDraft, startedAt: string, courseId: string, artist: Person): SessionBody {
  const endedAt = value.endedAt ?? nowHere();
  const second = value.second.trim();
  return {
    by: artist,
    courseId,
    n: value.n,
    artists: [artist, ...(second ? [artistNamed(second)] : [])],
    startedAt,
    endedAt,
    breaks: value.breaks.map(({ from, to }) => ({ from, to: to ?? endedAt })),
    earlyStop: value.state === 'incomplete' && value.earlyStop !== null ? value.why : null,
    ...value.preparation,
    zones: value.zones.filter(({ doneShare, minutes }) => doneShare !== null || minutes !== null),
    anaesthetics: value.anaesthetics,
    photos: value.photos,
    closing: { state: value.state, what: value.what.trim(), why: value.why.trim(), who: artist, at: endedAt },
  };
}
