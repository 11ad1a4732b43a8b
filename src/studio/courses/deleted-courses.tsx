import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseSummary } from '#/contract/api-courses.ts';
import { useToast } from '#/ui/toast.tsx';
import { api } from '../api-client.ts';
import { ErasePanel } from '../erasure/erase-panel.tsx';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';

/** Courses that were deleted: each can be restored, or erased for good. Nothing where there are none. */
export function DeletedCourses() {
  const { t } = useTranslation();
  const deleted = useQuery({ queryKey: ['courses', 'deleted'], queryFn: () => api.courses({ deleted: 'only' }) });
  const place = useRef<HTMLDivElement>(null);
  const courses = deleted.data ?? [];
  return (
    <div className="deleted-courses" ref={place} tabIndex={-1}>
      {courses.length > 0 && (
        <details>
          <summary>{t('erase.deletedCourses', { count: courses.length })}</summary>
          <ul>
            {courses.map((course) => (
              <DeletedCourse key={course.id} course={course} onGone={() => place.current?.focus()} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface DeletedCourseProps {
  readonly course: CourseSummary;
  /** Takes the focus before this row is gone. */
  onGone(): void;
}

function DeletedCourse({ course, onGone }: DeletedCourseProps) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const restore = useMutation({
    mutationFn: () => api.restoreCourse(course.id),
    onSuccess: onGone,
    onError: (error) => toast({ text: error.message || t('courses.noServer'), closeLabel: t('common.close') }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['courses'] }),
  });
  const cancel = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <li>
      <div className="deleted-course">
        <span>
          <strong id={`deleted-${course.id}`}>{course.title}</strong>
          <br />
          <span className="hint">{course.deletedAt && t('erase.deletedOn', { when: moment(course.deletedAt) })}</span>
        </span>
        <div className="deleted-course-buttons">
          <Button
            variant="default"
            size="md"
            loading={restore.isPending}
            aria-describedby={`deleted-${course.id}`}
            onClick={() => restore.mutate()}
          >
            {t('erase.restore')}
          </Button>
          <Button
            ref={opener}
            variant="default"
            size="md"
            aria-expanded={open}
            aria-describedby={`deleted-${course.id}`}
            onClick={() => setOpen(!open)}
          >
            {t('erase.open')}
          </Button>
        </div>
      </div>
      {open && (
        <ErasePanel
          subject={{ kind: 'course', id: course.id }}
          before={<p className="hint">{t('erase.restoreFirst')}</p>}
          onErased={onGone}
          onCancel={cancel}
        />
      )}
    </li>
  );
}
