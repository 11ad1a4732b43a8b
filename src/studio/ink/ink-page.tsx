import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InkBottleCard } from '#/contract/api-ink.ts';
import { PlusIcon } from '#/ui/icons.tsx';
import '../clients/clients.css';
import { ShellHeader } from '../parts/shell-header.tsx';
import '../scenes/practice/care/care.css';
import '../scenes/practice/practice.css';
import { todayHere, usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { BatchRecall } from './batch-recall.tsx';
import { BottleForm } from './bottle-form.tsx';
import { inkApi } from './ink-api.ts';
import { InspectionBlock } from './inspection-block.tsx';

/** The shelf: every bottle with its batch and dates, where a batch went, and what an inspector asks for. */
export function InkPage() {
  const { t } = useTranslation();
  const [batch, setBatch] = useState('');
  const [editing, setEditing] = useState<InkBottleCard | 'new' | null>(null);
  const bottles = useQuery({ queryKey: ['ink', batch], queryFn: () => inkApi.bottles(batch), staleTime: 0 });
  const close = (): void => setEditing(null);
  return (
    <div className="shell-page">
      <ShellHeader />
      <main className="clients-main">
        <div className="clients-head">
          <h1>{t('ink.title')}</h1>
          <Button size="md" leftSection={<PlusIcon />} onClick={() => setEditing('new')}>
            {t('ink.add')}
          </Button>
        </div>
        {editing && (
          <section className="client-card" aria-label={t(editing === 'new' ? 'ink.add' : 'ink.edit')}>
            <BottleForm
              key={editing === 'new' ? 'new' : editing.id}
              card={editing === 'new' ? null : editing}
              onDone={close}
            />
          </section>
        )}
        <TextInput
          mt="md"
          size="md"
          maw={420}
          label={t('ink.search')}
          description={t('ink.searchHint')}
          value={batch}
          onChange={(event) => setBatch(event.currentTarget.value)}
        />
        {bottles.error && (
          <p className="notice" data-tone="stop" role="alert">
            {bottles.error.message || t('practice.noServer')}
          </p>
        )}
        {bottles.data?.length === 0 && <p className="hint">{t(batch === '' ? 'ink.empty' : 'ink.none')}</p>}
        <ul className="client-list">
          {bottles.data?.map((card) => (
            <BottleRow key={card.id} card={card} onEdit={() => setEditing(card)} onFind={setBatch} />
          ))}
        </ul>
        {batch.trim() !== '' && <BatchRecall batch={batch.trim()} />}
        <InspectionBlock />
      </main>
    </div>
  );
}

interface BottleRowProps {
  readonly card: InkBottleCard;
  onEdit(): void;
  onFind(batch: string): void;
}

function BottleRow({ card, onEdit, onFind }: BottleRowProps) {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const { bottle } = card;
  const isOver = bottle.expiry <= todayHere();
  const facts = [
    t(`ink.what.${bottle.what}`),
    t('ink.batchIs', { batch: bottle.batch }),
    t('ink.expires', { day: day(bottle.expiry) }),
    bottle.openedOn ? t('ink.opened', { day: day(bottle.openedOn) }) : t('ink.closed'),
    ...(bottle.containsNickel ? [t('ink.nickel')] : []),
    ...(bottle.containsChromiumVi ? [t('ink.chromium')] : []),
  ];
  return (
    <li className="client-row bottle-row">
      <span>
        <strong>{`${bottle.brand} ${bottle.shade}`}</strong>{' '}
        {isOver && (
          <span className="tag" data-tone="stop">
            {t('ink.over')}
          </span>
        )}
        <small>{facts.join(' · ')}</small>
      </span>
      <Button size="sm" variant="light" onClick={() => onFind(bottle.batch)}>
        {t('ink.where')}
      </Button>
      <Button size="sm" variant="default" onClick={onEdit} aria-label={`${t('ink.edit')}: ${bottle.batch}`}>
        {t('ink.edit')}
      </Button>
    </li>
  );
}
