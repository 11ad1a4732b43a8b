import type { CourseDocument } from '#/contract/course-document.ts';
import type { SceneDefinition, SceneNeed } from './scene.ts';

/** Taps without which no head can be fitted; the outline of the skull is traced or, without it, guessed (HF11). */
export const REQUIRED_LANDMARKS = ['glabella', 'exocanthion_right', 'exocanthion_left', 'menton'] as const;

/** The first need of a step that is not met yet, or null. */
export function missingFor(scene: Pick<SceneDefinition, 'needs'>, document: CourseDocument): SceneNeed | null {
  if (scene.needs.includes('photo') && document.photos.length === 0) return 'photo';
  if (scene.needs.includes('head') && !hasRequiredLandmarks(document)) {
    return document.photos.length === 0 ? 'photo' : 'head';
  }
  return null;
}

export function hasRequiredLandmarks(document: CourseDocument): boolean {
  return document.photos.some((photo) => REQUIRED_LANDMARKS.every((name) => photo.landmarks[name] !== undefined));
}
