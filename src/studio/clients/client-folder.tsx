import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clientSchema } from '#/contract/api-clients.ts';
import { DownloadIcon } from '#/ui/icons.tsx';
import { ask } from '../api-client.ts';

/** Everything of one client to hand over or to keep: records, photos, papers, FHIR bundle, hashes. */
export function ExportClient({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="client-folder">
      <div className="clients-subhead">
        <h2 id="client-folder">{t('folder.title')}</h2>
        <ExportLink clientId={clientId} />
      </div>
      <p className="hint">{t('folder.hint')}</p>
    </section>
  );
}

export function ExportLink({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  return (
    <Button
      component="a"
      variant="default"
      size="sm"
      leftSection={<DownloadIcon size={16} />}
      href={`/api/clients/${clientId}/export`}
      download={`whorl-client-${clientId}.zip`}
    >
      {t('folder.export')}
    </Button>
  );
}

/** Takes a client over from such a folder; what was changed in it is refused by name. */
export function ImportClient() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const take = useMutation({
    mutationFn: (picked: File) => {
      const form = new FormData();
      form.append('client', picked, picked.name);
      return ask(clientSchema, 'POST', '/client-imports', form);
    },
    onSuccess: async (client) => {
      await queries.invalidateQueries({ queryKey: ['clients'] });
      await navigate({ to: '/clients/$clientId', params: { clientId: client.id } });
    },
  });
  return (
    <>
      <Button variant="default" size="md" loading={take.isPending} onClick={() => input.current?.click()}>
        {t('folder.import')}
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".zip,application/zip"
        tabIndex={-1}
        aria-label={t('folder.import')}
        data-testid="client-zip"
        onChange={(event) => {
          const picked = event.currentTarget.files?.[0];
          if (picked) take.mutate(picked);
          event.currentTarget.value = '';
        }}
      />
      {take.error && (
        <p className="notice" data-tone="stop" role="alert">
          {take.error.message || t('practice.noServer')}
        </p>
      )}
    </>
  );
}
