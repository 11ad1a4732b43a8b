import { TextInput, type TextInputProps } from '@mantine/core';
import { isCalendarDay } from '#/practice/calendar/calendar-day.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';

type DayFieldProps = Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'description'> & {
  readonly value: string;
  /** Hears what the field holds, also '' while a day is half typed. */
  onChange(day: string): void;
};

/** A day to choose. The browser writes it as its own region does, so the day stands below in words, with its weekday. */
export function DayField({ value, onChange, ...props }: DayFieldProps) {
  const { weekday } = usePracticeWords();
  return (
    <TextInput
      {...props}
      type="date"
      value={value}
      description={isCalendarDay(value) ? weekday(value) : ''}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
