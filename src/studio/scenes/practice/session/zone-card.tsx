import { useTranslation } from 'react-i18next';
import type { SessionZone } from '#/planning/plan-record.ts';
import type { ZonePart } from '#/practice/course/course.ts';
import type { ZoneWork } from '#/practice/session/session-record.ts';
import { NumberField } from '../../../parts/number-field.tsx';
import { AmountField } from '../care/amount-field.tsx';
import { ChoiceRow } from '../care/choice-row.tsx';
import { usePracticeWords } from '../use-practice-words.ts';

const SHARES = ['0.25', '0.5', '0.75', '1'] as const;

export interface ZoneCardProps {
  readonly work: ZoneWork;
  readonly part: ZonePart | undefined;
  readonly plan: SessionZone | undefined;
  onChange(part: Partial<ZoneWork>): void;
}

/** One zone: its target, and what was done of it by one tap (SR5). */
export function ZoneCard({ work, part, plan, onChange }: ZoneCardProps) {
  const { t } = useTranslation();
  const { say, whole, minutes } = usePracticeWords();
  const name = say(`zone.${work.zone}`);
  return (
    <article className="zone-card" data-done={work.doneShare !== null || work.minutes !== null || undefined}>
      <h3>{name}</h3>
      <dl>
        {part && (
          <div>
            <dt>{t('care.zone.dots')}</dt>
            <dd>{whole(part.dots)}</dd>
          </div>
        )}
        {plan && (
          <div>
            <dt>{t('care.zone.density')}</dt>
            <dd>{whole(plan.densityPerCm2)}</dd>
          </div>
        )}
        {part && (
          <div>
            <dt>{t('care.zone.time')}</dt>
            <dd>{minutes(part.minutes)}</dd>
          </div>
        )}
      </dl>
      <ChoiceRow
        label={t('care.zone.done')}
        choices={SHARES.map((share) => ({ value: share, label: `${Math.round(Number(share) * 100)} %` }))}
        value={SHARES.find((share) => Number(share) === work.doneShare) ?? null}
        onChange={(share) => onChange({ doneShare: Number(share), minutes: null })}
      />
      <ChoiceRow
        label={t('care.zone.bleeding')}
        choices={[
          { value: 'none', label: t('care.zone.none') },
          { value: 'slight', label: t('care.zone.slight'), tone: 'warn' },
          { value: 'stop', label: t('care.zone.stop'), tone: 'stop' },
        ]}
        value={work.bleeding}
        onChange={(bleeding) => onChange({ bleeding })}
      />
      {work.bleeding === 'stop' && (
        <p className="notice" data-tone="stop" role="alert">
          {t('care.zone.stopHint')}
        </p>
      )}
      <div className="care-fields">
        <NumberField
          size="md"
          label={t('care.zone.minutes')}
          min={0}
          max={1000}
          decimals={1}
          optional
          value={work.minutes}
          onChange={(minutes) => onChange(minutes === null ? { minutes } : { minutes, doneShare: null })}
        />
        <AmountField
          label={t('care.zone.hang')}
          max={5}
          decimals={2}
          step={0.1}
          value={work.needleHangMm}
          onChange={(needleHangMm) => onChange({ needleHangMm })}
        />
        <AmountField
          label={t('care.zone.passes')}
          max={20}
          value={work.passes}
          onChange={(passes) => onChange({ passes })}
        />
      </div>
    </article>
  );
}
