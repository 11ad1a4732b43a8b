import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { caseFileSchema } from '#/contract/case-file.ts';
import { planFileSchema } from '#/contract/plan-file.ts';
import { LANDMARK_NAMES } from '#/engine/scalp/landmarks.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { readCase } from '#/planning/check-case.ts';
import { packsPage } from '../../tools/write-packs.ts';
import { schemaFiles } from '../../tools/write-schemas.ts';

const page = (name: string): string => readFileSync(`docs/reference/${name}`, 'utf8');

describe('docs/reference', () => {
  it('packs.md is what tools/write-packs.ts writes', () => {
    expect(page('packs.md')).toBe(packsPage());
  });

  it.each(schemaFiles())('$name is what tools/write-schemas.ts writes', ({ name, text }) => {
    expect(page(name)).toBe(text);
  });

  it('names every key of the case file', () => {
    const text = page('case-file.md');
    for (const key of keysOf(z.toJSONSchema(caseFileSchema, { io: 'input' })))
      expect(text, key).toMatch(new RegExp(`\\b${key.replace('$', '\\$')}\\b`.replace('\\b\\$', '\\$')));
  });

  it('names every top key and every array of dots of the plan file', () => {
    const text = page('plan-file.md');
    for (const key of Object.keys(planFileSchema.shape)) expect(text).toContain(`\`${key}\``);
    for (const key of Object.keys(planFileSchema.shape.dots.shape)) expect(text).toMatch(new RegExp(`\\b${key}\\b`));
  });

  it('shows a case that is accepted', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page('case-file.md'))![1]!;
    expect(readCase(JSON.parse(example))).toMatchObject({ ok: true });
  });

  it('keeps the names of the contract equal to those of the engine', () => {
    const schema = z.toJSONSchema(caseFileSchema, { io: 'input' });
    const landmarks = schema.properties!['landmarks'] as { propertyNames: { enum: string[] } };
    expect(landmarks.propertyNames.enum).toEqual([...LANDMARK_NAMES]);
    for (const name of ZONE_IDS) expect(JSON.stringify(schema)).toContain(`"${name}"`);
  });
});

/** Names of all properties in a JSON Schema but those of open records. */
function keysOf(schema: unknown): Set<string> {
  const keys = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { properties } = value as { properties?: Record<string, unknown> };
    for (const key of Object.keys(properties ?? {})) keys.add(key);
    for (const item of Object.values(value)) walk(item);
  };
  walk(schema);
  return keys;
}
