import { useTranslation } from 'react-i18next';
import type { CourseSummary } from '#/contract/api-courses.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';

/** When a course was made and of how many photos: what tells courses of one name apart. */
export function useCourseMade(): (course: CourseSummary) => string {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  return ({ createdAt, photoCount }) =>
    `${t('courses.made', { when: moment(createdAt) })} · ${t('courses.photos', { count: photoCount })}`;
}
