import type { SceneDefinition } from '../scene.ts';

/** Steps before the plan: whether to treat, and what else there is. */
export const BEFORE_SCENES: readonly SceneDefinition[] = [];

/** Steps after the plan: dates, consent, sessions and the weeks between and after them. */
export const CARE_SCENES: readonly SceneDefinition[] = [];
