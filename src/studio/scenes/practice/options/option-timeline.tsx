import { useTranslation } from 'react-i18next';
import type { ComparedOption } from '#/practice/options/compare-options.ts';
import type { DaySpan } from '#/practice/options/option-rules.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { LAST_DAY, MARKS, placeOf } from './time-axis.ts';

const WIDTH = 1100;
const LABELS = 350;
const ROW = 42;
const TOP = 34;
const PLOT = WIDTH - LABELS - 44;

const x = (day: number): number => LABELS + placeOf(day) * PLOT;

/** When each option is first seen, when it is final, and when it asks for upkeep. The cards say the same in words. */
export function OptionTimeline({ options }: { readonly options: readonly ComparedOption[] }) {
  const { t } = useTranslation();
  const height = TOP + options.length * ROW + 8;
  return (
    <figure className="option-timeline">
      <figcaption>
        <strong>{t('options.when')}</strong>
        <Legend />
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t('options.whenAlt')}>
        {MARKS.map(({ day, key }) => (
          <g key={key}>
            <line className="axis" x1={x(day)} x2={x(day)} y1={TOP - 8} y2={height} />
            <text className="axis-word" x={x(day)} y={TOP - 16} textAnchor="middle">
              {t(`options.marks.${key}`)}
            </text>
          </g>
        ))}
        {options.map((option, index) => (
          <Row key={option.rule.id} option={option} y={TOP + index * ROW} />
        ))}
      </svg>
    </figure>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <span className="option-legend">
      {(['first', 'final', 'upkeep'] as const).map((kind) => (
        <span key={kind}>
          <i data-kind={kind} /> {t(`options.legend.${kind}`)}
        </span>
      ))}
    </span>
  );
}

function Row({ option, y }: { readonly option: ComparedOption; readonly y: number }) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { rule, fits } = option;
  const middle = y + ROW / 2;
  return (
    <g data-fits={fits}>
      <line className="row-rule" x1={0} x2={WIDTH} y1={y} y2={y} />
      <text className="row-name" x={0} y={middle + 5}>
        {say(`${rule.id}.name`)}
      </text>
      {rule.firstVisibleDays === null ? (
        <text className="axis-word" x={x(0) + 8} y={middle + 5}>
          {t('options.notForScalps')}
        </text>
      ) : (
        <>
          {rule.finalDays && <Upkeep from={rule.finalDays[1]} every={rule.upkeepDays} y={middle} />}
          <Bar kind="first" span={rule.firstVisibleDays} y={middle} />
          {rule.finalDays && rule.finalDays[1] > 0 && <Bar kind="final" span={rule.finalDays} y={middle} />}
        </>
      )}
    </g>
  );
}

function Bar({ kind, span, y }: { readonly kind: 'first' | 'final'; readonly span: DaySpan; readonly y: number }) {
  const from = x(span[0]);
  const width = Math.max(12, x(span[1]) - from);
  return <rect className={`bar-${kind}`} x={from} y={y - 8} width={width} height={16} rx={8} />;
}

/** Upkeep once a month or more often is a line that never ends; rarer upkeep is a mark at each round. */
function Upkeep({ from, every, y }: { readonly from: number; readonly every: DaySpan | null; readonly y: number }) {
  if (!every) return null;
  if (every[1] <= 31) return <line className="bar-upkeep" x1={x(from)} x2={x(LAST_DAY)} y1={y} y2={y} />;
  const [first, last] = [from + every[0], Math.min(LAST_DAY, from + every[1])];
  return (
    <>
      <line className="upkeep-way" x1={x(from)} x2={x(first)} y1={y} y2={y} />
      <line className="bar-upkeep" x1={x(first)} x2={x(last)} y1={y} y2={y} />
    </>
  );
}
