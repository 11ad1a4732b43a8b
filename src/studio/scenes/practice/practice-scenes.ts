import { compareMoments } from '#/practice/calendar/wall-clock.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import { missingAnswers } from '#/practice/intake/questions.ts';
import { bookedCourse, nextSession, recordsOf } from '#/practice/session/course-records.ts';
import { laterScene } from '../later-scene.ts';
import { isAccepted, type SceneDefinition } from '../scene.ts';
import { practiceOf } from './practice-part.ts';
import { nowHere } from './use-practice-words.ts';

const AftercareScene = laterScene(() =>
  import('./aftercare/aftercare-scene.tsx').then(({ AftercareScene }) => AftercareScene),
);
const ConsentScene = laterScene(() => import('./consent/consent-scene.tsx').then(({ ConsentScene }) => ConsentScene));
const CourseScene = laterScene(() => import('./course/course-scene.tsx').then(({ CourseScene }) => CourseScene));
const HealingScene = laterScene(() => import('./healing/healing-scene.tsx').then(({ HealingScene }) => HealingScene));
const OptionsScene = laterScene(() => import('./options/options-scene.tsx').then(({ OptionsScene }) => OptionsScene));
const ScreenScene = laterScene(() => import('./screen/screen-scene.tsx').then(({ ScreenScene }) => ScreenScene));
const SessionScene = laterScene(() => import('./session/session-scene.tsx').then(({ SessionScene }) => SessionScene));
const TestPatchScene = laterScene(() =>
  import('./test-patch/test-patch-scene.tsx').then(({ TestPatchScene }) => TestPatchScene),
);

/** True while no session is due: the last one whose day has come was held. */
function dueHeld(records: readonly PracticeRecord[]): boolean {
  const booked = bookedCourse(records);
  if (!booked || recordsOf(records, 'session').length === 0) return false;
  const next = nextSession(booked, records);
  return next === undefined || compareMoments(next.start, nowHere()) > 0;
}

/** True once somebody looked at the skin after the last session held. */
function healingTold(records: readonly PracticeRecord[]): boolean {
  const last = recordsOf(records, 'session').at(-1);
  return last !== undefined && recordsOf(records, 'checkIn').some(({ at }) => compareMoments(at, last.endedAt) > 0);
}

/** Steps before the plan: whether to treat, and what else there is. */
export const BEFORE_SCENES: readonly SceneDefinition[] = [
  {
    id: 'screen',
    part: 'before',
    needs: [],
    planning: null,
    Component: ScreenScene,
    isDone: (document) => missingAnswers(practiceOf(document).answers ?? {}).length === 0,
    hasOwnAction: true,
  },
  {
    id: 'options',
    part: 'before',
    needs: [],
    planning: null,
    Component: OptionsScene,
    isDone: (document) => isAccepted(document, 'options'),
  },
];

/** Steps after the plan: dates, consent, sessions and the weeks between and after them. */
export const CARE_SCENES: readonly SceneDefinition[] = [
  {
    id: 'test-patch',
    part: 'care',
    needs: [],
    planning: null,
    Component: TestPatchScene,
    isDone: (_, records) => recordsOf(records, 'testPatchReading').length > 0,
    hasOwnAction: true,
  },
  {
    id: 'course',
    part: 'care',
    needs: [],
    planning: null,
    Component: CourseScene,
    isDone: (_, records) => bookedCourse(records) !== undefined,
    hasOwnAction: true,
  },
  {
    id: 'consent',
    part: 'care',
    needs: [],
    planning: null,
    Component: ConsentScene,
    isDone: (_, records) => recordsOf(records, 'consent').some(({ purpose }) => purpose === 'treatment'),
    hasOwnAction: true,
  },
  {
    id: 'session',
    part: 'care',
    needs: [],
    planning: null,
    Component: SessionScene,
    isDone: (_, records) => dueHeld(records),
    hasOwnAction: true,
  },
  {
    id: 'healing',
    part: 'care',
    needs: [],
    planning: null,
    Component: HealingScene,
    isDone: (_, records) => healingTold(records),
    hasOwnAction: true,
  },
  {
    id: 'aftercare',
    part: 'care',
    needs: [],
    planning: null,
    Component: AftercareScene,
    isDone: () => false,
  },
];
