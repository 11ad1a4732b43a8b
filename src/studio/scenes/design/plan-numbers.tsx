import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlanWords } from '../../parts/plan-words.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import './plan-numbers.css';

/** Where a number will stand. */
const BLANK = <span className="blank-bar" aria-hidden="true" />;

/** Dots, area and time of the design as it is now; the 90 % ranges once the hand is still. Their room is kept until then. */
export function PlanNumbers() {
  const { t } = useTranslation();
  const { whole, time, range } = usePlanWords();
  const { live, record, upToDate, problem } = usePlanner();
  if (!live && problem) return null;
  const totals = upToDate ? record?.totals : undefined;
  const band = (of: readonly [number, number] | undefined, write: (value: number) => string): ReactNode =>
    of ? range(of, write) : BLANK;
  const shown = (value: number | undefined, write: (value: number) => string): ReactNode =>
    value === undefined ? BLANK : write(value);
  const rows = [
    ['dots', shown(totals?.dots ?? live?.dots, whole), band(totals?.dotsBand, whole)],
    [
      'area',
      shown(totals?.areaCm2 ?? live?.areaCm2, (value) => t('design.numbers.cm2', { value: whole(value) })),
      band(totals?.areaBandCm2, whole),
    ],
    ['time', shown(totals?.minutes ?? live?.minutes, time), band(totals?.minutesBand, time)],
  ] as const;
  return (
    <dl className="plan-numbers" aria-busy={!live || undefined}>
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
