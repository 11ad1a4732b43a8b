import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSigned, NO_SIGNATURE, signatureHash } from '#/practice/consent/signature.ts';
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
      <div className="picks">
        <Button disabled={!artist || why.trim() === '' || !isSigned(signature)} onClick={sign}>
          {t('screen.overrideNow')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('practice.cancel')}
        </Button>
      </div>
    </fieldset>
  );
}
