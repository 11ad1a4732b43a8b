/** A photo chosen on the list of courses, waiting for the photo step of the course just made for it. */
const waiting = new Map<string, File>();

export function leaveUpload(courseId: string, file: File): void {
  waiting.set(courseId, file);
}

/** The file left for this course, once. */
export function takeUpload(courseId: string): File | null {
  const file = waiting.get(courseId) ?? null;
  waiting.delete(courseId);
  return file;
}
