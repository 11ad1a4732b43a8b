import { Button, Chip, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolAnswer } from '#/contract/api-protocol.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { type CalendarDays, closedDayWords } from './closed-day-words.ts';
import { PROTOCOL_KEY, saveProtocol } from './use-protocol.ts';
import { useWhoAndWhy, WhoAndWhy } from './who-and-why.tsx';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** The days without sessions (CO6): which they are, and the form that changes them. */
export function CalendarBlock({ protocol }: { readonly protocol: ProtocolAnswer }) {
  const { t } = useTranslation();
  const words = usePracticeWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="protocol-calendar">
      <div className="clients-subhead">
        <h2 id="protocol-calendar">{t('protocol.calendar')}</h2>
      </div>
      <ul className="client-list">
        <li className="client-row preset-row">
          <code className="preset-rule">CO6</code>
          <span className="preset-what">
            <strong>{closedDayWords(protocol, t, words)}</strong>
            <small>{t('protocol.calendarLead')}</small>
          </span>
          {isOpen ? (
            <CalendarForm protocol={protocol} onDone={() => setOpen(false)} />
          ) : (
            <Button size="sm" variant="default" className="calendar-change" onClick={() => setOpen(true)}>
              {t('protocol.changeCalendar')}
            </Button>
          )}
        </li>
      </ul>
    </section>
  );
}

function CalendarForm({ protocol, onDone }: { readonly protocol: ProtocolAnswer; onDone(): void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { version } = protocol;
  const [days, setDays] = useState<CalendarDays>(protocol);
  const text = useWhoAndWhy();
  const { closures, closedWeekdays } = days;
  const save = useMutation({
    mutationFn: () => saveProtocol({ version, ...text.said, closures: [...closures], closedWeekdays }),
    onSuccess: (answer) => {
      queries.setQueryData(PROTOCOL_KEY, answer);
      onDone();
    },
    onError: () => queries.invalidateQueries({ queryKey: PROTOCOL_KEY }),
  });
  const changeDays = (change: Partial<CalendarDays>): void => setDays((now) => ({ ...now, ...change }));
  const changeClosure = (index: number, change: object): void =>
    changeDays({ closures: closures.map((closure, k) => (k === index ? { ...closure, ...change } : closure)) });
  const isWhole = closures.every(({ from, to }) => from !== '' && to >= from) && closedWeekdays.length < 7;
  const isReady = isWhole && text.isSaid;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save.mutate();
  };
  return (
    <form className="preset-form" onSubmit={send} noValidate aria-label={t('protocol.changeCalendar')}>
      <fieldset className="choice-row calendar-week">
        <legend>{t('protocol.closedWeekdays')}</legend>
        <Chip.Group
          multiple
          value={closedWeekdays.map(String)}
          onChange={(value) => changeDays({ closedWeekdays: WEEK.filter((day) => value.includes(String(day))) })}
        >
          <div className="picks">
            {WEEK.map((day) => (
              <Chip key={day} value={String(day)} variant="light">
                {t(`protocol.weekday.${day}`)}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </fieldset>
      {closures.map((closure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are filled in
        <fieldset className="calendar-closure" key={index}>
          <legend>{t('protocol.closure', { n: index + 1 })}</legend>
          <TextInput
            type="date"
            label={t('protocol.closedFrom')}
            value={closure.from}
            onChange={(event) => {
              const from = event.currentTarget.value;
              changeClosure(index, closure.to < from ? { from, to: from } : { from });
            }}
          />
          <TextInput
            type="date"
            label={t('protocol.closedTo')}
            value={closure.to}
            error={closure.to < closure.from ? t('protocol.endsBefore') : undefined}
            onChange={(event) => changeClosure(index, { to: event.currentTarget.value })}
          />
          <TextInput
            label={t('protocol.closedWhy')}
            value={closure.why}
            maxLength={200}
            onChange={(event) => changeClosure(index, { why: event.currentTarget.value })}
          />
          <Button
            size="sm"
            variant="default"
            aria-label={t('protocol.removeClosure', { n: index + 1 })}
            onClick={() => changeDays({ closures: closures.filter((_, k) => k !== index) })}
          >
            {t('protocol.remove')}
          </Button>
        </fieldset>
      ))}
      <div className="calendar-add">
        <Button
          size="sm"
          variant="default"
          onClick={() => changeDays({ closures: [...closures, { from: '', to: '', why: '' }] })}
        >
          {t('protocol.addClosure')}
        </Button>
      </div>
      <WhoAndWhy
        text={text}
        isReady={isReady}
        isSaving={save.isPending}
        needs={t('protocol.calendarNeeds')}
        error={save.error}
        onCancel={onDone}
      />
    </form>
  );
}
