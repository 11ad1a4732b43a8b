import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#/practice/calendar/calendar-day.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import type { CourseRecord, CourseSession } from '#/practice/course/course.ts';
import {
  type CourseRecords,
  heldSession,
  missedOfCourse,
  nextSession,
  standingCourse,
} from '#/practice/session/course-records.ts';
import { CheckIcon, StopIcon } from '#/ui/icons.tsx';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { standingNow } from '../parts/standing-now.ts';
import { useMadePlan } from '../parts/use-made-plan.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import { MoveSession } from './move-session.tsx';

interface BookedProps {
  readonly booked: CourseRecord;
  readonly known: CourseRecords;
}

/** The sessions as booked and moved, each with its gate as it stands now. */
export function BookedCourse({ booked, known }: BookedProps) {
  const { t } = useTranslation();
  const course = standingCourse(booked, known.ofCourse);
  const [moving, setMoving] = useState<number | null>(null);
  const next = nextSession(booked, known.ofCourse)?.n;
  return (
    <section aria-labelledby="booked-title">
      <h2 id="booked-title" className="course-subtitle">
        {t('booking.booked')} <small>{t('booking.clock', { zone: course.zone })}</small>
      </h2>
      <ol className="booked">
        {course.sessions.map((session, index) => (
          <li key={session.n} data-next={session.n === next || undefined}>
            <SessionHead session={session} before={course.sessions[index - 1]} zone={course.zone} />
            <SessionState session={session} booked={booked} known={known} />
            {!heldSession(known.ofCourse, booked.id, session.n) && moving !== session.n && (
              <Button
                variant="default"
                size="sm"
                aria-label={t('booking.moveOf', { n: session.n })}
                onClick={() => setMoving(session.n)}
              >
                {t('booking.move')}
              </Button>
            )}
            {moving === session.n && (
              <MoveSession session={session} booked={booked} known={known} onDone={() => setMoving(null)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function SessionHead({
  session,
  before,
  zone,
}: {
  readonly session: CourseSession;
  readonly before: CourseSession | undefined;
  readonly zone: string;
}) {
  const { t } = useTranslation();
  const { weekday, clock, whole, minutes, say } = usePracticeWords();
  const on = dayIn(session.start, zone);
  const gap = before ? daysBetween(dayIn(before.start, zone), on) : null;
  const facts = [
    minutes(session.minutes),
    t('booking.dots', { count: session.dots, shown: whole(session.dots) }),
    session.zones.map((id) => say(`zone.${id}`)).join(', '),
    ...(gap === null ? [] : [t('booking.gapAfter', { count: gap, n: session.n - 1 })]),
  ];
  return (
    <div className="booked-head">
      <h3>
        {t('booking.session', { n: session.n })}: {weekday(on)}, {clock(session.start, zone)}–{clock(session.end, zone)}
      </h3>
      <p>{facts.join(' · ')}</p>
    </div>
  );
}

function SessionState({ session, booked, known }: BookedProps & { readonly session: CourseSession }) {
  const { t } = useTranslation();
  const { phrase, moment, day } = usePracticeWords();
  const protocol = useProtocol();
  const made = useMadePlan();
  const missed = missedOfCourse(known, booked, protocol, nowHere()).find(({ n }) => n === session.n);
  const held = heldSession(known.ofCourse, booked.id, session.n);
  if (held) {
    return (
      <p className="gate" data-tone="good">
        <CheckIcon size={18} />
        <span>
          {t('booking.held', {
            when: moment(held.startedAt, standingCourse(booked, known.ofCourse).zone),
            state: t(`clients.sessionState.${held.closing.state}`),
          })}
          {missed && (
            <strong className="missed"> {t('care.gate.missed', { days: missed.days.map(day).join(', ') })}</strong>
          )}
        </span>
      </p>
    );
  }
  const envelopeNow = made.data?.consent.envelope;
  const { problems } = standingNow(known, booked, { session: session.n, protocol, envelopeNow });
  // Of a later session it is enough that the one before it comes first.
  const later = problems.filter(({ missing }) => missing.key === 'gate.HG1.notHeld');
  const missing = later.length > 0 ? later : problems;
  const isOpen = missing.length === 0;
  return (
    <div className="gate" data-tone={isOpen ? 'good' : 'warn'}>
      {isOpen ? <CheckIcon size={18} /> : <StopIcon size={18} />}
      <div>
        <strong>{t(isOpen ? 'booking.gateOpen' : 'booking.gateShut')}</strong>
        <ul>
          {missing.map((one) => (
            <li key={phrase(one.missing)}>{phrase(one.missing)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
