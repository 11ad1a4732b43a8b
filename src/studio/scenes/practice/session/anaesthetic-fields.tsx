import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { anaestheticProblems } from '#/practice/session/close-session.ts';
import type { AnaestheticUse } from '#/practice/session/session-record.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import type { SessionPartProps } from './session-part.ts';

/** SR8, with the limits of the place beside it. */
export function AnaestheticFields({ booked, draft }: Pick<SessionPartProps, 'booked' | 'draft'>) {
  const { t } = useTranslation();
  const { phrase, moment } = usePracticeWords();
  const uses = draft.value.anaesthetics;
  const change = (index: number, part: Partial<AnaestheticUse>): void =>
    draft.change({ anaesthetics: uses.map((use, at) => (at === index ? { ...use, ...part } : use)) });
  const add = (): void =>
    draft.change({
      anaesthetics: [
        ...uses,
        {
          product: '',
          lidocainePercent: 4,
          strength: '',
          lot: '',
          amountG: 0,
          areaCm2: 0,
          wrapped: false,
          onAt: nowHere(),
          offAt: null,
          reaction: '',
        },
      ],
    });
  const text = (use: AnaestheticUse, index: number, key: 'product' | 'strength' | 'lot' | 'reaction') => (
    <TextInput
      size="md"
      label={t(`care.anaesthetic.${key}`)}
      value={use[key]}
      onChange={(event) => change(index, { [key]: event.currentTarget.value })}
    />
  );
  const number = (use: AnaestheticUse, index: number, key: 'lidocainePercent' | 'amountG' | 'areaCm2') => (
    <NumberInput
      size="md"
      label={t(`care.anaesthetic.${key}`)}
      min={0}
      value={use[key]}
      onChange={(value) => change(index, { [key]: Number(value) || 0 })}
    />
  );
  return (
    <section className="care-block" aria-labelledby="anaesthetic-title">
      <h2 id="anaesthetic-title">{t('care.anaesthetic.title')}</h2>
      {uses.length === 0 && <p className="hint">{t('care.anaesthetic.none')}</p>}
      <ul className="care-list">
        {uses.map((use, index) => (
          <li key={use.onAt}>
            <div className="care-fields">
              {text(use, index, 'product')}
              {text(use, index, 'strength')}
              {number(use, index, 'lidocainePercent')}
              {text(use, index, 'lot')}
              {number(use, index, 'amountG')}
              {number(use, index, 'areaCm2')}
              {text(use, index, 'reaction')}
              <Checkbox
                size="md"
                label={t('care.anaesthetic.wrapped')}
                checked={use.wrapped}
                onChange={(event) => change(index, { wrapped: event.currentTarget.checked })}
              />
            </div>
            <div className="care-row">
              <span>
                {t('care.anaesthetic.on', { when: moment(use.onAt) })}
                {use.offAt && ` · ${t('care.anaesthetic.off', { when: moment(use.offAt) })}`}
              </span>
              {!use.offAt && (
                <Button size="md" variant="light" onClick={() => change(index, { offAt: nowHere() })}>
                  {t('care.anaesthetic.offNow')}
                </Button>
              )}
              <Button
                size="md"
                variant="subtle"
                color="gray.9"
                onClick={() => draft.change({ anaesthetics: uses.filter((_, at) => at !== index) })}
              >
                {t('care.takeOut')}
              </Button>
            </div>
            {anaestheticProblems(use, booked.pack).map((problem) => (
              <p key={problem.key} className="notice" data-tone="warn">
                {phrase(problem)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <Button mt="sm" size="md" variant="default" onClick={add}>
        {t('care.anaesthetic.add')}
      </Button>
    </section>
  );
}
