import type { ComponentType } from 'react';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';

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
  /** True when the step has what it is for; shown as a tick. `records` are those of this course. */
  isDone(document: CourseDocument, records: readonly PracticeRecord[]): boolean;
  readonly part: ScenePart;
  /** The step has a main button of its own, so the way on is a quiet one. */
  readonly hasOwnAction?: true;
}

/** Whether a step was gone through and left as it is: accepted defaults are a decision too. */
export function isAccepted(document: CourseDocument, id: string): boolean {
  return document.accepted?.includes(id) ?? false;
}

/** The document with steps marked as gone through; the same document when they were before. */
export function withAccepted(document: CourseDocument, ids: readonly string[]): CourseDocument {
  const added = ids.filter((id) => !isAccepted(document, id));
  return added.length === 0 ? document : { ...document, accepted: [...(document.accepted ?? []), ...added] };
}
