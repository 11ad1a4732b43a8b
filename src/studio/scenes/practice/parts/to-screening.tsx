import { useTranslation } from 'react-i18next';
import { ToStep } from './to-step.tsx';

/** The way to the screening of the open course. */
export function ToScreening() {
  const { t } = useTranslation();
  return <ToStep step="screen">{t('booking.toScreening')}</ToStep>;
}
