import { FileInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCourse } from '../../../course/course-context.tsx';
import { DayField } from '../../../parts/day-field.tsx';
import { practiceApi } from '../../../practice-api.ts';
import { AnswerWays } from '../parts/answer-ways.tsx';
import type { ScreeningView } from './use-screening.ts';

export interface AnswerFormProps {
  readonly rule: string;
  readonly view: ScreeningView;
  onDone(): void;
}

/** A doctor's letter: who, when, and the scan, which is kept with the client. */
export function LetterForm({ rule, view, onDone }: AnswerFormProps) {
  const { t } = useTranslation();
  const { clientId } = useCourse();
  const [doctor, setDoctor] = useState('');
  const [date, setDate] = useState(view.on);
  const [scan, setScan] = useState<File | null>(null);
  const attach = useMutation({
    mutationFn: async (file: File) => {
      const { id, sha256, mediaType, name } = await practiceApi.addFile(file, clientId ? { clientId } : {});
      const letter = { rule, doctor: doctor.trim(), date, scan: { id, sha256, mediaType, name } };
      view.change('letter', { letters: [...(view.part.letters ?? []), letter] });
      onDone();
    },
  });
  const ready = doctor.trim() !== '' && date !== '' && scan !== null;
  return (
    <fieldset className="answer-form">
      <legend>{t('screen.attachTo', { rule })}</legend>
      {!clientId && <p className="hint">{t('practice.needsClient')}</p>}
      <TextInput
        label={t('screen.doctor')}
        value={doctor}
        maxLength={200}
        onChange={(e) => setDoctor(e.currentTarget.value)}
      />
      <DayField label={t('screen.letterDate')} value={date} onChange={(day) => setDate(day)} />
      <FileInput
        label={t('screen.letterFile')}
        accept="application/pdf,image/*"
        value={scan}
        onChange={setScan}
        fileInputProps={{ 'aria-label': t('screen.letterFile') }}
      />
      <AnswerWays
        label={t('screen.attachNow')}
        isReady={ready && clientId !== null}
        isSending={attach.isPending}
        error={attach.error}
        onSend={() => scan && attach.mutate(scan)}
        onCancel={onDone}
      />
    </fieldset>
  );
}
