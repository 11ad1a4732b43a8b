import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDay } from '#/practice/calendar/calendar-day.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import type { Course, CourseRecord, CourseSession } from '#/practice/course/course.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import {
  bookedCourse,
  type CourseRecords,
  nextSession,
  recordsOf,
  standingCourse,
} from '#/practice/session/course-records.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { ScenePage } from '../../../parts/scene-layout.tsx';
import { ArtistName } from '../parts/artist-name.tsx';
import { ClientOfCourse } from '../parts/client-of-course.tsx';
import { WaitingFor } from '../parts/made-plan-block.tsx';
import { ToStep } from '../parts/to-step.tsx';
import { packOf, practiceOf } from '../practice-part.ts';
import '../practice.css';
import { latestOf, useClientRecords } from '../use-client-records.ts';
import './care.css';
import { useProtocol } from '../../../protocol/use-protocol.ts';

export interface Booked {
  readonly record: CourseRecord;
  readonly course: Course;
  readonly known: CourseRecords;
  /** Undefined when every session was held. */
  readonly next: CourseSession | undefined;
  readonly pack: JurisdictionPack;
  readonly protocol: Protocol;
}

export interface CareFrameProps {
  readonly id: string;
  readonly lead: string;
  /** What needs a booked course. */
  readonly children?: (booked: Booked) => ReactNode;
  /** What is there without one. */
  readonly always?: ReactNode;
}

/** A step of treatment: who works, whose course it is, and nothing more before the sessions are booked. */
export function CareFrame({ id, lead, children, always }: CareFrameProps) {
  const { t } = useTranslation();
  const { clientId, ofCourse, isPending } = useClientRecords();
  const booked = useBooked();
  return (
    <ScenePage id={id}>
      <p className="scene-lead">{lead}</p>
      <div className="care-people">
        <ArtistName />
        <ClientOfCourse />
      </div>
      {!clientId && <WaitingFor>{t(`practice.empty.${id}`)}</WaitingFor>}
      {clientId && always}
      {children && clientId && !isPending && !bookedCourse(ofCourse) && (
        <WaitingFor>
          {t('care.needsBooking')} <ToStep step="course">{t('care.toCourse')}</ToStep>
        </WaitingFor>
      )}
      {booked && children?.(booked)}
    </ScenePage>
  );
}

/** The booked course with its records; null before it was booked. */
export function useBooked(): Booked | null {
  const { records, ofCourse } = useClientRecords();
  const { document } = useCourse();
  const protocol = useProtocol();
  return useMemo(() => {
    const record = bookedCourse(ofCourse);
    if (!record) return null;
    const screened = latestOf(ofCourse, 'screening')?.result.pack;
    const pack = (screened && findPack(screened)) || packOf(practiceOf(document).answers ?? {});
    return {
      record,
      course: standingCourse(record, ofCourse),
      known: { ofClient: records, ofCourse },
      next: nextSession(record, ofCourse),
      pack,
      protocol,
    };
  }, [records, ofCourse, document, protocol]);
}

/** The day after the last session on which the look has settled; null before it was held. */
export function settledOn({ record, course, known, next, protocol }: Booked): CalendarDay | null {
  if (next) return null;
  const last = recordsOf(known.ofCourse, 'session')
    .filter(({ courseId }) => courseId === record.id)
    .at(-1);
  return last ? addDays(dayIn(last.endedAt, course.zone), protocol.values['SC41.settledDays']) : null;
}
