import type { Context } from '../context.ts';

/** On a folder without any course: the course on a head and photo that the program makes itself. */
export async function createSampleCourse(context: Context): Promise<void> {
  if ((await context.store.read.courses.count()) > 0) return;
}
