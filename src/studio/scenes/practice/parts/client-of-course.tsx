import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api-client.ts';
import { nameOf } from '../../../clients/client-name.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { languageOf } from '../../../parts/region.ts';
import { practiceApi } from '../../../practice-api.ts';
import { useClientRecords } from '../use-client-records.ts';

/** Whose course this is: the client's name with the way to their page, or the choice of one. */
export function ClientOfCourse({ birthDate }: { readonly birthDate?: string | undefined }) {
  const { t } = useTranslation();
  const { clientId, client } = useClientRecords();
  const { origin } = useCourse();
  if (!clientId) return <ChooseClient birthDate={birthDate} />;
  return (
    <p className="person-line">
      <span>
        {t('practice.ofClient')}: <strong>{client ? nameOf(client.profile) : ''}</strong>
      </span>
      <LinkButton size="compact-md" variant="light" to="/clients/$clientId" params={{ clientId }}>
        {t('practice.toClient')}
      </LinkButton>
      {origin === 'sample' && <small className="sample-note">{t('practice.sampleClient')}</small>}
    </p>
  );
}

const NEW = 'new';

function ChooseClient({ birthDate }: { readonly birthDate: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { title } = useCourse();
  const [chosen, setChosen] = useState<string | null>(null);
  // The course is called by the first name already.
  const [given, setGiven] = useState(isUnnamed(t, title) ? '' : title);
  const [family, setFamily] = useState('');
  const clients = useQuery({ queryKey: ['clients', ''], queryFn: () => practiceApi.clients('') });
  const attach = useAttach();
  const send = (): void => {
    const profile = {
      givenName: given.trim(),
      familyName: family.trim(),
      language: languageOf(i18n.language),
      ...(birthDate ? { birthDate } : {}),
    };
    attach.mutate(chosen === NEW ? { profile } : { clientId: chosen! });
  };
  const data = [
    { value: NEW, label: t('practice.newClient') },
    ...(clients.data ?? []).map(({ id, profile }) => ({ value: id, label: nameOf(profile) })),
  ];
  return (
    <div className="choose-client">
      <Select
        label={t('practice.ofClient')}
        description={t('practice.needsClient')}
        placeholder={t('practice.chooseClient')}
        searchable
        data={data}
        value={chosen}
        onChange={setChosen}
      />
      {chosen === NEW && (
        <>
          <TextInput
            label={t('clients.given')}
            value={given}
            onChange={(event) => setGiven(event.currentTarget.value)}
          />
          <TextInput
            label={t('clients.family')}
            value={family}
            onChange={(event) => setFamily(event.currentTarget.value)}
          />
        </>
      )}
      <Button
        variant="default"
        disabled={chosen === null || (chosen === NEW && given.trim() === '')}
        loading={attach.isPending}
        onClick={send}
      >
        {t('practice.attach')}
      </Button>
      {attach.error && (
        <p className="notice" data-tone="stop" role="alert">
          {attach.error.message || t('practice.noServer')}
        </p>
      )}
    </div>
  );
}

function isUnnamed(t: TFunction, title: string): boolean {
  return [t('courses.newName'), t('courses.newName', { lng: 'en' })].includes(title);
}

/** Writes the client into the stored course and reads it again, after everything typed has been saved. */
function useAttach() {
  const { t } = useTranslation();
  const { editor, title, reload } = useCourse();
  const queries = useQueryClient();
  type Choice = { readonly clientId: string } | { readonly profile: Parameters<typeof practiceApi.addClient>[1] };
  return useMutation({
    mutationFn: async (choice: Choice) => {
      if (!(await editor.flush())) throw new Error('');
      const client =
        'clientId' in choice
          ? await practiceApi.client(choice.clientId)
          : await practiceApi.addClient(crypto.randomUUID(), choice.profile);
      const { version } = await api.course(editor.courseId);
      // A course that nobody named takes the client's name.
      const named = isUnnamed(t, title) ? { title: nameOf(client.profile) } : {};
      await api.saveCourse(editor.courseId, version, { clientId: client.id, ...named });
      await queries.invalidateQueries({ queryKey: ['clients'] });
      await queries.invalidateQueries({ queryKey: ['courses'] });
      reload();
    },
  });
}
