import { useTranslation } from 'react-i18next';
import { InfoIcon } from '#/ui/icons.tsx';
import { ToStep } from '../practice/parts/to-step.tsx';

/** In place of the form for days, once the sessions are booked: one place alone says when they are. */
export function BookedDates() {
  const { t } = useTranslation();
  return (
    <section className="panel-block" aria-labelledby="dates-title">
      <h2 id="dates-title">{t('plan.dates')}</h2>
      <div className="notice" role="note">
        <InfoIcon />
        <span>
          {t('plan.daysBooked')} <ToStep step="course">{t('scene.course.title')}</ToStep>
        </span>
      </div>
    </section>
  );
}
