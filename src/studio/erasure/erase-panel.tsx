import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Erasure } from '#/contract/api-erasure.ts';
import { isNameOf } from '#/practice/consent/signature.ts';
import { StopIcon, WarningIcon } from '#/ui/icons.tsx';
import { Evidence } from '../parts/evidence.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import './erase-panel.css';
import { type ErasureSubject, erasureApi } from './erasure-api.ts';
import { useErase } from './use-erase.ts';

export interface ErasePanelProps {
  readonly subject: ErasureSubject;
  /** How to keep a copy before. */
  readonly before: ReactNode;
  /** Called when it is gone, while this panel still stands. */
  onErased(): unknown;
  onCancel(): void;
}

/** Says what goes and what stays, and erases once the name was typed and, where records are held, that was decided. */
export function ErasePanel({ subject, before, onErased, onCancel }: ErasePanelProps) {
  const { t } = useTranslation();
  const foreseen = useQuery({
    queryKey: ['erasure', subject.kind, subject.id],
    queryFn: () => erasureApi.foresee(subject),
    staleTime: 0,
    gcTime: 0,
  });
  const erasure = foreseen.data;
  return (
    // Escape leaves it from everywhere inside, as it would a dialog.
    <section
      className="erase-panel"
      aria-label={t('erase.title')}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      {foreseen.error && (
        <p className="notice" data-tone="stop" role="alert">
          {foreseen.error.message || t('practice.noServer')}
        </p>
      )}
      {foreseen.isPending && <Waiting />}
      {erasure?.obstacle && <Obstacle erasure={erasure} onCancel={onCancel} />}
      {erasure && !erasure.obstacle && (
        <EraseForm subject={subject} erasure={erasure} before={before} onErased={onErased} onCancel={onCancel} />
      )}
    </section>
  );
}

function EraseForm({ subject, erasure, before, onErased, onCancel }: ErasePanelProps & { readonly erasure: Erasure }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [decided, setDecided] = useState(false);
  const erase = useErase(subject, erasure, onErased);
  const isReady = isNameOf(typed, erasure.name) && (erasure.held === null || decided);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && !erase.isPending) erase.mutate(typed);
  };
  return (
    <form onSubmit={send} noValidate>
      <Heading text={t('erase.ask', { name: erasure.name })} />
      <WhatGoes erasure={erasure} />
      <p className="hint">{t('erase.stays')}</p>
      {before}
      {erasure.held && <Held held={erasure.held} decided={decided} onDecide={setDecided} />}
      <TextInput
        label={t('erase.type', { name: erasure.name })}
        autoComplete="off"
        spellCheck={false}
        size="md"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {erase.error && (
        <p className="notice" data-tone="stop" role="alert">
          {erase.error.message || t('practice.noServer')}
        </p>
      )}
      <div className="erase-buttons">
        <Button type="submit" size="md" color="red" disabled={!isReady} loading={erase.isPending}>
          {t('erase.confirm')}
        </Button>
        <Button size="md" variant="default" onClick={onCancel}>
          {t('practice.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Takes the focus, so that what is about to happen is read out before anything else. */
function Heading({ text }: { readonly text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h3 ref={heading} tabIndex={-1}>
      {text}
    </h3>
  );
}

function WhatGoes({ erasure }: { readonly erasure: Erasure }) {
  const { t, i18n } = useTranslation();
  const { courses, counts, clientId } = erasure;
  const titles = new Intl.ListFormat(i18n.language).format(courses.map(({ title }) => title));
  const parts = [
    clientId && t('erase.client'),
    courses.length > 0 && t('erase.courses', { count: courses.length, titles }),
    counts.photos > 0 && t('erase.photos', { count: counts.photos }),
    counts.plans > 0 && t('erase.plans', { count: counts.plans }),
    counts.records > 0 && t('erase.records', { count: counts.records }),
    counts.files > 0 && t('erase.files', { count: counts.files }),
  ].filter((part) => typeof part === 'string');
  return (
    <>
      <p>{t('erase.goes')}</p>
      <ul>
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </>
  );
}

interface HeldProps {
  readonly held: NonNullable<Erasure['held']>;
  readonly decided: boolean;
  onDecide(decided: boolean): void;
}

/** Until when the rules of the place have it kept, how well that is known, and the decision that is the person's own. */
function Held({ held, decided, onDecide }: HeldProps) {
  const { t } = useTranslation();
  const { day, say } = usePracticeWords();
  const { years, evidence, because, until, lastVisitOn } = held;
  const words = { place: say(`pack.${held.pack}`), years, last: day(lastVisitOn), until: day(until) };
  return (
    <div className="erase-held">
      <div className="notice" data-tone="warn">
        <WarningIcon />
        <div>
          <p>
            {t('erase.held', words)} {evidence === 'MEM' && t('erase.heldWeak')}{' '}
            <Evidence of={{ evidence, note: because }} />
          </p>
          <p>{t('erase.heldDecide')}</p>
        </div>
      </div>
      <Checkbox
        label={t('erase.heldTick')}
        checked={decided}
        onChange={(event) => onDecide(event.currentTarget.checked)}
      />
    </div>
  );
}

function Obstacle({ erasure, onCancel }: { readonly erasure: Erasure; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const { obstacle } = erasure;
  if (!obstacle) return null;
  const words = { name: 'name' in obstacle ? obstacle.name : '', title: 'title' in obstacle ? obstacle.title : '' };
  return (
    <>
      <Heading text={t('erase.ask', { name: erasure.name })} />
      <p className="notice" data-tone="warn" id={id}>
        <StopIcon /> {t(`erase.${obstacle.kind}`, words)}
      </p>
      <div className="erase-buttons">
        {obstacle.kind === 'recordsOfClient' && (
          <LinkButton variant="default" size="md" to="/clients/$clientId" params={{ clientId: obstacle.clientId }}>
            {t('practice.toClient')}
          </LinkButton>
        )}
        <Button size="md" variant="default" onClick={onCancel} aria-describedby={id}>
          {t('practice.cancel')}
        </Button>
      </div>
    </>
  );
}
