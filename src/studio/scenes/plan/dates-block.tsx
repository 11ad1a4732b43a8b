import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pastDay, usualGapDays } from '#/practice/course/lay-out-course.ts';
import { bookedCourse } from '#/practice/session/course-records.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { scheduleOf, withSchedule } from '../../editor/schedule-edit.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Evidence } from '../../parts/evidence.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { STUDIO_ZONE } from '../../parts/studio-zone.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useProtocol } from '../../protocol/use-protocol.ts';
import { useClientRecords } from '../practice/use-client-records.ts';
import { todayHere, usePracticeWords } from '../practice/use-practice-words.ts';

export function DatesBlock() {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const { record } = usePlanner();
  const protocol = useProtocol();
  const { dates, sessions } = scheduleOf(document);
  const count = record?.sessions.length ?? sessions?.count ?? protocol.values['CO1.sessions'];
  const set = (part: Parameters<typeof withSchedule<'dates'>>[2], group: string): void =>
    editor.edit({ label: 'schedule', group }, (current) => withSchedule(current, 'dates', part));
  const start = (day: string): void => {
    set(day ? { start: day, zone: dates?.zone ?? STUDIO_ZONE } : { start: undefined }, 'start');
  };
  const gaps = Array.from({ length: count - 1 }, (_, k) => dates?.gapsDays?.[k]);
  const setGap = (index: number, days: number | null): void => {
    if (days === null) return;
    const all = gaps.map((gap, k) => (k === index ? days : (gap ?? usualGapDays(k + 1, protocol))));
    set({ gapsDays: all }, `gap ${index}`);
  };
  return (
    <section className="panel-block" aria-labelledby="dates-title">
      <h2 id="dates-title">{t('plan.dates')}</h2>
      <div className="form-grid">
        <DayField
          label={t('plan.start')}
          value={dates?.start ?? ''}
          onChange={(day) => start(day)}
          onBlur={() => editor.settle()}
        />
        {dates?.start && <PastStart day={dates.start} />}
        <TextInput
          type="time"
          label={t('plan.time')}
          value={dates?.time ?? '10:00'}
          onChange={(event) => set({ time: event.currentTarget.value || undefined }, 'time')}
          onBlur={() => editor.settle()}
        />
        {gaps.map((gap, index) => (
          <NumberField
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap is its place between two sessions
            key={index}
            aria-label={t('plan.gap', { from: index + 1, to: index + 2 })}
            label={
              <>
                {t('plan.gap', { from: index + 1, to: index + 2 })}{' '}
                <Evidence of={{ evidence: 'P+', note: t('plan.gapNote') }} />
              </>
            }
            value={gap ?? usualGapDays(index + 1, protocol)}
            min={7}
            max={180}
            unit={t('plan.days')}
            onChange={(value) => setGap(index, value)}
            onEnd={() => editor.settle()}
          />
        ))}
      </div>
    </section>
  );
}

/** CO9 told where the day is typed: no course can be booked on it. Nothing once the sessions are booked. */
function PastStart({ day }: { readonly day: string }) {
  const { phrase } = usePracticeWords();
  const { ofCourse, isPending } = useClientRecords();
  const past = pastDay(day, todayHere());
  if (!past || isPending || bookedCourse(ofCourse)) return null;
  return (
    <p className="notice" data-tone="warn" role="status">
      <WarningIcon />
      <span>
        {phrase(past.reason)} <code className="rule-code">{past.rule}</code>
      </span>
    </p>
  );
}
