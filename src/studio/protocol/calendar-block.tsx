import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProtocolAnswer } from '#/contract/api-protocol.ts';
import { DayField } from '../parts/day-field.tsx';
import { ChipRow } from '../scenes/practice/care/chip-row.tsx';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { type CalendarDays, closedDayWords } from './closed-day-words.ts';
import { PROTOCOL_KEY, saveProtocol } from './use-protocol.ts';
import { useWhoAndWhy, WhoAndWhy } from './who-and-why.tsx';

type Closure = CalendarDays['closures'][number];

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
  const changeClosure = (index: number, change: Partial<Closure>): void =>
    changeDays({ closures: closures.map((closure, k) => (k === index ? { ...closure, ...change } : closure)) });
  const isWhole = closures.every(({ from, to }) => from !== '' && to >= from) && closedWeekdays.length < 7;
  const isReady = isWhole && text.isSaid;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) save.mutate();
  };
  return (
    <form className="preset-form" onSubmit={send} noValidate aria-label={t('protocol.changeCalendar')}>
      <ChipRow
        label={t('protocol.closedWeekdays')}
        className="calendar-week"
        choices={WEEK.map((day) => ({ value: String(day), label: t(`protocol.weekday.${day}`) }))}
        value={closedWeekdays.map(String)}
        onChange={(week) => changeDays({ closedWeekdays: week.map(Number) })}
      />
      {closures.map((closure, index) => (
        <ClosureFields
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are filled in
          key={index}
          n={index + 1}
          closure={closure}
          onChange={(change) => changeClosure(index, change)}
          onRemove={() => changeDays({ closures: closures.filter((_, k) => k !== index) })}
        />
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

interface ClosureFieldsProps {
  /** Its place in the list, from 1. */
  readonly n: number;
  readonly closure: Closure;
  onChange(change: Partial<Closure>): void;
  onRemove(): void;
}

/** The first and the last day of one closed period, and why. */
function ClosureFields({ n, closure, onChange, onRemove }: ClosureFieldsProps) {
  const { t } = useTranslation();
  const begin = (from: string): void => onChange(closure.to < from ? { from, to: from } : { from });
  return (
    <fieldset className="calendar-closure">
      <legend>{t('protocol.closure', { n })}</legend>
      <DayField label={t('protocol.closedFrom')} value={closure.from} onChange={(day) => begin(day)} />
      <DayField
        label={t('protocol.closedTo')}
        value={closure.to}
        error={closure.to < closure.from ? t('protocol.endsBefore') : undefined}
        onChange={(day) => onChange({ to: day })}
      />
      <TextInput
        label={t('protocol.closedWhy')}
        value={closure.why}
        maxLength={200}
        onChange={(event) => onChange({ why: event.currentTarget.value })}
      />
      <Button size="sm" variant="default" aria-label={t('protocol.removeClosure', { n })} onClick={onRemove}>
        {t('protocol.remove')}
      </Button>
    </fieldset>
  );
}
