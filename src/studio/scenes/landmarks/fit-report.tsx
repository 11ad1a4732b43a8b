import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CheckIcon, StopIcon } from '#/ui/icons.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';

/** How well the head fits, or the sentence why none does. */
export function FitReport() {
  const { t } = useTranslation();
  const { fit } = usePlanner();
  if (fit.state === 'waiting') return null;
  if (fit.state === 'fitting') {
    return (
      <p className="notice" role="status">
        <Loader size="xs" /> {t('landmarks.fitting')}
      </p>
    );
  }
  if (fit.state === 'refused') {
    return (
      <div className="notice" data-tone="stop" role="alert">
        <StopIcon />
        <span>
          <strong>{t('landmarks.refused')}</strong>
          <br />
          {fit.message}
        </span>
      </div>
    );
  }
  const errors = fit.value.residuals.filter((item) => !item.outlier).map((item) => item.mm);
  const median = errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)] ?? 0;
  return (
    <div className="notice" role="status">
      <CheckIcon />
      <span>
        <strong>{t('landmarks.fitted')}</strong>
        <br />
        {t('landmarks.fittedTypical', { mm: median.toFixed(1) })}{' '}
        {t('landmarks.size', { percent: (fit.value.scaleSd * 100).toFixed(1) })}
      </span>
    </div>
  );
}
