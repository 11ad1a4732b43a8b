import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordsOf } from '#/practice/session/course-records.ts';
import type { SessionRecord } from '#/practice/session/session-record.ts';
import type { Booked } from '../care/care-frame.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { leavesOf, readLike } from './record-leaves.ts';

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
              was: String(correction.was),
              is: String(correction.is),
              why: correction.why,
            })}
          </p>
        ) : null,
      )}
      {closing.state === 'incomplete' && reviews.length === 0 && <ReviewForm session={session} />}
      {correcting ? (
        <CorrectionForm session={session} onDone={() => setCorrecting(false)} />
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

function CorrectionForm({ session, onDone }: { readonly session: SessionRecord; onDone(): void }) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { add } = useClientRecords();
  const [path, setPath] = useState<string | null>(null);
  const [is, setIs] = useState('');
  const [why, setWhy] = useState('');
  const leaves = leavesOf(session);
  const was = leaves.find((leaf) => leaf.path === path)?.value;
  const corrected = path === null ? undefined : readLike(was, is);
  const record = (): void =>
    add.mutate(
      { kind: 'correction', correctsId: session.id, body: { by: artist, path, was, is: corrected, why: why.trim() } },
      { onSuccess: onDone },
    );
  return (
    <fieldset className="answer-form">
      <legend>{t('care.held.correct')}</legend>
      <Select
        label={t('care.held.field')}
        searchable
        data={leaves.map((leaf) => ({ value: leaf.path, label: `${leaf.path}: ${String(leaf.value)}` }))}
        value={path}
        onChange={setPath}
      />
      <TextInput label={t('care.held.is')} value={is} onChange={(event) => setIs(event.currentTarget.value)} />
      <TextInput label={t('care.held.because')} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
      <div className="picks">
        <Button
          disabled={!artist || corrected === undefined || why.trim() === ''}
          loading={add.isPending}
          onClick={record}
        >
          {t('care.held.addCorrection')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('practice.cancel')}
        </Button>
      </div>
      <RecordProblem error={add.error} />
    </fieldset>
  );
}
