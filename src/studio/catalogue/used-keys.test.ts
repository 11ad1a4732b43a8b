import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';

const SRC = join(import.meta.dirname, '../..');
const sourceOf = (pattern: string): string =>
  globSync(pattern, { cwd: SRC })
    .filter((path) => !/\.test\.|catalogue[\\/]/.test(path))
    .map((path) => readFileSync(join(SRC, path), 'utf8'))
    .join('\n');

function keysOf(texts: object, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value as object, `${path}${key}.`),
  );
}

/** What a key has in the places of a template such as `photo.view.${view}`; null where it does not fit. */
function filled(template: string, key: string): readonly string[] | null {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('(.+)')}$`).exec(key)?.slice(1) ?? null;
}

describe('the English catalogue', () => {
  it('has no text that the studio never shows', () => {
    const studio = sourceOf('studio/**/*.{ts,tsx}');
    const literals = new Set([...studio.matchAll(/['"]([a-z]\w*(?:\.\w+)+)['"]/g)].map((match) => match[1]!));
    const templates = [...new Set([...studio.matchAll(/`([a-z]\w*\.[\w.]*\$\{[^`]*)`/g)].map((match) => match[1]!))];
    // Ids that are filled in come from every room.
    const words = new Set(sourceOf('**/*.{ts,tsx}').match(/[\w+/-]+(?:\.[\w+/-]+)*/g));
    const isUsed = (key: string): boolean =>
      literals.has(key) ||
      templates.some((template) =>
        filled(template, key)?.every((id) => words.has(id) || words.has(id.split('.').at(-1)!)),
      );
    const keys = keysOf(en).map((key) => key.replace(/_(one|many|other)$/, ''));
    expect(keys.length).toBeGreaterThan(500);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});
