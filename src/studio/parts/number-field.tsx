import { TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './number-field.css';
import { type DecimalMark, readTypedNumber } from './typed-number.ts';
import { useNumbers } from './use-numbers.ts';

interface NumberRules {
  /** null: nothing is given. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  /** Digits behind the decimal mark; more of them are rounded. */
  readonly decimals?: number;
  /** Of one press of an arrow key. */
  readonly step?: number;
  readonly unit?: string;
  /** Whether an emptied field is an answer, of which `onChange` is told as null; else the number before it goes on counting. */
  readonly optional?: boolean;
  /** What counts while something wrong is typed: the number before it, or null, so that a form cannot be sent with it. */
  readonly wrong?: 'keeps' | 'clears';
  /** Said beside the range where the range alone says too little. */
  readonly advice?: string;
  onChange(value: number | null): void;
  onEnd?(): void;
}

type Look = Pick<
  TextInputProps,
  'label' | 'description' | 'disabled' | 'size' | 'w' | 'aria-label' | 'aria-labelledby'
>;

export interface NumberFieldProps extends NumberRules, Look {
  /** What else is wrong. */
  readonly error?: ReactNode;
}

/**
 * A number with its unit and range. What is typed stays as it is typed until the field is left; a number outside the range is never
 * taken, altered or thrown away silently: the field says what it takes and which number counts until then.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, min, max, decimals = 0, step, unit, optional, wrong, advice, error, onChange, onEnd, ...look } = props;
  const typing = useTyping({ ...props, decimals });
  return (
    <TextInput
      {...look}
      {...typing.handlers}
      ref={typing.input}
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      value={typing.text}
      error={typing.problem ?? error}
      {...(unit && {
        'aria-description': unit,
        rightSection: <span className="number-unit">{unit}</span>,
        rightSectionWidth: 20 + 8 * unit.length,
        rightSectionPointerEvents: 'none',
      })}
    />
  );
}

function useTyping(rules: NumberRules & { readonly decimals: number }) {
  const { value, min, max, decimals, step = 1, optional = false, wrong = 'keeps', onChange, onEnd } = rules;
  const { tenths } = useNumbers();
  const mark = tenths(0.5).charAt(1) as DecimalMark;
  const write = (of: number): string => round(of, decimals).toString().replace('.', mark);
  /** Null: the field shows the value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  /** The value when the field was entered: the first digits of a wrong number are no new one. */
  const before = useRef(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value that comes from elsewhere takes the place of what was typed
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(null);
  }, [value]);
  const isRight = (of: number): boolean => of >= min && of <= max && (decimals > 0 || Number.isInteger(of));
  const read = typed === null ? value : readTypedNumber(typed, mark);
  const isWrong = typed !== null && typed.trim() !== '' && (read === null || !isRight(read));
  // The first digits of a number are smaller than the least one: that is said once the field is left.
  const isBegun = !isLeft && read !== null && read >= 0 && read < min;
  const said = useRangeText(rules);
  useEffect(() => input.current?.setCustomValidity(isWrong ? said : ''));
  const take = (next: number): void => onChange(round(next, decimals));
  const onType = (text: string): void => {
    setTyped(text);
    const next = readTypedNumber(text, mark);
    if (next !== null && isRight(next)) take(next);
    else onChange(wrong === 'clears' || (optional && text.trim() === '') ? null : before.current);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = Math.min(max, Math.max(min, (read ?? value ?? min) + way * step));
    setTyped(write(next));
    take(next);
  };
  const onBlur = (): void => {
    setLeft(true);
    if (!isWrong) setTyped(null);
    onEnd?.();
  };
  return {
    input,
    text: typed ?? (value === null ? '' : write(value)),
    problem: isWrong && !isBegun ? said : null,
    handlers: {
      onChange: (event: { readonly currentTarget: HTMLInputElement }) => onType(event.currentTarget.value),
      onFocus: () => {
        if (!isWrong) before.current = value;
        setLeft(false);
      },
      onKeyDown,
      onBlur,
    },
  };
}

/** What the field takes, and what counts until then. */
function useRangeText({ value, min, max, decimals = 0, unit = '', wrong = 'keeps', advice }: NumberRules): string {
  const { t } = useTranslation();
  const { upTo } = useNumbers();
  const range = t(decimals === 0 ? 'number.whole' : 'number.between', { from: upTo(min, 3), to: upTo(max, 3), unit });
  const counts = wrong === 'keeps' && value !== null && t('number.counts', { value: upTo(value, decimals) });
  return [range.replace(/\s+\./, '.'), advice, counts].filter(Boolean).join(' ');
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
