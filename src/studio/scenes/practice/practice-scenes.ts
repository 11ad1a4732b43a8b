import { missingAnswers } from '#/practice/intake/questions.ts';
import type { SceneDefinition } from '../scene.ts';
import { AftercareScene } from './aftercare/aftercare-scene.tsx';
import { ConsentScene } from './consent/consent-scene.tsx';
import { CourseScene } from './course/course-scene.tsx';
import { HealingScene } from './healing/healing-scene.tsx';
import { OptionsScene } from './options/options-scene.tsx';
import { practiceOf } from './practice-part.ts';
import { ScreenScene } from './screen/screen-scene.tsx';
import { SessionScene } from './session/session-scene.tsx';
import { TestPatchScene } from './test-patch/test-patch-scene.tsx';

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
