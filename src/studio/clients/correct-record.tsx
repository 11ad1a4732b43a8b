import { Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordLeaves } from '#/practice/client/record-leaves.ts';
import { practiceApi } from '../practice-api.ts';
import { AnswerWays } from '../scenes/practice/parts/answer-ways.tsx';
import { ArtistName, useArtist } from '../scenes/practice/parts/artist-name.tsx';
import '../scenes/practice/practice.css';
import { typedLike } from './typed-like.ts';

export interface CorrectRecordProps {
  /** The record as it stands now, with the entry around it. */
  readonly record: { readonly id: string; readonly clientId: string | null; readonly body: object };
  readonly courseId: string | null;
  onDone(): void;
}

/** Puts one value of a closed record right by an added entry; the record stays as it was written. */
export function CorrectRecord({ record, courseId, onDone }: CorrectRecordProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const artist = useArtist();
  const [isUnnamed] = useState(artist === null);
  const [path, setPath] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [why, setWhy] = useState('');
  const leaves = recordLeaves(record.body);
  const was = leaves.find((leaf) => leaf.path === path)?.value;
  const is = path === null ? undefined : typedLike(was, text);
  const add = useMutation({
    mutationFn: () =>
      practiceApi.addRecord({
        id: crypto.randomUUID(),
        kind: 'correction',
        clientId: record.clientId ?? '',
        ...(courseId ? { courseId } : {}),
        correctsId: record.id,
        at: new Date().toISOString(),
        body: { by: artist, path, was, is, why: why.trim() },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['entries', record.clientId] });
      onDone();
    },
  });
  return (
    <fieldset className="answer-form">
      <legend>{t('care.held.correct')}</legend>
      <p className="hint">{t('clients.correctLead')}</p>
      {isUnnamed && <ArtistName />}
      <Select
        label={t('care.held.field')}
        searchable
        data={leaves.map((leaf) => ({ value: leaf.path, label: `${leaf.path}: ${said(leaf.value)}` }))}
        value={path}
        onChange={setPath}
      />
      <TextInput label={t('care.held.is')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <TextInput
        label={t('care.held.because')}
        value={why}
        maxLength={2000}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <AnswerWays
        label={t('care.held.addCorrection')}
        isReady={artist !== null && is !== undefined && is !== was && why.trim() !== ''}
        isSending={add.isPending}
        error={add.error}
        onSend={() => add.mutate()}
        onCancel={onDone}
      />
    </fieldset>
  );
}

/** A value of a record as it is shown. */
export function said(value: unknown): string {
  return value === null || value === '' ? '–' : String(value);
}
