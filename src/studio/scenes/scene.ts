import type { ComponentType } from 'react';
import type { CourseDocument } from '#/contract/course-document.ts';

/** What must be there before a step makes sense. */
export type SceneNeed = 'photo' | 'head';

/** before: whether and what; plan: the head and the dots; care: the people and the days around them. */
export type ScenePart = 'before' | 'plan' | 'care';

/** One step of a course: add a record to the registry and the step is there. */
export interface SceneDefinition {
  /** Word in the address and in the document. */
  readonly id: string;
  /** Catalogue keys: `scene.<id>.title` and `scene.<id>.short`. */
  readonly Component: ComponentType;
  readonly needs: readonly SceneNeed[];
  /** How far the plan is worked out while the step is open: the head, the dots too, or not at all. */
  readonly planning: 'fit' | 'plan' | null;
  /** True when the step has what it is for; shown as a tick. */
  isDone(document: CourseDocument): boolean;
  readonly part: ScenePart;
}
