import { Button, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canonicalJson } from '#/base/canonical-json.ts';
import { aftercareProgramme, latePreparation } from '#/practice/aftercare/programme.ts';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { dayIn, isClockTime } from '#/practice/calendar/wall-clock.ts';
import type { Course } from '#/practice/course/course.ts';
import { courseWorkOfPlan } from '#/practice/course/course-work-of-plan.ts';
import { dayToOffer } from '#/practice/course/day-to-offer.ts';
import { bookableFrom, COURSE_TIME_DEFAULT, layOutCourse } from '#/practice/course/lay-out-course.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { ScreeningRecord } from '#/practice/screening/screening-record.ts';
import { StopIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import { scheduleOf } from '../../../editor/schedule-edit.ts';
import { DayField } from '../../../parts/day-field.tsx';
import { STUDIO_ZONE } from '../../../parts/studio-zone.ts';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { useArtist } from '../parts/artist-name.tsx';
import { LateNotice } from '../parts/late-preparation.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { ToScreening } from '../parts/to-screening.tsx';
import type { MadePlan } from '../parts/use-made-plan.ts';
import { type PracticePart, practiceOf } from '../practice-part.ts';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere, todayHere, usePracticeWords } from '../use-practice-words.ts';
import { SessionTable } from './session-table.tsx';

interface BookCourseProps {
  readonly made: MadePlan;
  readonly screening: ScreeningRecord;
}

const ZONES = [...new Set([STUDIO_ZONE, ...Intl.supportedValuesOf('timeZone')])];

/** The whole course laid out from a first day, to be booked in one step or not at all (CO7). */
export function BookCourse({ made, screening }: BookCourseProps) {
  const { t } = useTranslation();
  const { phrase } = usePracticeWords();
  const { document } = useCourse();
  const { dates } = scheduleOf(document);
  const [chosen, setChosen] = useState<string | null>(null);
  const [time, setTime] = useState(dates?.time ?? COURSE_TIME_DEFAULT);
  const [zone, setZone] = useState(dates?.zone ?? STUDIO_ZONE);
  const protocol = useProtocol();
  const bookable = useMemo(() => bookableFrom(screening.result), [screening]);
  const notBefore = bookable.ok ? bookable.value : null;
  const look = lookOf(practiceOf(document));
  const wished = dates?.start && dates.start >= todayHere() ? dates.start : null;
  const startOn = chosen ?? wished ?? dayToOffer(todayHere(), { protocol, notBefore, ...look });
  const isChanged = answersChangedSince(screening, practiceOf(document));
  const laidOut = useMemo(() => {
    if (!bookable.ok) return bookable;
    return layOutCourse(courseWorkOfPlan(made.parts), {
      startOn,
      time,
      zone,
      protocol,
      notBefore,
      bookedOn: dayIn(nowHere(), zone),
    });
  }, [made, bookable, notBefore, startOn, time, zone, protocol]);
  return (
    <section className="panel-block" aria-labelledby="book-title">
      <h2 id="book-title">{t('booking.book')}</h2>
      <div className="book-fields">
        <DayField
          label={t('booking.firstDay')}
          value={startOn}
          onChange={(day) => isCalendarDay(day) && setChosen(day)}
        />
        <TextInput
          type="time"
          label={t('booking.time')}
          value={time}
          onChange={(event) => isClockTime(event.currentTarget.value) && setTime(event.currentTarget.value)}
        />
        <Select
          label={t('booking.zone')}
          searchable
          allowDeselect={false}
          data={ZONES}
          value={zone}
          onChange={(value) => value && setZone(value)}
        />
      </div>
      {laidOut.ok ? (
        <>
          <SessionTable course={laidOut.value} />
          <LateOfFirst course={laidOut.value} protocol={protocol} />
          <BookButton made={made} screening={screening} course={laidOut.value} />
        </>
      ) : (
        <div className="notice" data-tone="stop" role="alert">
          <StopIcon />
          {isChanged && laidOut.refusal.rule === 'CO6' ? (
            <span>
              {t('booking.answersChanged')} <ToScreening />
            </span>
          ) : (
            <span>
              {phrase(laidOut.refusal.reason)} <code className="rule-code">{laidOut.refusal.rule}</code>
            </span>
          )}
        </div>
      )}
    </section>
  );
}

/** True when what the course answers now is not what was recorded; the day of the assessment is no answer. */
function answersChangedSince({ answers, letters, overrides }: ScreeningRecord, part: PracticePart): boolean {
  const { on: _recorded, ...recorded } = answers;
  const { on: _now, ...now } = part.answers ?? {};
  const said = { answers: now, letters: part.letters ?? [], overrides: part.overrides ?? [] };
  return canonicalJson(said) !== canonicalJson({ answers: recorded, letters, overrides });
}

/** The look that the preparation is for, where the goal tells. */
function lookOf({ answers }: PracticePart): { readonly look?: 'shaved' | 'density' } {
  const goal = answers?.hair?.goal;
  return goal === 'shavedLook' ? { look: 'shaved' } : goal === 'density' ? { look: 'density' } : {};
}

/** What of the preparation for session 1 comes too late when the course is booked today. */
function LateOfFirst({ course, protocol }: { readonly course: Course; readonly protocol: Protocol }) {
  const { document } = useCourse();
  const [first] = course.sessions;
  if (!first) return null;
  const { zone } = course;
  const lines = aftercareProgramme(first.start, { zone, protocol, ...lookOf(practiceOf(document)) });
  const sessionOn = dayIn(first.start, zone);
  return <LateNotice late={latePreparation(lines, sessionOn, todayHere())} sessionOn={sessionOn} />;
}

function BookButton({ made, screening, course }: BookCourseProps & { readonly course: Course }) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { version: protocolVersion } = useProtocol();
  const { add } = useClientRecords();
  const book = (): void =>
    add.mutate({
      kind: 'course',
      body: {
        by: artist,
        planId: made.plan.id,
        planVersion: made.consent.planVersion,
        planSha256: made.sha256,
        screeningId: screening.id,
        course,
        protocolVersion,
      },
    });
  return (
    <>
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <Button size="md" disabled={!artist} loading={add.isPending} onClick={book}>
        {t('booking.bookAll', { count: course.sessions.length })}
      </Button>
      <RecordProblem error={add.error} />
    </>
  );
}
