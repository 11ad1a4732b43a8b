import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSigned, NO_SIGNATURE, signatureHash } from '#/practice/consent/signature.ts';
import { AnswerWays } from '../parts/answer-ways.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { SignatureField } from '../parts/signature-field.tsx';
import type { AnswerFormProps } from './letter-form.tsx';

/** The artist's own decision against a finding, with reason and signature; whether it counts is up to the rules. */
export function OverrideForm({ rule, view, onDone }: AnswerFormProps) {
  const { t } = useTranslation();
  const artist = useArtist();
  const [why, setWhy] = useState('');
  const [signature, setSignature] = useState(NO_SIGNATURE);
  const sign = (): void => {
    const override = {
      rule,
      who: artist?.name ?? '',
      why: why.trim(),
      signatureSha256: signatureHash(signature),
    };
    view.change('override', { overrides: [...(view.part.overrides ?? []), override] });
    onDone();
  };
  return (
    <fieldset className="answer-form">
      <legend>{t('screen.overrideOf', { rule })}</legend>
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <Textarea
        label={t('screen.overrideWhy')}
        autosize
        minRows={2}
        maxLength={2000}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <SignatureField label={t('screen.overrideSign')} signature={signature} onChange={setSignature} />
      <AnswerWays
        label={t('screen.overrideNow')}
        isReady={artist !== null && why.trim() !== '' && isSigned(signature)}
        onSend={sign}
        onCancel={onDone}
      />
    </fieldset>
  );
}
