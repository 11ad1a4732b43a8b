import { lazy } from 'react';
import { missingAnswers } from '#/practice/intake/questions.ts';
import type { SceneDefinition } from '../scene.ts';
import { practiceOf } from './practice-part.ts';

// Each step is loaded when it is opened.
const AftercareScene = lazy(() =>
  import('./aftercare/aftercare-scene.tsx').then(({ AftercareScene }) => ({ default: AftercareScene })),
);
const ConsentScene = lazy(() =>
  import('./consent/consent-scene.tsx').then(({ ConsentScene }) => ({ default: ConsentScene })),
);
const CourseScene = lazy(() =>
  import('./course/course-scene.tsx').then(({ CourseScene }) => ({ default: CourseScene })),
);
const HealingScene = lazy(() =>
  import('./healing/healing-scene.tsx').then(({ HealingScene }) => ({ default: HealingScene })),
);
const OptionsScene = lazy(() =>
  import('./options/options-scene.tsx').then(({ OptionsScene }) => ({ default: OptionsScene })),
);
const ScreenScene = lazy(() =>
  import('./screen/screen-scene.tsx').then(({ ScreenScene }) => ({ default: ScreenScene })),
);
const SessionScene = lazy(() =>
  import('./session/session-scene.tsx').then(({ SessionScene }) => ({ default: SessionScene })),
);
const TestPatchScene = lazy(() =>
  import('./test-patch/test-patch-scene.tsx').then(({ TestPatchScene }) => ({ default: TestPatchScene })),
);

/** Steps before the plan: whether to treat, and what else there is. */
export const BEFORE_SCENES: readonly SceneDefinition[] = [
  {
    id: 'screen',
    part: 'before',
    needs: [],
    planning: null,
    Component: ScreenScene,
    isDone: (document) => missingAnswers(practiceOf(document).answers ?? {}).length === 0,
  },
  {
    id: 'options',
    part: 'before',
    needs: [],
    planning: null,
    Component: OptionsScene,
    isDone: () => false,
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
    isDone: () => false,
  },
  {
    id: 'course',
    part: 'care',
    needs: [],
    planning: null,
    Component: CourseScene,
    isDone: () => false,
  },
  {
    id: 'consent',
    part: 'care',
    needs: [],
    planning: null,
    Component: ConsentScene,
    isDone: () => false,
  },
  {
    id: 'session',
    part: 'care',
    needs: [],
    planning: null,
    Component: SessionScene,
    isDone: () => false,
  },
  {
    id: 'healing',
    part: 'care',
    needs: [],
    planning: null,
    Component: HealingScene,
    isDone: () => false,
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
