import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseSummary } from '#/contract/api-courses.ts';
import { MoreIcon, PhotoIcon, TrashIcon, WarningIcon } from '#/ui/icons.tsx';
import { useToast } from '#/ui/toast.tsx';
import { api, NO_ANSWER, RequestFailed } from '../api-client.ts';
import { remember, remembered } from '../parts/browser-storage.ts';
import { PhotoPicker } from '../parts/photo-picker.tsx';
import { ShellHeader } from '../parts/shell-header.tsx';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import './courses-page.css';
import { DeletedCourses } from './deleted-courses.tsx';
import { useCourseMade } from './use-course-made.ts';

const VISITED = 'whorl:visited';

export function CoursesPage() {
  const { t } = useTranslation();
  const courses = useQuery({ queryKey: ['courses'], queryFn: () => api.courses() });
  useFirstVisit(courses.data);
  const made = useCourseMade(courses.data);
  const create = useNewCourse();
  return (
    <div className="shell-page">
      <ShellHeader />
      <main className="courses-main">
        <h1 className="visually-hidden">{t('courses.title')}</h1>
        <PhotoPicker
          title={t('courses.newFromPhoto')}
          busy={create.isPending}
          onFile={(file) => create.mutate({ file, title: t('courses.newName') })}
        />
        {courses.error && <Failure error={courses.error} retry={() => void courses.refetch()} />}
        {!courses.error && create.error && <Failure error={create.error} />}
        <h2 className="courses-heading">{t('courses.title')}</h2>
        <ul className="courses-grid">
          {courses.isPending && [0, 1, 2].map((n) => <Skeleton component="li" key={n} height={250} radius="lg" />)}
          {courses.data?.map((course) => (
            <CourseCard key={course.id} course={course} made={made(course)} />
          ))}
        </ul>
        {courses.data?.length === 0 && <p className="courses-none">{t('courses.none')}</p>}
        <DeletedCourses />
      </main>
    </div>
  );
}

function Failure({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const { t } = useTranslation();
  const away = error instanceof RequestFailed && error.code === NO_ANSWER;
  return (
    <div className="notice" data-tone="stop" role="alert">
      <WarningIcon />
      <span>{away || error.message === '' ? t('courses.noServer') : error.message}</span>
      {retry && (
        <Button size="sm" variant="default" onClick={retry}>
          {t('save.tryAgain')}
        </Button>
      )}
    </div>
  );
}

/** Someone who has never been here and has no course yet starts in the sample, where everything can be tried. */
function useFirstVisit(courses: readonly CourseSummary[] | undefined): void {
  const navigate = useNavigate();
  useEffect(() => {
    const [sample, ...others] = courses ?? [];
    if (!sample || remembered(VISITED)) return;
    remember(VISITED, 'yes');
    if (sample.origin !== 'sample' || others.length > 0) return;
    void navigate({ to: '/courses/$courseId/$step', params: { courseId: sample.id, step: 'design' }, search: true });
  }, [courses, navigate]);
}

function useNewCourse() {
  const navigate = useNavigate();
  return useMutation({
    async mutationFn({ file, title }: { file: File; title: string }) {
      const course = await api.createCourseFromPhoto(title, file);
      await navigate({
        to: '/courses/$courseId/$step',
        params: { courseId: course.id, step: 'photo' },
        search: true,
      });
    },
  });
}

function CourseCard({ course, made }: { readonly course: CourseSummary; readonly made: string }) {
  const { t, i18n } = useTranslation();
  const { moment } = usePracticeWords();
  const known = i18n.exists(`scene.${course.step}.title`);
  return (
    <li className="course-card">
      <Link
        to="/courses/$courseId"
        params={{ courseId: course.id }}
        search={true}
        className="course-card-link"
        aria-label={`${course.title}. ${made}`}
      >
        <span className="course-card-picture">
          {course.thumbnailUrl ? <img src={course.thumbnailUrl} alt="" loading="lazy" /> : <PhotoIcon size={40} />}
        </span>
        <span className="course-card-name">{course.title}</span>
        <span className="course-card-made">{made}</span>
      </Link>
      <span className="course-card-foot">
        <span>
          {course.origin === 'sample' ? t('courses.sample') : t('courses.changed', { when: moment(course.updatedAt) })}
          {known && `\u00a0· ${t(`scene.${course.step}.title`)}`}
        </span>
        <CourseMenu course={course} />
      </span>
    </li>
  );
}

function CourseMenu({ course }: { readonly course: CourseSummary }) {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['courses'] });
  const restore = useMutation({ mutationFn: () => api.restoreCourse(course.id), onSettled: refresh });
  const remove = useMutation({
    mutationFn: () => api.deleteCourse(course.id),
    onSuccess: () =>
      toast({
        text: t('courses.deleted', { name: course.title }),
        action: { label: t('courses.undoDelete'), run: () => restore.mutate() },
        closeLabel: t('common.close'),
      }),
    onError: (error) => toast({ text: error.message || t('courses.noServer'), closeLabel: t('common.close') }),
    onSettled: refresh,
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="var(--ink-soft)"
          size={44}
          aria-label={t('courses.menu', { name: course.title })}
        >
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<TrashIcon size={18} />} onClick={() => remove.mutate()}>
          {t('courses.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
