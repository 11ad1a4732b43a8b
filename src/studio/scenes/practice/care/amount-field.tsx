import { NumberInput } from '@mantine/core';

export interface AmountFieldProps {
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly value: number;
  onChange(value: number): void;
}

/** A number that a record always has: an emptied field counts as 0. */
export function AmountField({ min = 0, onChange, ...field }: AmountFieldProps) {
  return <NumberInput size="md" min={min} {...field} onChange={(value) => onChange(Number(value) || 0)} />;
}
