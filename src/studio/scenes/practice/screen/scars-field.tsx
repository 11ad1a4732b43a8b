import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { CHOICES, type ScarAnswers } from '#/practice/intake/answers.ts';
import { PlusIcon, TrashIcon, WarningIcon } from '#/ui/icons.tsx';
import { usePracticeWords } from '../use-practice-words.ts';
import { DayAnswer, YesNoField } from './answer-fields.tsx';
import type { ScreeningView } from './use-screening.ts';

const PATH = 'health.scars';

/** No scars, or one entry each. */
export function ScarsField({ view, labelledBy }: { readonly view: ScreeningView; readonly labelledBy: string }) {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const scars = view.answers.health?.scars;
  const keep = (next: readonly ScarAnswers[] | undefined): void => view.answer(PATH, next);
  const change = (index: number, part: Partial<Record<keyof ScarAnswers, unknown>>): void => {
    const merged = Object.entries({ ...scars?.[index], ...part }).filter(([, value]) => value !== undefined);
    keep(scars?.with(index, Object.fromEntries(merged) as ScarAnswers));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div role="group" aria-labelledby={labelledBy}>
      {scars?.map((scar, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a scar has no identity but its place in the list
        <fieldset className="scar" key={index}>
          <legend>{t('screen.scar', { n: index + 1 })}</legend>
          <ScarDetails scar={scar} index={index} change={(part) => change(index, part)} />
          {view.contradictions
            .filter(({ path }) => path === `${PATH}[${index}].on`)
            .map((item) => (
              <p key={item.problem} className="question-wrong" role="alert">
                <WarningIcon size={16} /> {t(`screen.contradiction.${item.problem}`, { day: day(item.value) })}
              </p>
            ))}
          <Button
            size="compact-md"
            variant="subtle"
            color="var(--ink-soft)"
            leftSection={<TrashIcon size={16} />}
            onClick={() => keep(scars.toSpliced(index, 1))}
          >
            {t('screen.removeScar', { n: index + 1 })}
          </Button>
        </fieldset>
      ))}
      <div className="picks">
        <Button
          variant="default"
          size="sm"
          leftSection={<PlusIcon size={16} />}
          onClick={() => keep([...(scars ?? []), {}])}
        >
          {t('screen.addScar')}
        </Button>
        {!(scars && scars.length > 0) && (
          <Button
            variant={scars ? 'filled' : 'default'}
            size="sm"
            aria-pressed={scars !== undefined}
            onClick={() => keep(scars ? undefined : [])}
          >
            {t('screen.none')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface ScarDetailsProps {
  readonly scar: ScarAnswers;
  readonly index: number;
  change(part: Partial<Record<keyof ScarAnswers, unknown>>): void;
}

function ScarDetails({ scar, index, change }: ScarDetailsProps) {
  const { say } = usePracticeWords();
  const label = (name: string) => (
    <span className="field-label" id={`scar-${index}-${name}`}>
      {say(`question.scar.${name}.label`)}
    </span>
  );
  return (
    <div className="scar-fields">
      <Select
        label={say('question.scar.kind.label')}
        data={CHOICES.scar.map((value) => ({ value, label: say(`choice.scar.${value}`) }))}
        value={scar.kind ?? null}
        clearable
        onChange={(value) => change({ kind: value ?? undefined })}
      />
      <Select
        label={say('question.scar.zone.label')}
        data={ZONE_IDS.map((value) => ({ value, label: say(`zone.${value}`) }))}
        value={scar.zone ?? null}
        clearable
        onChange={(value) => change({ zone: value ?? undefined })}
      />
      <div>
        {label('on')}
        <DayAnswer labelledBy={`scar-${index}-on`} value={scar.on} onChange={(on) => change({ on })} />
      </div>
      <div>
        {label('raised')}
        <YesNoField labelledBy={`scar-${index}-raised`} value={scar.raised} onChange={(raised) => change({ raised })} />
      </div>
      <div>
        {label('pale')}
        <YesNoField labelledBy={`scar-${index}-pale`} value={scar.pale} onChange={(pale) => change({ pale })} />
      </div>
    </div>
  );
}
