import type { Photo } from '#/contract/api-photos.ts';

/** The first photo of a course just made from it, waiting for its photo step to take it up. */
const waiting = new Map<string, Photo>();

export function leavePhoto(courseId: string, photo: Photo): void {
  waiting.set(courseId, photo);
}

/** The photo left for this course, once. */
export function takePhoto(courseId: string): Photo | null {
  const photo = waiting.get(courseId) ?? null;
  waiting.delete(courseId);
  return photo;
}
