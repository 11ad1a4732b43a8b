import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '#/contract/api-entries.ts';
import { practiceApi } from '../practice-api.ts';
import { ArtistName, useArtist } from '../scenes/practice/parts/artist-name.tsx';
import { RecordProblem } from '../scenes/practice/parts/record-problem.tsx';
import { recordLeaves, typedLike } from './record-leaves.ts';

/** Puts one value of a closed record right by an added entry; the record stays as it was written. */
export function CorrectRecord({ entry, onDone }: { readonly entry: Entry; onDone(): void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const artist = useArtist();
  const [path, setPath] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const leaves = recordLeaves(entry.body);
  const leaf = leaves.find((one) => one.path === path);
  const is = leaf && typedLike(leaf.value, text);
  const isReady = artist !== null && leaf !== undefined && is !== undefined && is !== leaf.value && why.trim() !== '';
  const add = useMutation({
    mutationFn: () =>
      practiceApi.addRecord({
        id: crypto.randomUUID(),
        kind: 'correction',
        clientId: entry.clientId ?? '',
        ...(entry.courseId ? { courseId: entry.courseId } : {}),
        correctsId: entry.id,
        at: new Date().toISOString(),
        body: { by: artist, path, was: leaf?.value ?? null, is: is ?? null, why: why.trim() },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['entries', entry.clientId] });
      onDone();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) add.mutate();
  };
  return (
    <form className="correct-form" onSubmit={send} noValidate aria-label={t('clients.correct')}>
      <p className="hint">{t('clients.correctLead')}</p>
      <ArtistName />
      <Select
        searchable
        label={t('clients.correctWhat')}
        data={leaves.map((one) => ({ value: one.path, label: `${one.path}: ${said(one.value)}` }))}
        value={path}
        onChange={(next) => {
          setPath(next);
          setText('');
        }}
      />
      {leaf && (
        <>
          <TextInput
            label={t('clients.correctTo', { was: said(leaf.value) })}
            value={text}
            error={text !== '' && is === undefined ? t('clients.correctKind') : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextInput
            label={t('clients.correctWhy')}
            value={why}
            maxLength={2000}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        </>
      )}
      <div className="client-form-buttons">
        <Button type="submit" size="md" disabled={!isReady} loading={add.isPending}>
          {t('clients.correctAdd')}
        </Button>
        <Button size="md" variant="default" onClick={onDone}>
          {t('practice.cancel')}
        </Button>
      </div>
      <RecordProblem error={add.error} />
    </form>
  );
}

/** A value of a record as it is shown. */
export function said(value: unknown): string {
  return value === null || value === '' ? '–' : String(value);
}
