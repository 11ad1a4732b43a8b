import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientCard } from '#/contract/api-clients.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { readableText } from '#/practice/catalogue/text-of.ts';
import { consentHash } from '#/practice/consent/bind-consent.ts';
import type { ConsentContent, ConsentPurpose } from '#/practice/consent/consent-record.ts';
import type { ConsentDraft } from '#/practice/consent/consent-text.ts';
import { isNameOf, isSigned, NO_SIGNATURE } from '#/practice/consent/signature.ts';
import type { ScreeningRecord } from '#/practice/screening/screening-record.ts';
import { nameOf } from '../../../clients/client-name.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { practiceApi } from '../../../practice-api.ts';
import { useArtist } from '../parts/artist-name.tsx';
import { RecordProblem } from '../parts/record-problem.tsx';
import { SignatureField } from '../parts/signature-field.tsx';
import type { MadePlan } from '../parts/use-made-plan.ts';
import { nowHere } from '../use-practice-words.ts';

export interface ConsentFormProps {
  readonly purpose: ConsentPurpose;
  readonly made: MadePlan;
  readonly screening: ScreeningRecord;
  readonly client: ClientCard;
  onSigned(): void;
}

interface SignConsentProps extends ConsentFormProps {
  readonly draft: ConsentDraft;
  readonly content: ConsentContent;
  readonly offeredAt: string;
}

/** The statements, each with its own tick, who signs on what, and the signature. Nothing is ticked beforehand. */
export function SignConsent({ purpose, made, client, draft, content, offeredAt, onSigned }: SignConsentProps) {
  const { t } = useTranslation();
  const artist = useArtist();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [signer, setSigner] = useState(nameOf(client.profile));
  const [device, setDevice] = useState(navigator.platform || t('consent.device0'));
  const [picture, setPicture] = useState<string | null>(null);
  const [signature, setSignature] = useState(NO_SIGNATURE);
  const sign = useSign(onSigned);
  const open = content.acknowledgements.filter((key) => !ticked.includes(key)).length;
  const named = signer.trim() !== '' && device.trim() !== '';
  const isOtherName = signature.typed.trim() !== '' && !isNameOf(signature.typed, signer);
  const isReady = isSigned(signature) && !isOtherName;
  const ready = artist && open === 0 && named && isReady && (purpose !== 'publication' || picture);
  const send = (): void => {
    const signedAt = nowHere();
    sign.mutate({
      at: signedAt,
      body: {
        by: artist,
        purpose,
        pictureSha256: purpose === 'publication' ? picture : null,
        content,
        contentSha256: consentHash(content),
        acknowledged: ticked,
        offeredAt,
        signer: { id: client.id, name: signer.trim(), role: 'client' },
        device: device.trim(),
        signedAt,
        strokes: signature.strokes,
        ...(signature.typed.trim() === '' ? {} : { typedSignature: signature.typed.trim() }),
        pdfSha256: null,
      },
    });
  };
  return (
    <div className="consent-sign">
      <Statements draft={draft} language={content.language} ticked={ticked} onTick={setTicked} />
      {purpose === 'publication' && <PictureChoice made={made} value={picture} onChange={setPicture} />}
      <div className="book-fields">
        <TextInput
          label={t('consent.signer')}
          value={signer}
          maxLength={200}
          onChange={(e) => setSigner(e.currentTarget.value)}
        />
        <TextInput
          label={t('consent.device')}
          value={device}
          maxLength={200}
          onChange={(e) => setDevice(e.currentTarget.value)}
        />
      </div>
      <SignatureField label={t('consent.signature')} signature={signature} onChange={setSignature} />
      {isOtherName && <p className="hint">{t('consent.otherName')}</p>}
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      {open > 0 && <p className="hint">{t('consent.missingTicks', { count: open })}</p>}
      <Button size="lg" disabled={!ready} loading={sign.isPending} onClick={send}>
        {t('consent.sign')}
      </Button>
      <RecordProblem error={sign.error} />
    </div>
  );
}

/** Keeps the consent on the server; the id stays the same when it has to be sent again. */
function useSign(onSigned: () => void) {
  const { editor, clientId } = useCourse();
  const queries = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (signed: { at: string; body: object }) =>
      practiceApi.signConsent({ ...signed, id, clientId: clientId!, courseId: editor.courseId }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['entries', clientId] });
      await queries.invalidateQueries({ queryKey: ['files', clientId] });
      onSigned();
    },
  });
}

interface StatementsProps {
  readonly draft: ConsentDraft;
  readonly language: Language;
  readonly ticked: readonly string[];
  onTick(keys: readonly string[]): void;
}

function Statements({ draft, language, ticked, onTick }: StatementsProps) {
  const { t } = useTranslation();
  const toggle = (key: string): void =>
    onTick(ticked.includes(key) ? ticked.filter((item) => item !== key) : [...ticked, key]);
  return (
    <fieldset className="consent-ticks">
      <legend>{t('consent.confirm')}</legend>
      {draft.acknowledgements.map((statement) => (
        <Checkbox
          key={statement.key}
          size="md"
          lang={language}
          label={readableText(language, statement)}
          checked={ticked.includes(statement.key)}
          onChange={() => toggle(statement.key)}
        />
      ))}
    </fieldset>
  );
}

function PictureChoice({
  made,
  value,
  onChange,
}: {
  readonly made: ConsentFormProps['made'];
  readonly value: string | null;
  readonly onChange: (sha256: string | null) => void;
}) {
  const { t } = useTranslation();
  const { photos } = useCourse();
  const data = [
    ...[...photos.values()].map(({ sha256 }, index) => ({
      value: sha256,
      label: `${t('scene.photo.title')} ${index + 1}`,
    })),
    ...made.previews.map(({ sha256 }, index) => ({ value: sha256, label: t('consent.thisPicture', { n: index + 1 }) })),
  ];
  return <Select w={280} label={t('consent.picture')} data={data} value={value} onChange={onChange} />;
}
