import { z } from 'zod';
import { courseDocumentSchema } from '#/contract/course-document.ts';
import type { EditedCourse } from '../editor/course-editor.ts';
import { remember, remembered } from '../parts/browser-storage.ts';

/** What this browser holds of a course that the server has not confirmed yet. */
interface Draft {
  readonly value: EditedCourse;
  readonly revision: number;
}

const draftSchema = z.object({
  value: z.object({ title: z.string(), document: courseDocumentSchema }),
  revision: z.number().int(),
});

const keyOf = (courseId: string): string => `whorl:draft:${courseId}`;

export function keepDraft(courseId: string, draft: Draft | null): void {
  // A full or forbidden storage costs only the draft; the server still gets every change.
  remember(keyOf(courseId), draft && JSON.stringify(draft));
}

export function readDraft(courseId: string): Draft | null {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(remembered(keyOf(courseId)) ?? 'null'));
    return parsed.success ? (parsed.data as Draft) : null;
  } catch {
    return null;
  }
}
