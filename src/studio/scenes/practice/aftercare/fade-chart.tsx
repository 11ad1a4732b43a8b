import { useMediaQuery } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TouchUpForecast } from '#/practice/touch-up/forecast-touch-up.ts';
import { useNumbers } from '../../../parts/use-numbers.ts';

/** Drawn in the pixels of a tablet or of a phone, so that its words keep their size. */
const WIDE = { width: 760, height: 300, left: 54, right: 44 } as const;
const NARROW = { width: 330, height: 240, left: 44, right: 20 } as const;
const TOP = 16;
const BOTTOM = 40;
/** Remaining density at the foot of the chart. */
const LOWEST = 0.4;
const TABLE_STEP_MONTHS = 12;

export interface FadeChartProps {
  readonly forecast: TouchUpForecast;
  /** Share left at which a touch-up is due (TU2). */
  readonly left: number;
}

/** Remaining density by month: the middle line, the band in which eight of ten lie, and the line of the touch-up. */
export function FadeChart({ forecast, left }: FadeChartProps) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const id = useId();
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const { width, height, left: start, right } = isNarrow ? NARROW : WIDE;
  const { points, month } = forecast;
  const last = points.at(-1)?.month ?? 1;
  const x = (at: number): number => start + ((width - start - right) * at) / last;
  const y = (share: number): number => TOP + ((height - TOP - BOTTOM) * (1 - share)) / (1 - LOWEST);
  const clamp = (share: number): number => Math.max(LOWEST, share);
  const line = (key: 'p10' | 'p50' | 'p90'): string[] =>
    points.map((point) => `${x(point.month).toFixed(1)},${y(clamp(point[key])).toFixed(1)}`);
  const rows = points.filter((point) => point.month % TABLE_STEP_MONTHS === 0);
  return (
    <figure>
      <svg className="fade-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title`}>
        <title id={`${id}-title`}>{t('care.forecast.chart')}</title>
        {[1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4].map((share) => (
          <g key={share}>
            <line className="grid" x1={start} x2={width - right} y1={y(share)} y2={y(share)} />
            <text x={start - 8} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {rows.map((point) => (
          <text key={point.month} x={x(point.month)} y={height - 16} textAnchor="middle">
            {isNarrow
              ? point.month / TABLE_STEP_MONTHS
              : t('care.forecast.years', { count: point.month / TABLE_STEP_MONTHS })}
          </text>
        ))}
        <polygon className="band" points={[...line('p90'), ...line('p10').reverse()].join(' ')} />
        <polyline className="middle" points={line('p50').join(' ')} />
        <line className="limit" x1={start} x2={width - right} y1={y(left)} y2={y(left)} />
        <text className="limit-text" x={start + 8} y={y(left) + 18}>
          {t('care.forecast.limit', { share: percent(left) })}
        </text>
        {month !== null && (
          <circle
            className="touch-up"
            cx={x(month)}
            cy={y(clamp(points.find((point) => point.month === month)?.p50 ?? left))}
            r={7}
          />
        )}
      </svg>
      <details>
        <summary>{t('care.forecast.table')}</summary>
        <table className="programme">
          <thead>
            <tr>
              <th scope="col">{t('care.forecast.month')}</th>
              <th scope="col">{t('care.forecast.p10')}</th>
              <th scope="col">{t('care.forecast.p50')}</th>
              <th scope="col">{t('care.forecast.p90')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((point) => (
              <tr key={point.month}>
                <td>{point.month}</td>
                <td>{percent(point.p10)}</td>
                <td>{percent(point.p50)}</td>
                <td>{percent(point.p90)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
