import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSigned, NO_SIGNATURE, signatureHash } from '#/practice/consent/signature.ts';
import type { Booked } from '../care/care-frame.tsx';
import { AnswerWays } from '../parts/answer-ways.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { SignatureField } from '../parts/signature-field.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere } from '../use-practice-words.ts';

export interface GateOverrideFormProps {
  readonly booked: Booked;
  readonly session: number;
  /** The rules that do not hold. */
  readonly rules: readonly string[];
}

/** HG5: who opens the gate all the same, why, and signed; never while a warning sign is open. */
export function GateOverrideForm({ booked, session, rules }: GateOverrideFormProps) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { add } = useClientRecords();
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const [signature, setSignature] = useState(NO_SIGNATURE);
  if (!isOpen) {
    return (
      <Button size="md" variant="default" onClick={() => setOpen(true)}>
        {t('care.override.open')}
      </Button>
    );
  }
  const record = (): void => {
    const at = nowHere();
    const override = {
      session,
      rules,
      who: artist?.name ?? '',
      why: why.trim(),
      signatureSha256: signatureHash(signature),
      at,
    };
    add.mutate({ kind: 'gateOverride', at, body: { by: artist, courseId: booked.record.id, override } });
  };
  return (
    <fieldset className="answer-form">
      <legend>{t('care.override.title', { rules: rules.join(', ') })}</legend>
      <Textarea
        label={t('care.override.why')}
        autosize
        minRows={2}
        maxLength={2000}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <SignatureField label={t('care.override.sign')} signature={signature} onChange={setSignature} />
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <AnswerWays
        label={t('care.override.record')}
        isReady={artist !== null && why.trim() !== '' && isSigned(signature)}
        isSending={add.isPending}
        error={add.error}
        onSend={record}
        onCancel={() => setOpen(false)}
      />
    </fieldset>
  );
}
