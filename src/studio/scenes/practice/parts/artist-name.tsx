import { TextInput } from '@mantine/core';
import { useSyncExternalStore } from 'react';
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
  return name === ''
    ? null
    : { id: `artist-${name.toLowerCase().replace(/\s+/g, '-').slice(0, 50)}`, name, role: 'artist' };
}

/** The field for that name; kept on this device. */
export function ArtistName() {
  const { t } = useTranslation();
  const name = useSyncExternalStore(subscribe, readName);
  return (
    <TextInput
      className="artist-name"
      label={t('practice.artist')}
      description={t('practice.artistWhy')}
      value={name}
      maxLength={200}
      autoComplete="name"
      onChange={(event) => keepName(event.currentTarget.value)}
    />
  );
}
