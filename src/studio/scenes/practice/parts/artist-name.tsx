import { Button, TextInput } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#/practice/client/client.ts';
import { remember, remembered } from '../../../parts/browser-storage.ts';

const NAME = 'whorl:artist';
const listeners = new Set<() => void>();

const readName = (): string => remembered(NAME) ?? '';

function keepName(name: string): void {
  remember(NAME, name);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Who works at this device; null until a name is given. Every record names this person. */
export function useArtist(): Person | null {
  const name = useSyncExternalStore(subscribe, readName).trim();
  return name === '' ? null : artistNamed(name);
}

/** The person that records name: there is no sign-in, so the name makes the id. */
export function artistNamed(name: string): Person {
  return { id: `artist-${name.toLowerCase().replace(/\s+/g, '-').slice(0, 50)}`, name, role: 'artist' };
}

/** That name in one line, or the field for it; kept on this device. The field stays while its page is open: nothing jumps under the hand. */
export function ArtistName() {
  const { t } = useTranslation();
  const name = useSyncExternalStore(subscribe, readName);
  const [isTyping, setTyping] = useState(name.trim() === '');
  if (!isTyping) {
    return (
      <p className="person-line">
        <span>
          {t('practice.artist')}: <strong>{name}</strong>
        </span>
        <Button
          size="compact-md"
          variant="subtle"
          aria-label={t('practice.otherArtist')}
          onClick={() => setTyping(true)}
        >
          {t('practice.change')}
        </Button>
      </p>
    );
  }
  return (
    <TextInput
      className="artist-name"
      autoFocus={name.trim() !== ''}
      onKeyDown={(event) => event.key === 'Enter' && setTyping(name.trim() === '')}
      label={t('practice.artist')}
      description={t('practice.artistWhy')}
      value={name}
      maxLength={200}
      autoComplete="name"
      onChange={(event) => keepName(event.currentTarget.value)}
    />
  );
}
