import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredFileCard } from '#/contract/api-files.ts';
import type { ConsentPurpose, ConsentRecord } from '#/practice/consent/consent-record.ts';
import { CheckIcon, FileIcon, StopIcon } from '#/ui/icons.tsx';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { AnswerWays } from '../parts/answer-ways.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import type { MadePlan } from '../parts/use-made-plan.ts';
import { useClientRecords } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { type ConsentState, consentState } from './consent-state.ts';

interface ConsentRowProps {
  readonly purpose: ConsentPurpose;
  readonly made: MadePlan;
  readonly files: readonly StoredFileCard[];
  readonly isOpen: boolean;
  onOpen(): void;
}

/** How one consent stands, its PDF, and the ways to sign it or take it back. */
export function ConsentRow({ purpose, made, files, isOpen, onOpen }: ConsentRowProps) {
  const { t } = useTranslation();
  const { say, phrase } = usePracticeWords();
  const { ofCourse } = useClientRecords();
  const [withdrawing, setWithdrawing] = useState(false);
  const standing = consentState(ofCourse, purpose, made.consent.envelope, useProtocol());
  const name = say(`consent.purpose.${purpose}`);
  const pdf = standing.state === 'none' ? undefined : files.find(({ sha256 }) => sha256 === standing.consent.pdfSha256);
  const canWithdraw = standing.state === 'signed' || standing.state === 'void';
  return (
    <div className="consent-row">
      <h2>{name}</h2>
      <StateLine standing={standing} />
      <span className="consent-row-ways">
        {pdf && (
          <Button component="a" href={pdf.url} download variant="subtle" leftSection={<FileIcon size={18} />}>
            {t('consent.pdf')}
          </Button>
        )}
        {canWithdraw && !withdrawing && (
          <Button
            variant="subtle"
            color="var(--ink-soft)"
            aria-label={t('consent.withdrawOf', { purpose: name })}
            onClick={() => setWithdrawing(true)}
          >
            {t('consent.withdraw')}
          </Button>
        )}
        {standing.state !== 'signed' && (
          <Button
            variant={isOpen || purpose !== 'treatment' ? 'default' : 'filled'}
            aria-expanded={isOpen}
            aria-label={isOpen ? t('consent.close') : t('consent.openOf', { purpose: name })}
            onClick={onOpen}
          >
            {t(isOpen ? 'consent.close' : 'consent.open')}
          </Button>
        )}
      </span>
      {standing.state === 'void' && (
        <div className="notice consent-void" data-tone="stop" role="alert">
          <StopIcon />
          <span>
            {t('consent.void')} {standing.because.map(phrase).join(' ')} {t('consent.resign')}
          </span>
        </div>
      )}
      {withdrawing && canWithdraw && (
        <Withdraw consent={standing.consent} name={name} onDone={() => setWithdrawing(false)} />
      )}
    </div>
  );
}

function StateLine({ standing }: { readonly standing: ConsentState }) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  if (standing.state === 'none') return <p className="consent-state">{t('consent.state.none')}</p>;
  const { consent } = standing;
  const when = moment(standing.state === 'withdrawn' ? standing.withdrawal.at : consent.signedAt);
  return (
    <p className="consent-state" data-state={standing.state}>
      {standing.state === 'signed' && <CheckIcon size={18} />}
      {standing.state !== 'signed' && <StopIcon size={18} />}
      <span>{t(`consent.state.${standing.state}`, { when, name: consent.signer.name })}</span>
    </p>
  );
}

function Withdraw({
  consent,
  name,
  onDone,
}: {
  readonly consent: ConsentRecord;
  readonly name: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const artist = useArtist();
  const { add } = useClientRecords();
  const [why, setWhy] = useState('');
  const send = (): void =>
    add.mutate(
      { kind: 'consentWithdrawal', body: { by: artist, consentId: consent.id, why: why.trim() } },
      { onSuccess: onDone },
    );
  return (
    <fieldset className="answer-form consent-withdraw">
      <legend>{t('consent.withdrawOf', { purpose: name })}</legend>
      {!artist && <p className="hint">{t('practice.needsArtist')}</p>}
      <TextInput
        label={t('consent.why')}
        value={why}
        maxLength={2000}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      <AnswerWays
        label={t('consent.withdrawNow')}
        color="red"
        isReady={artist !== null}
        isSending={add.isPending}
        error={add.error}
        onSend={send}
        onCancel={onDone}
      />
    </fieldset>
  );
}
