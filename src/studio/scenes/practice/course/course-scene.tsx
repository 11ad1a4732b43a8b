import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { bookedOtherWork } from '#/planning/booked-sessions.ts';
import { bookedCourse, type CourseRecords } from '#/practice/session/course-records.ts';
import { ScenePage } from '../../../parts/scene-layout.tsx';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { ArtistName } from '../parts/artist-name.tsx';
import { ClientOfCourse } from '../parts/client-of-course.tsx';
import { MadePlanBlock, WaitingFor } from '../parts/made-plan-block.tsx';
import { ToScreening } from '../parts/to-screening.tsx';
import { useMadePlan } from '../parts/use-made-plan.ts';
import '../practice.css';
import { latestOf, useClientRecords } from '../use-client-records.ts';
import { BookCourse } from './book-course.tsx';
import { BookedCourse } from './booked-course.tsx';
import './course-scene.css';

/** The sessions: laid out from the plan, booked whole, and each with what its gate still misses. */
export function CourseScene() {
  const { t } = useTranslation();
  const { clientId, records, ofCourse, isPending } = useClientRecords();
  const made = useMadePlan();
  const protocol = useProtocol();
  const known: CourseRecords = useMemo(() => ({ ofClient: records, ofCourse }), [records, ofCourse]);
  const booked = bookedCourse(ofCourse);
  const screening = latestOf(ofCourse, 'screening');
  const isOtherPlan = booked && made.data ? bookedOtherWork(booked.course, made.data.parts, protocol) : false;
  return (
    <ScenePage id="course">
      <p className="scene-lead">{t('booking.lead')}</p>
      <MadePlanBlock made={made.data} />
      <div className="course-people">
        <ArtistName />
        <ClientOfCourse />
      </div>
      {!clientId && <WaitingFor>{t('practice.empty.course')}</WaitingFor>}
      {clientId && !isPending && !screening && (
        <WaitingFor>
          {t('booking.needsScreening')} <ToScreening />
        </WaitingFor>
      )}
      {booked && <BookedCourse booked={booked} known={known} />}
      {isOtherPlan && <WaitingFor>{t('booking.otherPlan')}</WaitingFor>}
      {clientId && screening && made.data && (!booked || isOtherPlan) && (
        <BookCourse made={made.data} screening={screening} />
      )}
    </ScenePage>
  );
}
