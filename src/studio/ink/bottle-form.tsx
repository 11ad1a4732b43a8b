import { Button, Checkbox, FileInput, Select, Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InkBottleBody, InkBottleCard } from '#/contract/api-ink.ts';
import { DayField } from '../parts/day-field.tsx';
import { NumberField } from '../parts/number-field.tsx';
import { MixFields } from './mix-fields.tsx';
import { useBottle } from './use-bottle.ts';

/** What the label says. A new bottle that is half typed survives a reload. */
export function BottleForm({ card, onDone }: { readonly card: InkBottleCard | null; onDone(): void }) {
  const { t } = useTranslation();
  const { bottle, change, setMix, label, setLabel, wrong, send, isSaving, problem } = useBottle(card, onDone);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const wrongField = event.currentTarget.querySelector<HTMLInputElement>('input:invalid');
    if (wrongField) wrongField.focus();
    else send();
  };
  const text = (key: 'brand' | 'shade' | 'batch' | 'responsiblePerson') => (
    <TextInput
      label={t(`ink.${key}`)}
      value={bottle[key]}
      error={wrong.get(key)}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  const tick = (key: 'tattooStatementSeen' | 'containsNickel' | 'containsChromiumVi' | 'sterile') => (
    <Checkbox
      size="md"
      label={t(`ink.${key}`)}
      checked={bottle[key]}
      onChange={(event) => change({ [key]: event.currentTarget.checked })}
    />
  );
  return (
    <form className="client-form" onSubmit={submit} noValidate>
      <Select
        label={t('ink.kind')}
        allowDeselect={false}
        data={(['ink', 'diluent', 'neutraliser'] as const).map((what) => ({
          value: what,
          label: t(`ink.what.${what}`),
        }))}
        value={bottle.what}
        onChange={(what) => change({ what: (what ?? 'ink') as InkBottleBody['what'] })}
      />
      {text('brand')}
      {text('shade')}
      {bottle.what === 'ink' && <MixFields mix={bottle.mix} wrong={wrong} onChange={setMix} />}
      {text('batch')}
      <DayField
        label={t('ink.expiry')}
        value={bottle.expiry}
        error={wrong.get('expiry')}
        onChange={(day) => change({ expiry: day })}
      />
      <DayField
        label={t('ink.openedOn')}
        value={bottle.openedOn ?? ''}
        error={wrong.get('openedOn')}
        onChange={(day) => change({ openedOn: day || null })}
      />
      <NumberField
        label={t('ink.useWithin')}
        min={1}
        max={3650}
        optional
        value={bottle.useWithinDaysOfOpening}
        onChange={(useWithinDaysOfOpening) => change({ useWithinDaysOfOpening })}
      />
      {text('responsiblePerson')}
      <Textarea
        label={t('ink.ingredients')}
        value={bottle.ingredients}
        error={wrong.get('ingredients')}
        onChange={(event) => change({ ingredients: event.currentTarget.value })}
      />
      <FileInput
        label={t('ink.label')}
        accept="application/pdf,image/*"
        value={label}
        onChange={setLabel}
        fileInputProps={{ 'aria-label': t('ink.label') }}
      />
      {tick('tattooStatementSeen')}
      {tick('sterile')}
      {tick('containsNickel')}
      {tick('containsChromiumVi')}
      {problem && (
        <p className="notice" data-tone="stop" role="alert">
          {problem.message || t('practice.noServer')}
        </p>
      )}
      <div className="client-form-buttons">
        <Button type="submit" size="md" loading={isSaving}>
          {t('practice.save')}
        </Button>
        <Button size="md" variant="default" onClick={onDone}>
          {t('practice.cancel')}
        </Button>
      </div>
    </form>
  );
}
