import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { es } from './es.ts';
import { pt } from './pt.ts';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, path = ''): ReadonlyMap<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : [...flatten(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!).sort();

describe.each([
  ['Spanish', es],
  ['Portuguese', pt],
])('the catalogue in %s', (_name, catalogue) => {
  const english = flatten(en as unknown as Texts);
  const other = flatten(catalogue as unknown as Texts);

  it('has every key of the English one and no other', () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('keeps what is put into each text', () => {
    const wrong = [...english].filter(([key, text]) => {
      const translated = other.get(key);
      return translated !== undefined && placeholders(translated).join() !== placeholders(text).join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('leaves no text empty', () => {
    expect([...other].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});
