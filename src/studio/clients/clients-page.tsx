import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientCard, ClientProfile } from '#/contract/api-clients.ts';
import { LoupeIcon, PlusIcon } from '#/ui/icons.tsx';
import { ShellHeader } from '../parts/shell-header.tsx';
import { practiceApi } from '../practice-api.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { ImportClient } from './client-folder.tsx';
import { ClientForm } from './client-form.tsx';
import { nameOf } from './client-name.ts';
import './clients.css';

export function ClientsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const clients = useQuery({
    queryKey: ['clients', search.trim()],
    queryFn: () => practiceApi.clients(search.trim()),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="shell-page">
      <ShellHeader />
      <main className="clients-main">
        <div className="clients-head">
          <h1>{t('clients.title')}</h1>
          <TextInput
            type="search"
            aria-label={t('clients.search')}
            placeholder={t('clients.search')}
            leftSection={<LoupeIcon size={18} />}
            size="md"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {!adding && (
            <Button size="md" leftSection={<PlusIcon />} onClick={() => setAdding(true)}>
              {t('clients.add')}
            </Button>
          )}
          <ImportClient />
        </div>
        {adding && <NewClient onCancel={() => setAdding(false)} />}
        {clients.error && (
          <p className="notice" data-tone="stop" role="alert">
            {clients.error.message || t('practice.noServer')}
          </p>
        )}
        <ul className="client-list">
          {clients.data?.map((client) => (
            <ClientRow key={client.id} client={client} />
          ))}
        </ul>
        {clients.data?.length === 0 && <p className="hint">{t(search.trim() ? 'clients.none' : 'clients.empty')}</p>}
      </main>
    </div>
  );
}

function NewClient({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const add = useMutation({
    mutationFn: (profile: ClientProfile) => practiceApi.addClient(id, profile),
    onSuccess: async (client) => {
      await queries.invalidateQueries({ queryKey: ['clients'] });
      await navigate({ to: '/clients/$clientId', params: { clientId: client.id } });
    },
  });
  return (
    <section className="client-card" aria-label={t('clients.add')}>
      {add.error && (
        <p className="notice" data-tone="stop" role="alert">
          {add.error.message || t('practice.noServer')}
        </p>
      )}
      <ClientForm submit={t('clients.create')} busy={add.isPending} onSubmit={add.mutate} onCancel={onCancel} />
    </section>
  );
}

function ClientRow({ client }: { readonly client: ClientCard }) {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const { profile } = client;
  return (
    <li>
      <Link to="/clients/$clientId" params={{ clientId: client.id }} className="client-row">
        <span className="client-mark" aria-hidden="true">
          {profile.givenName.slice(0, 1)}
          {profile.familyName.slice(0, 1)}
        </span>
        <span>
          <strong>{nameOf(profile)}</strong>
          {profile.birthDate && <small>{t('clients.born', { day: day(profile.birthDate) })}</small>}
        </span>
      </Link>
    </li>
  );
}
