import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canonicalJson } from '#/base/canonical-json.ts';
import { sha256Hex } from '#/base/sha256.ts';
import type { SignatureStroke } from '#/practice/consent/consent-record.ts';
import type { Booked } from '../care/care-frame.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
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
  const [strokes, setStrokes] = useState<readonly SignatureStroke[]>([]);
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
      signatureSha256: sha256Hex(canonicalJson(strokes)),
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
      <SignatureField label={t('care.override.sign')} strokes={strokes} onChange={setStrokes} />
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <div className="picks">
        <Button
          disabled={!artist || why.trim() === '' || strokes.length === 0}
          loading={add.isPending}
          onClick={record}
        >
          {t('care.override.record')}
        </Button>
        <Button variant="default" onClick={() => setOpen(false)}>
          {t('practice.cancel')}
        </Button>
      </div>
      <RecordProblem error={add.error} />
    </fieldset>
  );
}
