import { describe, expect, it } from 'vitest';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { SHADE_NOTE_CODES } from '#/engine/skin/shade-notes.ts';
import { CHOICES } from '../intake/answers.ts';
import { QUESTIONS, TODAY_QUESTIONS } from '../intake/questions.ts';
import { OPTION_RULES } from '../options/option-rules.ts';
import { PACK_TABLE } from '../packs/pack-table.ts';
import { CLIENT_STATEMENTS } from '../screening/client-statements.ts';
import { SCREENING_RULES } from '../screening/screening-rules.ts';
import { LANGUAGES } from './language.ts';
import { numberText } from './number-text.ts';
import { phrase } from './phrase.ts';
import { CATALOGUES, isTextKey, readableText, textOf } from './text-of.ts';

const english = CATALOGUES.en;
const keys = Object.keys(english);
const placeholders = (text: string): string =>
  [...text.matchAll(/\{(\w+(?::[nm])?)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();

describe('the catalogues', () => {
  it.each(LANGUAGES)('have every key in %s, none empty, with the same values to fill in', (language) => {
    const other: Readonly<Record<string, string>> = CATALOGUES[language];
    expect(Object.keys(other).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      const text = other[key] ?? '';
      expect(`${key}: ${text.trim() === ''}`).toBe(`${key}: false`);
      const wanted = new Set(placeholders(english[key as keyof typeof english]).split(','));
      expect(`${key}: ${[...new Set(placeholders(text).split(','))]}`).toBe(`${key}: ${[...wanted]}`);
    }
  });

  it('are really translated', () => {
    const same = keys.filter((key) => {
      const texts = LANGUAGES.map((language) => (CATALOGUES[language] as Record<string, string>)[key]);
      return new Set(texts).size === 1;
    });
    // Words that are the same in all three.
    const shared = [
      'choice.no',
      'OP4.name',
      'sign.pus',
      'choice.donorDensity.normal',
      'choice.bloodPressure.normal',
      'consent.care.line',
    ];
    const isNo = (key: string): boolean => english[key as keyof typeof english] === 'No';
    expect(same.filter((key) => !shared.includes(key) && !isNo(key))).toEqual([]);
  });

  it('have the words of every rule, question, choice, option, zone and pack', () => {
    const wanted = [
      ...SCREENING_RULES.flatMap(({ id, cases }) =>
        Object.entries(cases).flatMap(([name, { condition }]) => [
          `${id}.${name}.why`,
          `${id}.${name}.todo`,
          ...(condition ? [`${id}.${name}.condition`] : []),
        ]),
      ),
      ...[...QUESTIONS, ...TODAY_QUESTIONS].flatMap(({ path }) => [
        `question.${path}.label`,
        ...(/^(health|today)/.test(path) ? [`question.${path}.why`] : []),
      ]),
      ...Object.entries(CHOICES).flatMap(([group, names]) => names.map((name) => `choice.${group}.${name}`)),
      ...OPTION_RULES.flatMap(({ id, no, withCare, costClass, reversible }) => [
        ...['name', 'does', 'time', 'upkeep', 'fits'].map((name) => `${id}.${name}`),
        ...[...no, ...withCare].map((one) => `${id}.${one.case}`),
        `option.cost.${costClass}`,
        `option.reversible.${reversible}`,
      ]),
      ...ZONE_IDS.map((zone) => `zone.${zone}`),
      ...PACK_TABLE.flatMap(({ questions, notices, licences }) =>
        [...questions, ...notices, ...licences].map(({ value }) => value),
      ),
      ...CLIENT_STATEMENTS,
      ...SHADE_NOTE_CODES.map((code) => `shade.${code}`),
    ];
    expect(wanted.filter((key) => !isTextKey(key))).toEqual([]);
  });

  it('writes numbers as the language does, days for people, and lists of keys in words', () => {
    const wander = phrase('DE02.straight.why', { wander: 1.5 });
    expect(textOf('en', wander)).toContain('by 1.5 mm');
    expect(textOf('es', wander)).toContain('1,5 mm');
    const dots = phrase('consent.what.dots', { value: 12_400, low: 999, high: 1_234_567 });
    expect(textOf('en', dots)).toBe('About 12,400 dots, likely between 999 and 1,234,567.');
    expect(textOf('es', dots)).toBe('Unos 12.400 puntos, probablemente entre 999 y 1.234.567.');
    expect(textOf('pt', dots)).toBe('Cerca de 12\u00a0400 pontos, provavelmente entre 999 e 1\u00a0234\u00a0567.');
    expect(textOf('es', phrase('consent.what.zones', { zones: 'zone.crown, zone.nape' }))).toBe(
      'Zonas: Coronilla, Nuca.',
    );
    expect([-0.04, -1234.5, 0.25].map((value) => numberText('en', value))).toEqual(['0', '-1,234.5', '0.3']);
    expect(numberText('pt', 5, 2, 2)).toBe('5,00');
    const until = phrase('course.CO6.screening', { until: '2024-02-29' });
    expect(textOf('en', until)).toContain('2024-02-29');
    expect(readableText('en', until)).toContain('29 February 2024');
    expect(readableText('pt', until)).toContain('29 de fevereiro de 2024');
  });

  it('has a sentence of its own for one', () => {
    expect(textOf('en', phrase('consent.CN2.unticked', { count: 1 }))).toBe('One statement is not ticked.');
    expect(textOf('en', phrase('consent.CN2.unticked', { count: 2 }))).toBe('2 statements are not ticked.');
    expect(textOf('es', phrase('course.CO6.incomplete', { count: 1 }))).toContain('una respuesta');
  });

  it('fills in values, and words for values that are keys', () => {
    expect(textOf('es', phrase('gate.HG2.sign', { sign: 'sign.fever', on: '2026-05-01' }))).toBe(
      'Sigue abierta una señal de alarma del 2026-05-01: fiebre.',
    );
    expect(() => textOf('en', phrase('no.such.key'))).toThrow(RangeError);
  });
});
