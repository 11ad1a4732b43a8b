import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TrashIcon } from '#/ui/icons.tsx';
import { ErasePanel } from '../erasure/erase-panel.tsx';
import { ExportLink } from './client-folder.tsx';

/** The end of a client's page: everything of them goes for good, after a look at what that is. */
export function EraseClient({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const cancel = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <section aria-labelledby="erase-client">
      <div className="clients-subhead">
        <h2 id="erase-client">{t('erase.title')}</h2>
        <Button
          ref={opener}
          variant="default"
          size="sm"
          leftSection={<TrashIcon size={16} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('erase.open')}
        </Button>
      </div>
      <p className="hint">{t('erase.clientHint')}</p>
      {open && (
        <ErasePanel
          subject={{ kind: 'client', id: clientId }}
          before={
            <div className="erase-before">
              <p>{t('erase.exportFirst')}</p>
              <ExportLink clientId={clientId} />
            </div>
          }
          onErased={() => navigate({ to: '/clients' })}
          onCancel={cancel}
        />
      )}
    </section>
  );
}
