import { useTranslation } from 'react-i18next';
import { usePlanner } from '../../planner/planner-context.tsx';

/** Dots, area and time of the design as it is now; the 90 % ranges once the hand is still. */
export function PlanNumbers() {
  const { t, i18n } = useTranslation();
  const { live, record, upToDate } = usePlanner();
  if (!live) return null;
  const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const time = (minutes: number): string =>
    t('design.numbers.hours', { h: Math.floor(minutes / 60), m: Math.round(minutes % 60) });
  const totals = upToDate ? record?.totals : undefined;
  const band = (range: readonly [number, number] | undefined, format: (value: number) => string): string =>
    range ? `${format(range[0])} – ${format(range[1])}` : '…';
  const rows = [
    ['dots', whole.format(totals?.dots ?? live.dots), band(totals?.dotsBand, whole.format)],
    [
      'area',
      t('design.numbers.cm2', { value: whole.format(totals?.areaCm2 ?? live.areaCm2) }),
      band(totals?.areaBandCm2, whole.format),
    ],
    ['time', time(totals?.minutes ?? live.minutes), band(totals?.minutesBand, time)],
  ] as const;
  return (
    <dl className="plan-numbers">
      {rows.map(([key, value, range]) => (
        <div key={key}>
          <dt>{t(`design.numbers.${key}`)}</dt>
          <dd>
            <strong>{value}</strong>
            <small>{range}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
