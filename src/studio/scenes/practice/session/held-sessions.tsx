import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordsOf } from '#/practice/session/course-records.ts';
import type { SessionRecord } from '#/practice/session/session-record.ts';
import { CorrectRecord, said } from '../../../clients/correct-record.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import type { Booked } from '../care/care-frame.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';

/** Sessions that were closed; what was wrong is put right by an added entry, an incomplete one by a review. */
export function HeldSessions({ booked }: { readonly booked: Booked }) {
  const { t } = useTranslation();
  const held = recordsOf(booked.known.ofCourse, 'session').filter(({ courseId }) => courseId === booked.record.id);
  if (held.length === 0) return null;
  return (
    <section className="care-block" aria-labelledby="held-title">
      <h2 id="held-title">{t('care.held.title')}</h2>
      <ul className="care-list">
        {held.map((session) => (
          <HeldSession key={session.id} session={session} booked={booked} />
        ))}
      </ul>
    </section>
  );
}

function HeldSession({ session, booked }: { readonly session: SessionRecord; readonly booked: Booked }) {
  const { t } = useTranslation();
  const { moment, say } = usePracticeWords();
  const { editor } = useCourse();
  const [correcting, setCorrecting] = useState(false);
  const reviews = recordsOf(booked.known.ofCourse, 'sessionReview').filter(({ sessionId }) => sessionId === session.id);
  const corrections = booked.known.ofClient.filter(
    (record) => record.kind === 'correction' && record.ofId === session.id,
  );
  const { closing } = session;
  return (
    <li>
      <p>
        <strong>{t('clients.kinds.session', { n: session.n })}</strong> ·{' '}
        {moment(session.startedAt, booked.course.zone)} · {t(`clients.sessionState.${closing.state}`)}
      </p>
      <p className="hint">
        {session.zones
          .map(
            ({ zone, doneShare, minutes }) =>
              `${say(`zone.${zone}`)} ${doneShare === null ? `${minutes} min` : `${Math.round(doneShare * 100)} %`}`,
          )
          .join(' · ')}
        {' · '}
        {session.artists.map(({ name }) => name).join(', ')}
      </p>
      {closing.state === 'incomplete' && <p>{t('care.held.left', { what: closing.what, why: closing.why })}</p>}
      {reviews.map((review) => (
        <p key={review.id}>{t('care.held.reviewed', { name: review.by.name, decision: review.decision })}</p>
      ))}
      {corrections.map((correction) =>
        correction.kind === 'correction' ? (
          <p key={correction.id} className="timeline-correction">
            {t('care.held.corrected', {
              path: correction.path,
              was: said(correction.was),
              is: said(correction.is),
              why: correction.why,
            })}
          </p>
        ) : null,
      )}
      {closing.state === 'incomplete' && reviews.length === 0 && <ReviewForm session={session} />}
      {correcting ? (
        <CorrectRecord
          record={{ id: session.id, clientId: session.clientId, body: session }}
          courseId={editor.courseId}
          onDone={() => setCorrecting(false)}
        />
      ) : (
        <Button mt="xs" size="sm" variant="default" onClick={() => setCorrecting(true)}>
          {t('care.held.correct')}
        </Button>
      )}
    </li>
  );
}

function ReviewForm({ session }: { readonly session: SessionRecord }) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { add } = useClientRecords();
  const [decision, setDecision] = useState('');
  const record = (): void =>
    add.mutate({ kind: 'sessionReview', body: { by: artist, sessionId: session.id, decision: decision.trim() } });
  return (
    <fieldset className="answer-form">
      <legend>{t('care.held.review')}</legend>
      <Textarea
        label={t('care.held.decision')}
        value={decision}
        onChange={(event) => setDecision(event.currentTarget.value)}
      />
      <div>
        <Button size="md" disabled={!artist || decision.trim() === ''} loading={add.isPending} onClick={record}>
          {t('care.held.recordReview')}
        </Button>
      </div>
      <RecordProblem error={add.error} />
    </fieldset>
  );
}
