import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArtist } from '../scenes/practice/parts/artist-name.tsx';
import { RecordProblem } from '../scenes/practice/parts/record-problem.tsx';

interface WhoAndWhyText {
  readonly who: string;
  readonly why: string;
  /** Both as they are sent. */
  readonly said: { readonly who: string; readonly why: string };
  readonly isSaid: boolean;
  setWho(who: string): void;
  setWhy(why: string): void;
}

/** Who changes the protocol, at first the artist of this device, and why; `isSaid` once neither is blank. */
export function useWhoAndWhy(): WhoAndWhyText {
  const artist = useArtist();
  const [who, setWho] = useState(artist?.name ?? '');
  const [why, setWhy] = useState('');
  const said = { who: who.trim(), why: why.trim() };
  return { who, why, said, isSaid: said.who !== '' && said.why !== '', setWho, setWhy };
}

interface WhoAndWhyProps {
  readonly text: WhoAndWhyText;
  readonly isReady: boolean;
  readonly isSaving: boolean;
  /** What is missing, shown until the form is ready. */
  readonly needs: string;
  readonly error: Error | null;
  onCancel(): void;
}

/** The foot of a form that changes the protocol: who, why, save and cancel. */
export function WhoAndWhy({ text, isReady, isSaving, needs, error, onCancel }: WhoAndWhyProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('protocol.who')}
        value={text.who}
        maxLength={200}
        onChange={(event) => text.setWho(event.currentTarget.value)}
      />
      <TextInput
        label={t('protocol.why')}
        value={text.why}
        maxLength={1000}
        onChange={(event) => text.setWhy(event.currentTarget.value)}
      />
      <div className="client-form-buttons">
        <Button type="submit" size="md" disabled={!isReady} loading={isSaving}>
          {t('practice.save')}
        </Button>
        <Button size="md" variant="default" onClick={onCancel}>
          {t('practice.cancel')}
        </Button>
        {!isReady && <span className="hint">{needs}</span>}
      </div>
      <RecordProblem error={error} />
    </>
  );
}
