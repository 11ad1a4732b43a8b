import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DaySpan, OPTION_RULES } from './options/option-rules.ts';
import { PRESET_KEYS, PRESET_TABLE } from './protocol/preset-table.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const specs = globSync('docs/specs/*.md').map(read).join('\n');
const tests = [...globSync('src/**/*.test.ts'), ...globSync('tests/**/*.test.ts')].map(read).join('\n');
const specified = [...specs.matchAll(/^- \*\*([A-Z]{2,3}\d+)\*\* /gm)].map(([, id]) => id ?? '');
const quoted = [...tests.matchAll(/it\(\s*'\[([A-Z]{2,3}\d+)\] /g)].map(([, id]) => id ?? '');

/** How many rules each family has. */
const FAMILIES = { SC: 41, TP: 4, OP: 6, CO: 9, HG: 5, CN: 6, SR: 8, AC: 4, TU: 3 };
const padded = (family: string, n: number): string => `${family}${family === 'SC' ? String(n).padStart(2, '0') : n}`;

describe('docs/specs and the tests', () => {
  it('state every rule of the practice once', () => {
    for (const [family, count] of Object.entries(FAMILIES)) {
      const wanted = Array.from({ length: count }, (_, index) => padded(family, index + 1));
      expect(specified.filter((id) => id.replace(/\d+$/, '') === family)).toEqual(wanted);
    }
  });

  it('have a test for every rule stated, and state every rule tested', () => {
    expect(specified.filter((id) => !quoted.includes(id))).toEqual([]);
    const families = new Set(specified.map((id) => id.replace(/\d+$/, '')));
    const ours = quoted.filter((id) => families.has(id.replace(/\d+$/, '')));
    expect(ours.filter((id) => !specified.includes(id))).toEqual([]);
  });

  it('list every preset with its value, range and evidence', () => {
    for (const key of PRESET_KEYS) {
      const { value, unit, min, max, evidence } = PRESET_TABLE[key];
      expect(specs).toContain(`| ${key} | ${value} | ${unit} | ${min} to ${max} | ${evidence} |`);
    }
  });

  it('list the spans, the cost and the way back of every option', () => {
    const span = (days: DaySpan | null): string => (days ? [...new Set(days)].join(' to ') : 'none');
    for (const { id, firstVisibleDays, finalDays, upkeepDays, ...rule } of OPTION_RULES) {
      const spans = [firstVisibleDays, finalDays, upkeepDays].map(span).join(' | ');
      expect(specs).toContain(`| ${id} | ${spans} | ${rule.reversible} | ${rule.costClass} | ${rule.evidence} |`);
    }
  });
});
