import type { ReactNode } from 'react';
import { useCourse } from '../../../course/course-context.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';

/** The way to another step of the open course, within a sentence. */
export function ToStep({ step, children }: { readonly step: string; readonly children: ReactNode }) {
  const { editor } = useCourse();
  return (
    <LinkButton
      size="compact-md"
      variant="light"
      to="/courses/$courseId/$step"
      params={{ courseId: editor.courseId, step }}
    >
      {children}
    </LinkButton>
  );
}
