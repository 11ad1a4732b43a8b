import { useTranslation } from 'react-i18next';
import { usePlanWords } from '../../parts/plan-words.ts';
import { usePlanner } from '../../planner/planner-context.tsx';

/** Dots, area and time of the design as it is now; the 90 % ranges once the hand is still. */
export function PlanNumbers() {
  const { t } = useTranslation();
  const { whole, time, range } = usePlanWords();
  const { live, record, upToDate } = usePlanner();
  if (!live) return null;
  const totals = upToDate ? record?.totals : undefined;
  const band = (of: readonly [number, number] | undefined, write: (value: number) => string): string =>
    of ? range(of, write) : '…';
  const rows = [
    ['dots', whole(totals?.dots ?? live.dots), band(totals?.dotsBand, whole)],
    [
      'area',
      t('design.numbers.cm2', { value: whole(totals?.areaCm2 ?? live.areaCm2) }),
      band(totals?.areaBandCm2, whole),
    ],
    ['time', time(totals?.minutes ?? live.minutes), band(totals?.minutesBand, time)],
  ] as const;
  return (
    <dl className="plan-numbers">
      {rows.map(([key, value, likely]) => (
        <div key={key}>
          <dt>{t(`design.numbers.${key}`)}</dt>
          <dd>
            <strong>{value}</strong>
            <small>{likely}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
