import { missingAnswers } from '#/practice/intake/questions.ts';
import type { SceneDefinition } from '../scene.ts';
import { ConsentScene } from './consent/consent-scene.tsx';
import { CourseScene } from './course/course-scene.tsx';
import { OptionsScene } from './options/options-scene.tsx';
import { practiceOf } from './practice-part.ts';
import { ScreenScene } from './screen/screen-scene.tsx';

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
];
