import { parseArgs } from 'node:util';

/** What a verb takes, for parsing and for its help. */
export interface Option {
  readonly kind: 'text' | 'flag';
  readonly help: string;
  /** Shown in help after the name: FILE, DIR, DATE. */
  readonly value?: string;
}

export interface ParsedArguments {
  readonly positionals: readonly string[];
  readonly text: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, boolean>>;
}

/** Parses the arguments of a verb; the message of the first mistake, with what to do, otherwise. */
export function parseArguments(
  argv: readonly string[],
  options: Readonly<Record<string, Option>>,
): ParsedArguments | { readonly mistake: string } {
  const known = Object.fromEntries(
    Object.entries({ ...options, help: { kind: 'flag', help: '' } as Option }).map(([name, option]) => [
      name,
      { type: option.kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    const text: Record<string, string | undefined> = {};
    const flags: Record<string, boolean> = {};
    for (const [name, value] of Object.entries(values)) {
      if (value === '') return { mistake: `--${name} is empty; give it a value. See --help.` };
      if (typeof value === 'string') text[name] = value;
      else if (value === true) flags[name] = true;
    }
    return { positionals, text, flags };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0]! : String(error);
    return { mistake: `${reason}. See --help.` };
  }
}

/** Lines of help for options, aligned. */
export function optionsHelp(options: Readonly<Record<string, Option>>): string {
  const rows = Object.entries({ ...options, help: { kind: 'flag', help: 'Show this text.' } as Option }).map(
    ([name, option]) => [`  --${name}${option.value ? ` ${option.value}` : ''}`, option.help] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `${left.padEnd(width)}${right}`).join('\n');
}
