import { NumberField, type NumberFieldProps } from '../../../parts/number-field.tsx';

export interface AmountFieldProps extends Pick<NumberFieldProps, 'label' | 'max' | 'decimals' | 'step' | 'unit'> {
  readonly min?: number;
  readonly value: number;
  onChange(value: number): void;
}

/** A number that a record always has: an emptied field counts as 0 where 0 is an amount. */
export function AmountField({ min = 0, onChange, ...field }: AmountFieldProps) {
  return <NumberField size="md" min={min} optional={min === 0} {...field} onChange={(value) => onChange(value ?? 0)} />;
}
