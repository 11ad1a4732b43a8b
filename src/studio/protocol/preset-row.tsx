import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roundTo } from '#/base/round-to.ts';
import type { ProtocolAnswer } from '#/contract/api-protocol.ts';
import { Evidence } from '../parts/evidence.tsx';
import { NumberField } from '../parts/number-field.tsx';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { shownPer, usePresetWords } from './use-preset-words.ts';
import { PROTOCOL_KEY, saveProtocol } from './use-protocol.ts';
import { useWhoAndWhy, WhoAndWhy } from './who-and-why.tsx';

type Preset = ProtocolAnswer['presets'][number];

interface PresetRowProps {
  readonly preset: Preset;
  readonly version: string;
  readonly isOpen: boolean;
  onOpen(): void;
  onDone(): void;
}

/** One preset: what it is, its value and range, its evidence and source, and the form that changes it. */
export function PresetRow({ preset, version, isOpen, onOpen, onDone }: PresetRowProps) {
  const { t } = useTranslation();
  const { key, value, shipped, min, max, evidence, unit } = preset;
  const { amount, range } = usePresetWords();
  const note = usePracticeWords().say(`preset.${key}`);
  return (
    <li className="client-row preset-row" data-changed={value !== shipped || undefined}>
      <code className="preset-rule">{key.split('.')[0]}</code>
      <span className="preset-what">
        <strong>{t(`protocol.preset.${key}`)}</strong>
        <small>{note}</small>
      </span>
      <span className="preset-value">
        <strong>{amount(value, unit)}</strong>
        <small>
          {range(min, max, unit)}
          {value !== shipped && ` · ${t('protocol.shipped', { value: amount(shipped, unit) })}`}
        </small>
      </span>
      <Evidence of={{ evidence, note }} />
      {isOpen ? (
        <PresetForm preset={preset} version={version} onDone={onDone} />
      ) : (
        <Button size="sm" variant="default" aria-label={t('protocol.changeOf', { key })} onClick={onOpen}>
          {t('protocol.change')}
        </Button>
      )}
    </li>
  );
}

function PresetForm({ preset, version, onDone }: Pick<PresetRowProps, 'preset' | 'version' | 'onDone'>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { key } = preset;
  const per = shownPer(preset.unit);
  const shown = (of: number): number => roundTo(of * per, 3);
  const [value, setValue] = useState<number | null>(shown(preset.value));
  const text = useWhoAndWhy();
  const unit = t(`protocol.unit.${preset.unit}`);
  const save = useMutation({
    mutationFn: (to: number) => saveProtocol({ version, ...text.said, presets: { [key]: to } }),
    onSuccess: (answer) => {
      queries.setQueryData(PROTOCOL_KEY, answer);
      onDone();
    },
    onError: () => queries.invalidateQueries({ queryKey: PROTOCOL_KEY }),
  });
  const isFraction = preset.unit === 'share' || preset.unit === 'mm';
  const isReady = value !== null && value !== shown(preset.value) && text.isSaid;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save.mutate(roundTo(value / per, 6));
  };
  return (
    <form className="preset-form" onSubmit={send} noValidate aria-label={t('protocol.changeOf', { key })}>
      <NumberField
        label={t('protocol.newValue', { unit })}
        value={value}
        min={shown(preset.min)}
        max={shown(preset.max)}
        decimals={isFraction ? 2 : 0}
        step={preset.unit === 'mm' ? 0.01 : 1}
        unit={unit}
        optional
        wrong="clears"
        onChange={setValue}
      />
      <WhoAndWhy
        text={text}
        isReady={isReady}
        isSaving={save.isPending}
        needs={t('protocol.needs')}
        error={save.error}
        onCancel={onDone}
      />
    </form>
  );
}
