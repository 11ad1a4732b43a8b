import { useTranslation } from 'react-i18next';
import { useCourse } from '../../../course/course-context.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';

/** The way to the screening of the open course. */
export function ToScreening() {
  const { t } = useTranslation();
  const { editor } = useCourse();
  return (
    <LinkButton
      size="compact-md"
      variant="light"
      to="/courses/$courseId/$step"
      params={{ courseId: editor.courseId, step: 'screen' }}
    >
      {t('booking.toScreening')}
    </LinkButton>
  );
}
