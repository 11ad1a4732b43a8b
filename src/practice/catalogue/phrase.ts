/** Words to be looked up: a key of the catalogues and the values that the sentence names. */
export interface Phrase {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

export function phrase(key: string, values: Readonly<Record<string, string | number>> = {}): Phrase {
  return { key, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])) };
}
