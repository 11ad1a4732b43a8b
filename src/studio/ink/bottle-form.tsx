import { Button, Checkbox, FileInput, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InkBottleBody, type InkBottleCard, inkBottleBodySchema } from '#/contract/api-ink.ts';
import { DayField } from '../parts/day-field.tsx';
import { NumberField } from '../parts/number-field.tsx';
import { practiceApi } from '../practice-api.ts';
import { inkApi } from './ink-api.ts';
import { MixFields } from './mix-fields.tsx';

const EMPTY: InkBottleBody = {
  what: 'ink',
  brand: '',
  shade: '',
  batch: '',
  expiry: '',
  openedOn: null,
  useWithinDaysOfOpening: null,
  responsiblePerson: '',
  tattooStatementSeen: false,
  ingredients: '',
  containsNickel: false,
  containsChromiumVi: false,
  sterile: false,
  labelFileId: null,
};
const DRAFT = 'whorl:bottle-draft';

/** What the label says. A new bottle that is half typed survives a reload. */
export function BottleForm({ card, onDone }: { readonly card: InkBottleCard | null; onDone(): void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [bottle, setBottle] = useState<InkBottleBody>(() => card?.bottle ?? readDraft());
  const [label, setLabel] = useState<File | null>(null);
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const change = (part: Partial<InkBottleBody>): void => {
    const next = { ...bottle, ...part };
    setBottle(next);
    if (!card) keepDraft(next);
  };
  const setMix = (mix: InkBottleBody['mix']): void => {
    const { mix: _, ...rest } = bottle;
    const next = mix ? { ...rest, mix } : rest;
    setBottle(next);
    if (!card) keepDraft(next);
  };
  const save = useMutation({
    mutationFn: async (body: InkBottleBody) => {
      const file = label ? await practiceApi.addFile(label, {}) : null;
      const whole = { ...body, labelFileId: file?.id ?? body.labelFileId };
      return card ? inkApi.saveBottle(card.id, card.version, whole) : inkApi.addBottle(crypto.randomUUID(), whole);
    },
    onSuccess: async () => {
      if (!card) keepDraft(null);
      await queries.invalidateQueries({ queryKey: ['ink'] });
      onDone();
    },
  });
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const wrongField = event.currentTarget.querySelector<HTMLInputElement>('input:invalid');
    if (wrongField) {
      wrongField.focus();
      return;
    }
    const parsed = inkBottleBodySchema.safeParse(bottle);
    if (parsed.success) save.mutate(parsed.data);
    else setWrong(new Map(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])));
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
    <form className="client-form" onSubmit={send} noValidate>
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
      {save.error && (
        <p className="notice" data-tone="stop" role="alert">
          {save.error.message || t('practice.noServer')}
        </p>
      )}
      <div className="client-form-buttons">
        <Button type="submit" size="md" loading={save.isPending}>
          {t('practice.save')}
        </Button>
        <Button size="md" variant="default" onClick={onDone}>
          {t('practice.cancel')}
        </Button>
      </div>
    </form>
  );
}

function readDraft(): InkBottleBody {
  try {
    return { ...EMPTY, ...(JSON.parse(localStorage.getItem(DRAFT) ?? '{}') as Partial<InkBottleBody>) };
  } catch {
    return EMPTY;
  }
}

function keepDraft(bottle: InkBottleBody | null): void {
  try {
    if (bottle) localStorage.setItem(DRAFT, JSON.stringify(bottle));
    else localStorage.removeItem(DRAFT);
  } catch {
    // Without storage the form lives as long as the page.
  }
}
