import { Chip, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { CHOICES, type ChoiceGroup } from '#/practice/intake/answers.ts';
import { DayField } from '../../../parts/day-field.tsx';
import { NumberField } from '../../../parts/number-field.tsx';
import { usePracticeWords } from '../use-practice-words.ts';

export interface FieldProps<Value> {
  readonly labelledBy: string;
  readonly value: Value | undefined;
  onChange(value: Value | undefined): void;
  onEnd?(): void;
}

interface PickProps {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly labelledBy: string;
  isOn(value: string): boolean;
  toggle(value: string): void;
}

/** Answers as large buttons; pressing the one that is set takes it back. */
function Picks({ options, labelledBy, isOn, toggle }: PickProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div className="picks" role="group" aria-labelledby={labelledBy}>
      {options.map(({ value, label }) => (
        <Chip key={value} size="md" variant="filled" radius="md" checked={isOn(value)} onChange={() => toggle(value)}>
          {label}
        </Chip>
      ))}
    </div>
  );
}

export function YesNoField({ labelledBy, value, onChange }: FieldProps<boolean>) {
  const { say } = usePracticeWords();
  const options = ['yes', 'no'].map((id) => ({ value: id, label: say(`choice.${id}`) }));
  const now = value === undefined ? null : value ? 'yes' : 'no';
  return (
    <Picks
      labelledBy={labelledBy}
      options={options}
      isOn={(id) => id === now}
      toggle={(id) => onChange(id === now ? undefined : id === 'yes')}
    />
  );
}

export function OneField({
  labelledBy,
  value,
  choices,
  onChange,
}: FieldProps<string> & { readonly choices: ChoiceGroup }) {
  const { say } = usePracticeWords();
  const options = CHOICES[choices].map((id) => ({ value: id, label: say(`choice.${choices}.${id}`) }));
  return (
    <Picks
      labelledBy={labelledBy}
      options={options}
      isOn={(id) => id === value}
      toggle={(id) => onChange(id === value ? undefined : id)}
    />
  );
}

/** Several answers; `none` of a named list is an answer too. Without a list: the zones of the scalp. */
export function ManyField({
  labelledBy,
  value,
  choices,
  onChange,
}: FieldProps<readonly string[]> & { readonly choices: ChoiceGroup | null }) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const ids: readonly string[] = choices ? CHOICES[choices] : ZONE_IDS;
  const options = ids.map((id) => ({ value: id, label: say(choices ? `choice.${choices}.${id}` : `zone.${id}`) }));
  const chosen = value ?? [];
  const toggle = (id: string): void => {
    if (id === NONE) {
      onChange(value?.length === 0 ? undefined : []);
      return;
    }
    const next = chosen.includes(id)
      ? chosen.filter((item) => item !== id)
      : ids.filter((item) => item === id || chosen.includes(item));
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <Picks
      labelledBy={labelledBy}
      options={choices ? [...options, { value: NONE, label: t('screen.noneHere') }] : options}
      isOn={(id) => (id === NONE ? value?.length === 0 : chosen.includes(id))}
      toggle={toggle}
    />
  );
}

const NONE = 'none';

export function DayAnswer({ labelledBy, value, onChange, onEnd }: FieldProps<string>) {
  return (
    <DayField
      aria-labelledby={labelledBy}
      w={190}
      value={value ?? ''}
      onChange={(next) => {
        // A year that is still being typed is no answer yet.
        if (next === '' || (isCalendarDay(next) && /^(19|20|21)/.test(next))) onChange(next || undefined);
      }}
      onBlur={() => onEnd?.()}
    />
  );
}

/** `share`: asked in percent, kept as a share of 1. */
export function AmountAnswer({
  labelledBy,
  value,
  share,
  onChange,
  onEnd,
}: FieldProps<number> & { readonly share: boolean }) {
  const scale = share ? 100 : 1;
  return (
    <NumberField
      aria-labelledby={labelledBy}
      w={share ? 140 : 180}
      min={0}
      max={share ? 100 : 600}
      step={share ? 10 : 1}
      {...(share && { unit: '%' })}
      optional
      value={value === undefined ? null : Math.round(value * scale)}
      onChange={(next) => onChange(next === null ? undefined : next / scale)}
      onEnd={() => onEnd?.()}
    />
  );
}

const GRADES: Readonly<Record<string, readonly string[]>> = {
  norwood: ['1', '2', '3', '3v', '4', '5', '6', '7'],
  ludwig: ['1', '2', '3'],
  sinclair: ['1', '2', '3', '4', '5'],
};

export function TextField({
  labelledBy,
  value,
  grade,
  onChange,
  onEnd,
}: FieldProps<string> & { readonly grade: string | undefined }) {
  const grades = grade ? GRADES[grade] : undefined;
  if (grades) {
    return (
      <Picks
        labelledBy={labelledBy}
        options={grades.map((id) => ({ value: id, label: id }))}
        isOn={(id) => id === value}
        toggle={(id) => onChange(id === value ? undefined : id)}
      />
    );
  }
  return (
    <TextInput
      aria-labelledby={labelledBy}
      w={240}
      maxLength={100}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      onBlur={() => onEnd?.()}
    />
  );
}
