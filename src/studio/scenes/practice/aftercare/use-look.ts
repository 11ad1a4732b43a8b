import type { ProgrammeOptions } from '#/practice/aftercare/programme.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { practiceOf } from '../practice-part.ts';

/** The look that the client wants, where one is named: a programme holds the lines of it alone. */
export function useLook(): Pick<ProgrammeOptions, 'look'> {
  const goal = practiceOf(useCourse().document).answers?.hair?.goal;
  if (goal === 'shavedLook') return { look: 'shaved' };
  return goal === 'density' ? { look: 'density' } : {};
}
