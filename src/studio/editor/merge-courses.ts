import { canonicalJson } from '#/base/canonical-json.ts';
import type { EditedCourse } from './course-editor.ts';

/** The parts of a course that are changed as one; the open step and the accepted steps are no work that could be lost, and the half touched last goes with the design. */
export const COURSE_PARTS = [
  'title',
  'sex',
  'photos',
  'measurements',
  'design',
  'shade',
  'schedule',
  'practice',
  'notes',
] as const;
export type CoursePart = (typeof COURSE_PARTS)[number];

export interface Merge {
  /** Both changes together; `mine` where both changed a part. */
  readonly merged: EditedCourse;
  /** Parts that both changed, each in its own way. */
  readonly clashes: readonly CoursePart[];
  /** Parts that `theirs` brings into `mine`. */
  readonly brought: readonly CoursePart[];
}

/**
 * Two changes of one course put together part by part. `base`: what both began from; null: not known, then every difference is a
 * clash.
 */
export function mergeCourses(base: EditedCourse | null, mine: EditedCourse, theirs: EditedCourse): Merge {
  const sorted = COURSE_PARTS.map((part) => {
    const [here, there] = [textOf(mine, part), textOf(theirs, part)];
    const before = base ? textOf(base, part) : null;
    if (here === there || there === before) return { part, take: 'mine' };
    return { part, take: here === before ? 'theirs' : 'clash' };
  });
  const partsOf = (take: string): CoursePart[] => sorted.filter((item) => item.take === take).map(({ part }) => part);
  const brought = partsOf('theirs');
  const documentParts = brought.filter((part) => part !== 'title');
  const taken = Object.fromEntries(documentParts.map((part) => [part, theirs.document[part]]));
  const { halfTouched: _, ...own } = mine.document;
  const { halfTouched } = brought.includes('design') ? theirs.document : mine.document;
  const accepted = [...new Set([...(theirs.document.accepted ?? []), ...(mine.document.accepted ?? [])])];
  const merged: EditedCourse = {
    title: brought.includes('title') ? theirs.title : mine.title,
    document: {
      ...own,
      ...taken,
      ...(halfTouched ? { halfTouched } : {}),
      ...(accepted.length > 0 ? { accepted } : {}),
    },
  };
  return { merged, clashes: partsOf('clash'), brought };
}

function textOf(course: EditedCourse, part: CoursePart): string {
  return canonicalJson(part === 'title' ? course.title : course.document[part]);
}
