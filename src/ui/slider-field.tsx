import { Slider } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { roundTo } from '#/base/round-to.ts';
import './slider-field.css';

export interface SliderFieldProps {
  readonly label: string;
  /** Read out in place of the label where that says too little by itself. */
  readonly spokenLabel?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The number with its unit, as shown and as read out. */
  readonly format: (value: number) => string;
  readonly onChange: (value: number) => void;
  /** The drag or the key press is over. */
  readonly onEnd?: () => void;
  /** Beside the label: the strength of evidence of the default. */
  readonly badge?: ReactNode;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  readonly marks?: readonly { readonly value: number }[];
}

/** A slider with its name on the left and its number on the right. */
export function SliderField(props: SliderFieldProps) {
  const { label, value, min, max, step, format, onChange, onEnd, badge, hint, disabled = false, marks } = props;
  const hintId = useId();
  // The slider of the library knows the arrow keys, Home and End only.
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = { PageUp: 1, PageDown: -1 }[event.key];
    if (!way || disabled) return;
    event.preventDefault();
    onChange(pagedValue(props, way));
    onEnd?.();
  };
  return (
    <div className="slider-field" data-disabled={disabled || undefined}>
      <div className="slider-field-head">
        <span>
          {label} {badge}
        </span>
        <output>{format(value)}</output>
      </div>
      <Slider
        value={value}
        min={min}
        max={max}
        step={step}
        disabled={disabled}
        label={null}
        size={6}
        thumbSize={24}
        marks={marks ? [...marks] : []}
        thumbLabel={props.spokenLabel ?? label}
        thumbValueText={format}
        thumbProps={hint ? { 'aria-describedby': hintId } : {}}
        onKeyDown={onKeyDown}
        onChange={onChange}
        onChangeEnd={() => onEnd?.()}
      />
      {hint && (
        <p id={hintId} className="slider-field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A tenth of the range up or down in whole steps, within it. */
function pagedValue({ value, min, max, step }: SliderFieldProps, way: number): number {
  const steps = Math.max(1, Math.round((max - min) / 10 / step));
  // Ten thousandths: steps such as 0.1 do not add up exactly.
  return Math.min(max, Math.max(min, roundTo(value + way * steps * step, 4)));
}
