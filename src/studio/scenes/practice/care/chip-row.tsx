import { Chip } from '@mantine/core';

export interface ChipRowProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** Those that hold. */
  readonly value: readonly Value[];
  readonly color?: string;
  readonly className?: string;
  /** Given in the order of the choices. */
  onChange(value: readonly Value[]): void;
}

/** One question to which several answers may hold at once. */
export function ChipRow<Value extends string>({
  label,
  choices,
  value,
  color,
  className = '',
  onChange,
}: ChipRowProps<Value>) {
  const pick = (picked: readonly string[]): void =>
    onChange(choices.flatMap((choice) => (picked.includes(choice.value) ? [choice.value] : [])));
  return (
    <fieldset className={`choice-row ${className}`}>
      <legend>{label}</legend>
      <Chip.Group multiple value={[...value]} onChange={pick}>
        <div className="picks">
          {choices.map((choice) => (
            <Chip key={choice.value} value={choice.value} variant="light" {...(color ? { color } : {})}>
              {choice.label}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </fieldset>
  );
}
