import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ninetyPercent } from '#/base/ninety-percent.ts';
import { CheckIcon, StopIcon, WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePhotoNames } from '../../parts/use-photo-names.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import type { FitResult } from '../../planner/planner-messages.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';

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
          {t(`landmarks.refusedBy.${fit.rule}`)}
        </span>
      </div>
    );
  }
  return (
    <>
      <Fitted fit={fit.value} />
      <FitWarnings fit={fit.value} />
    </>
  );
}

function Fitted({ fit }: { readonly fit: FitResult }) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  const kept = fit.residuals.filter((item) => !item.outlier);
  const outline = kept.filter(({ tap }) => isOutline(tap));
  const taps = kept.filter(({ tap }) => !isOutline(tap));
  return (
    <div className="notice" role="status">
      <CheckIcon />
      <span>
        <strong>{t(kept.length < fit.residuals.length ? 'landmarks.fittedOthers' : 'landmarks.fitted')}</strong>
        <br />
        {t('landmarks.fittedTypical', { count: taps.length, mm: tenths(withinMm(taps)) })}{' '}
        {outline.length > 0 && t('landmarks.fittedOutline', { count: outline.length, mm: tenths(withinMm(outline)) })}{' '}
        {t('landmarks.size', { percent: tenths(100 * ninetyPercent(fit.scaleSd)) })}
      </span>
    </div>
  );
}

const isOutline = (tap: string): boolean => tap.startsWith('outline ');

/** Half of them lie so close or closer, rounded up to a tenth: no tap is as exact as 0.0 would say. */
function withinMm(residuals: FitResult['residuals']): number {
  const sorted = residuals.map(({ mm }) => mm).toSorted((a, b) => a - b);
  return Math.max(0.1, Math.ceil(10 * (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 10);
}

/** Rules HF11, HF12 and HF14: what would make the fit better. */
function FitWarnings({ fit }: { readonly fit: FitResult }) {
  const { t, i18n } = useTranslation();
  const { say } = usePracticeWords();
  const { photos } = useCourse().document;
  const photoNames = usePhotoNames(photos);
  const leftOut = fit.residuals.filter((item) => item.outlier).map((item) => item.tap);
  const names = leftOut.filter((tap) => !isOutline(tap)).map((tap) => t(`landmarks.names.${tap}`));
  const points = leftOut.length - names.length;
  const words = points > 0 ? [...names, t('landmarks.outlinePoints', { count: points })] : names;
  const list = new Intl.ListFormat(i18n.language).format(words);
  const leftOutPhotos = fit.leftOut.map(({ photoId, cause }) => {
    const photo = `“${photoNames[photos.findIndex((item) => item.photoId === photoId)]}”`;
    return { rule: cause, text: `${say(`HF14.${cause}.why`, { photo })} ${say(`HF14.${cause}.todo`)}` };
  });
  const sentences = [
    ...leftOutPhotos,
    ...(fit.warnings.includes('HF11') ? [{ rule: 'HF11', text: t('landmarks.noOutline') }] : []),
    ...(words.length > 0 ? [{ rule: 'HF12', text: t('landmarks.leftOut', { list }) }] : []),
  ];
  return sentences.map(({ rule, text }) => (
    <div key={text} className="notice" data-tone="warn" role="status">
      <WarningIcon />
      <span>
        <strong>{rule}</strong> {text}
      </span>
    </div>
  ));
}
