export interface ChoiceRowProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly tone?: 'stop' | 'warn' }[];
  readonly value: Value | null;
  readonly hint?: string;
  onChange(value: Value): void;
}

/** One question with buttons large enough for a gloved hand. */
export function ChoiceRow<Value extends string>({ label, choices, value, hint, onChange }: ChoiceRowProps<Value>) {
  return (
    <fieldset className="choice-row">
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={value === choice.value}
            data-tone={choice.tone}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

export interface YesNoProps {
  readonly label: string;
  readonly yes: string;
  readonly no: string;
  readonly value: boolean | null;
  /** Is yes the answer that holds things up? */
  readonly yesWarns?: boolean;
  onChange(value: boolean): void;
}

export function YesNo({ label, yes, no, value, yesWarns = true, onChange }: YesNoProps) {
  return (
    <ChoiceRow
      label={label}
      choices={[
        { value: 'no', label: no },
        { value: 'yes', label: yes, ...(yesWarns ? { tone: 'warn' as const } : {}) },
      ]}
      value={value === null ? null : value ? 'yes' : 'no'}
      onChange={(next) => onChange(next === 'yes')}
    />
  );
}
