import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { clockTimeIn, dayIn, isClockTime } from '#/practice/calendar/wall-clock.ts';
import type { CourseRecord, CourseSession } from '#/practice/course/course.ts';
import { bookableFrom } from '#/practice/course/lay-out-course.ts';
import { type MoveProposal, moveSession } from '#/practice/course/move-session.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { type CourseRecords, heldSession, recordsOf, standingCourse } from '#/practice/session/course-records.ts';
import { StopIcon, WarningIcon } from '#/ui/icons.tsx';
import { DayField } from '../../../parts/day-field.tsx';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { AnswerWays } from '../parts/answer-ways.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';

interface MoveProps {
  readonly session: CourseSession;
  readonly booked: CourseRecord;
  readonly known: CourseRecords;
  onDone(): void;
}

/** Another day for one session: first what would follow from it, then yes or no. */
export function MoveSession({ session, booked, known, onDone }: MoveProps) {
  const { t } = useTranslation();
  const { phrase } = usePracticeWords();
  const course = standingCourse(booked, known.ofCourse);
  const [day, setDay] = useState(dayIn(session.start, course.zone));
  const [time, setTime] = useState(clockTimeIn(session.start, course.zone));
  const proposed = moveSession(course, session.n, { day, time }, moveOptions(booked, known, useProtocol()));
  return (
    <fieldset className="answer-form move">
      <legend>{t('booking.moveOf', { n: session.n })}</legend>
      <div className="book-fields">
        <DayField label={t('booking.newDay')} value={day} onChange={(on) => isCalendarDay(on) && setDay(on)} />
        <TextInput
          type="time"
          label={t('booking.time')}
          value={time}
          onChange={(event) => isClockTime(event.currentTarget.value) && setTime(event.currentTarget.value)}
        />
      </div>
      {proposed.ok ? (
        <Consequences proposal={proposed.value} session={session} booked={booked} onDone={onDone} />
      ) : (
        <>
          <div className="notice" data-tone="stop" role="alert">
            <StopIcon />
            <span>
              {phrase(proposed.refusal.reason)} <code className="rule-code">{proposed.refusal.rule}</code>
            </span>
          </div>
          <div>
            <Button variant="default" onClick={onDone}>
              {t('practice.cancel')}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}

function moveOptions(booked: CourseRecord, known: CourseRecords, protocol: Protocol) {
  const screening = recordsOf(known.ofCourse, 'screening').at(-1);
  const bookable = screening ? bookableFrom(screening.result) : null;
  const held = booked.course.sessions.flatMap(({ n }) => (heldSession(known.ofCourse, booked.id, n) ? [n] : []));
  const movedOn = dayIn(nowHere(), booked.course.zone);
  return { protocol, held, movedOn, notBefore: bookable?.ok ? bookable.value : null };
}

interface ConsequencesProps extends Pick<MoveProps, 'session' | 'booked' | 'onDone'> {
  readonly proposal: MoveProposal;
}

function Consequences({ proposal, session, booked, onDone }: ConsequencesProps) {
  const { t } = useTranslation();
  const { phrase, moment } = usePracticeWords();
  const artist = useArtist();
  const { add } = useClientRecords();
  const { course, moves, asks } = proposal;
  const confirm = (): void =>
    add.mutate(
      {
        kind: 'courseMove',
        body: {
          by: artist,
          courseId: booked.id,
          n: session.n,
          to: moves[0]?.to ?? session.start,
          course,
          why: asks.map(phrase).join(' '),
        },
      },
      { onSuccess: onDone },
    );
  return (
    <>
      <div role="status">
        {moves.length === 0 ? (
          <p className="hint">{t('booking.noMove')}</p>
        ) : (
          <ul className="move-list">
            {moves.map(({ n, from, to }) => (
              <li key={n}>{t('booking.moves', { n, from: moment(from, course.zone), to: moment(to, course.zone) })}</li>
            ))}
          </ul>
        )}
        {asks.map((ask) => (
          <p key={ask.key + ask.values['n']} className="notice" data-tone="warn">
            <WarningIcon /> {phrase(ask)}
          </p>
        ))}
      </div>
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <AnswerWays
        label={t('booking.confirm')}
        isReady={artist !== null && moves.length > 0}
        isSending={add.isPending}
        error={add.error}
        onSend={confirm}
        onCancel={onDone}
      />
    </>
  );
}
