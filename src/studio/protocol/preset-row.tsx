import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolAnswer } from '#/contract/api-protocol.ts';
import { Evidence } from '../parts/evidence.tsx';
import { useNumbers } from '../parts/use-numbers.ts';
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
  const { key, value, shipped, min, max, evidence, note } = preset;
  const { upTo } = useNumbers();
  const write = (to: number): string => upTo(to, 3);
  const unit = t(`protocol.unit.${preset.unit}`);
  return (
    <li className="client-row preset-row" data-changed={value !== shipped || undefined}>
      <code className="preset-rule">{key.split('.')[0]}</code>
      <span className="preset-what">
        <strong>{t(`protocol.preset.${key}`)}</strong>
        <small lang="en">{note}</small>
      </span>
      <span className="preset-value">
        <strong>
          {write(value)} {unit}
        </strong>
        <small>
          {t('protocol.between', { min: write(min), max: write(max) })}
          {value !== shipped && ` · ${t('protocol.shipped', { value: write(shipped) })}`}
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
  const { key, min, max } = preset;
  const [value, setValue] = useState<number | string>(preset.value);
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
  const isInside = typeof value === 'number' && value >= min && value <= max;
  const isReady = isInside && value !== preset.value && text.isSaid;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save.mutate(value);
  };
  return (
    <form className="preset-form" onSubmit={send} noValidate aria-label={t('protocol.changeOf', { key })}>
      <NumberInput
        label={t('protocol.newValue', { unit })}
        value={value}
        allowDecimal={isFraction}
        step={isFraction ? 0.01 : 1}
        clampBehavior="none"
        error={isInside ? undefined : t('protocol.outside', { min, max, unit })}
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
