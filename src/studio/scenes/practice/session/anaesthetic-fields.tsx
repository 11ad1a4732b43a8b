import { Button, Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Phrase } from '#/practice/catalogue/phrase.ts';
import { anaestheticProblems } from '#/practice/session/close-session.ts';
import type { AnaestheticUse } from '#/practice/session/session-record.ts';
import { AmountField } from '../care/amount-field.tsx';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import type { SessionPartProps } from './session-part.ts';

/** Limits of the record. */
const MOST = { lidocainePercent: 100, amountG: 1000, areaCm2: 2000 } as const;
const NEW_USE: Omit<AnaestheticUse, 'onAt'> = {
  product: '',
  lidocainePercent: 4,
  strength: '',
  lot: '',
  amountG: 0,
  areaCm2: 0,
  wrapped: false,
  offAt: null,
  reaction: '',
};

/** SR8, with the limits of the place beside it. */
export function AnaestheticFields({ booked, draft }: Pick<SessionPartProps, 'booked' | 'draft'>) {
  const { t } = useTranslation();
  const uses = draft.value.anaesthetics;
  const keep = (anaesthetics: readonly AnaestheticUse[]): void => draft.change({ anaesthetics });
  return (
    <section className="care-block" aria-labelledby="anaesthetic-title">
      <h2 id="anaesthetic-title">{t('care.anaesthetic.title')}</h2>
      {uses.length === 0 && <p className="hint">{t('care.anaesthetic.none')}</p>}
      <ul className="care-list">
        {uses.map((use, index) => (
          <AnaestheticRow
            key={use.onAt}
            use={use}
            problems={anaestheticProblems(use, booked.pack)}
            onChange={(part) => keep(uses.map((other, at) => (at === index ? { ...other, ...part } : other)))}
            onRemove={() => keep(uses.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <Button mt="sm" size="md" variant="default" onClick={() => keep([...uses, { ...NEW_USE, onAt: nowHere() }])}>
        {t('care.anaesthetic.add')}
      </Button>
    </section>
  );
}

interface AnaestheticRowProps {
  readonly use: AnaestheticUse;
  /** What of it the rules of the place do not allow. */
  readonly problems: readonly Phrase[];
  onChange(part: Partial<AnaestheticUse>): void;
  onRemove(): void;
}

function AnaestheticRow({ use, problems, onChange, onRemove }: AnaestheticRowProps) {
  const { t } = useTranslation();
  const { phrase, moment } = usePracticeWords();
  const text = (key: 'product' | 'strength' | 'lot' | 'reaction') => (
    <TextInput
      size="md"
      label={t(`care.anaesthetic.${key}`)}
      value={use[key]}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  );
  const amount = (key: 'lidocainePercent' | 'amountG' | 'areaCm2') => (
    <AmountField
      label={t(`care.anaesthetic.${key}`)}
      max={MOST[key]}
      decimals={2}
      value={use[key]}
      onChange={(value) => onChange({ [key]: value })}
    />
  );
  return (
    <li>
      <div className="care-fields">
        {text('product')}
        {text('strength')}
        {amount('lidocainePercent')}
        {text('lot')}
        {amount('amountG')}
        {amount('areaCm2')}
        {text('reaction')}
        <Checkbox
          size="md"
          label={t('care.anaesthetic.wrapped')}
          checked={use.wrapped}
          onChange={(event) => onChange({ wrapped: event.currentTarget.checked })}
        />
      </div>
      <div className="care-row">
        <span>
          {t('care.anaesthetic.on', { when: moment(use.onAt) })}
          {use.offAt && ` · ${t('care.anaesthetic.off', { when: moment(use.offAt) })}`}
        </span>
        {!use.offAt && (
          <Button size="md" variant="light" onClick={() => onChange({ offAt: nowHere() })}>
            {t('care.anaesthetic.offNow')}
          </Button>
        )}
        <Button size="md" variant="subtle" color="var(--ink-soft)" onClick={onRemove}>
          {t('care.takeOut')}
        </Button>
      </div>
      {problems.map((problem) => (
        <p key={problem.key} className="notice" data-tone="warn">
          {phrase(problem)}
        </p>
      ))}
    </li>
  );
}
