import { useTranslation } from 'react-i18next';
import type { CourseSummary } from '#/contract/api-courses.ts';
import { languageOf, regionalTag } from '../parts/region.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';

/**
 * When a course was made and of how many photos: what tells courses of one name apart, to the second where another of the
 * name was made in the same minute.
 */
export function useCourseMade(courses: readonly CourseSummary[] = []): (course: CourseSummary) => string {
  const { t, i18n } = useTranslation();
  const { moment } = usePracticeWords();
  const seconds = new Intl.DateTimeFormat(regionalTag(languageOf(i18n.language)), {
    dateStyle: 'medium',
    timeStyle: 'medium',
  });
  return (course) => {
    const made = moment(course.createdAt);
    const isAlike = ({ id, title, createdAt }: CourseSummary): boolean =>
      id !== course.id && title === course.title && moment(createdAt) === made;
    const when = courses.some(isAlike) ? seconds.format(new Date(course.createdAt)) : made;
    return `${t('courses.made', { when })} · ${t('courses.photos', { count: course.photoCount })}`;
  };
}
