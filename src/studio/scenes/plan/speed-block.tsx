import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sessionRange } from '#/practice/course/session-range.ts';
import { useCourse } from '../../course/course-context.tsx';
import { designOf } from '../../editor/design-edit.ts';
import { scheduleOf, withSchedule } from '../../editor/schedule-edit.ts';
import { Evidence } from '../../parts/evidence.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { useProtocol } from '../../protocol/use-protocol.ts';
import { practiceOf } from '../practice/practice-part.ts';

const COUNTS = ['auto', '1', '2', '3', '4', '5'] as const;

export function SpeedBlock() {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const { sessions } = scheduleOf(document);
  const protocol = useProtocol();
  const { values: preset } = protocol;
  const goal = designOf(document).goal ?? practiceOf(document).answers?.hair?.goal;
  const range = sessionRange(goal === 'scar' ? 'scar' : 'course', protocol);
  const count = sessions?.count;
  // One session is a touch-up.
  const isUnusual = count !== undefined && count !== 1 && (count < range.least || count > range.most);
  const set = (part: Parameters<typeof withSchedule<'sessions'>>[2], group: string): void =>
    editor.edit({ label: 'schedule', group }, (current) => withSchedule(current, 'sessions', part));
  return (
    <section className="panel-block" aria-labelledby="speed-title">
      <h2 id="speed-title">{t('plan.work')}</h2>
      <div className="form-grid">
        <div>
          <span className="field-label">
            <span id="count-label">{t('plan.count')}</span>{' '}
            <Evidence of={{ evidence: 'P+', note: t('plan.countNote') }} />
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby="count-label"
            value={sessions?.count ? String(sessions.count) : 'auto'}
            data={COUNTS.map((count) => ({ value: count, label: count === 'auto' ? t('plan.auto') : count }))}
            onChange={(count) => {
              set({ count: count === 'auto' ? undefined : Number(count), shares: undefined }, 'count');
              editor.settle();
            }}
          />
          <p className="hint" data-tone={isUnusual ? 'warn' : undefined}>
            {t('plan.range', { usual: range.usual, least: range.least, most: range.most })}
            {range.testPatchFirst && ` ${t('plan.patchFirst')}`}
            {isUnusual && <strong> {t('plan.unusual')}</strong>}
          </p>
        </div>
        <NumberField
          aria-label={t('plan.rate')}
          label={
            <>
              {t('plan.rate')} <Evidence of={{ evidence: 'DER', note: t('plan.rateNote') }} />
            </>
          }
          value={sessions?.dotsPerMinute ?? preset['CO4.dotsPerMinute']}
          min={10}
          max={400}
          step={5}
          onChange={(value) => value !== null && set({ dotsPerMinute: value }, 'rate')}
          onEnd={() => editor.settle()}
        />
        <NumberField
          aria-label={t('plan.setUp')}
          label={
            <>
              {t('plan.setUp')} <Evidence of={{ evidence: 'MEM', note: t('plan.setUpNote') }} />
            </>
          }
          value={sessions?.setUpMinutes ?? preset['CO4.setUpMinutes']}
          min={0}
          max={240}
          unit="min"
          step={5}
          onChange={(value) => value !== null && set({ setUpMinutes: value }, 'setUp')}
          onEnd={() => editor.settle()}
        />
      </div>
    </section>
  );
}
