import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedOption } from '#/practice/options/compare-options.ts';
import type { DaySpan } from '#/practice/options/option-rules.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { LAST_DAY, MARKS, placeOf } from './time-axis.ts';

/** Lengths in CSS px at the width that the drawing was made for. */
interface Layout {
  readonly width: number;
  /** Where the axis begins; the names stand left of it, or over their bars where it begins at the edge. */
  readonly start: number;
  readonly row: number;
  readonly marks: readonly (typeof MARKS)[number][];
  readonly isNarrow: boolean;
  x(day: number): number;
}

const TOP = 34;
/** Room after the last mark for the half of its word. */
const END = 44;

function layoutOf(isNarrow: boolean): Layout {
  const [width, start] = isNarrow ? [360, 22] : [1100, 350];
  const marks = isNarrow ? MARKS.filter(({ key }) => NARROW_MARKS.has(key)) : MARKS;
  const x = (day: number): number => start + placeOf(day) * (width - start - END);
  return { width, start, row: isNarrow ? 58 : 42, marks, isNarrow, x };
}

const NARROW_MARKS: ReadonlySet<string> = new Set(['today', 'month1', 'months6', 'years5']);

/** When each option is first seen, when it is final, and when it asks for upkeep. The cards say the same in words. */
export function OptionTimeline({ options }: { readonly options: readonly ComparedOption[] }) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 700px)') ?? false;
  const layout = useMemo(() => layoutOf(isNarrow), [isNarrow]);
  const { x, row, width } = layout;
  const height = TOP + options.length * row + 8;
  return (
    <figure className="option-timeline">
      <figcaption>
        <strong>{t('options.when')}</strong>
        <Legend />
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('options.whenAlt')}>
        {layout.marks.map(({ day, key }) => (
          <g key={key}>
            <line className="axis" x1={x(day)} x2={x(day)} y1={TOP - 8} y2={height} />
            <text className="axis-word" x={x(day)} y={TOP - 16} textAnchor="middle">
              {t(`options.marks.${key}`)}
            </text>
          </g>
        ))}
        {options.map((option, index) => (
          <Row key={option.rule.id} option={option} y={TOP + index * row} layout={layout} />
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

interface RowProps {
  readonly option: ComparedOption;
  readonly y: number;
  readonly layout: Layout;
}

function Row({ option, y, layout }: RowProps) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { rule, fits } = option;
  const { x, row, width, isNarrow } = layout;
  const middle = isNarrow ? y + 41 : y + row / 2;
  return (
    <g data-fits={fits}>
      <line className="row-rule" x1={0} x2={width} y1={y} y2={y} />
      <text className="row-name" x={0} y={isNarrow ? y + 21 : middle + 5}>
        {say(`${rule.id}.name`)}
      </text>
      {rule.firstVisibleDays === null ? (
        <text className="axis-word" x={x(0) + 8} y={middle + 5}>
          {t('options.notForScalps')}
        </text>
      ) : (
        <>
          {rule.finalDays && <Upkeep from={rule.finalDays[1]} every={rule.upkeepDays} y={middle} x={x} />}
          <Bar kind="first" span={rule.firstVisibleDays} y={middle} x={x} />
          {rule.finalDays && rule.finalDays[1] > 0 && <Bar kind="final" span={rule.finalDays} y={middle} x={x} />}
        </>
      )}
    </g>
  );
}

interface OnAxis {
  readonly y: number;
  readonly x: Layout['x'];
}

function Bar({ kind, span, y, x }: OnAxis & { readonly kind: 'first' | 'final'; readonly span: DaySpan }) {
  const from = x(span[0]);
  const width = Math.max(12, x(span[1]) - from);
  return <rect className={`bar-${kind}`} x={from} y={y - 8} width={width} height={16} rx={8} />;
}

/** Upkeep once a month or more often is a line that never ends; rarer upkeep is a mark at each round. */
function Upkeep({ from, every, y, x }: OnAxis & { readonly from: number; readonly every: DaySpan | null }) {
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
