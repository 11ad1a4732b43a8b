import { describe, expect, it } from 'vitest';
import { type DocumentLanguage, PLAN_SHEET_CATALOGUES, planSheetWords } from './plan-sheet-words.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
const LANGUAGES = Object.keys(PLAN_SHEET_CATALOGUES) as DocumentLanguage[];

describe('the plan sheet in every language', () => {
  it.each(LANGUAGES)('%s has every text, with the same placeholders as English', (language) => {
    const english = PLAN_SHEET_CATALOGUES.en;
    const catalogue = PLAN_SHEET_CATALOGUES[language];
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      const translated = catalogue[key as keyof typeof english];
      expect(translated.trim(), key).not.toBe('');
      expect(placeholders(translated), key).toEqual(placeholders(text));
    }
  });

  it('does not leave English sentences in the other languages', () => {
    for (const language of LANGUAGES.filter((name) => name !== 'en')) {
      const same = Object.entries(PLAN_SHEET_CATALOGUES.en).filter(
        ([key, text]) =>
          text.replace(/\{\w+\}/g, '').length > 14 && PLAN_SHEET_CATALOGUES[language][key as 'title'] === text,
      );
      expect(same).toEqual([]);
    }
  });

  it('writes numbers, hours, days and money as the language does', () => {
    const english = planSheetWords('en');
    const spanish = planSheetWords('es');
    expect(english.number(12345.678, 1)).toBe('12,345.7');
    expect(spanish.number(12345.678, 1)).toBe('12.345,7');
    expect(english.hours(135)).toBe('2 h 15 min');
    expect(english.hours(59.6)).toBe('1 h');
    expect(english.hours(20)).toBe('20 min');
    expect(spanish.day('2026-12-01')).toBe('1 de diciembre de 2026');
    expect(english.day('2024-02-29')).toBe('29 February 2024');
    expect(english.money(1500, 'GBP')).toBe('£1,500');
    expect(english.money(1500.5, 'GBP')).toBe('£1,500.50');
    expect(planSheetWords('pt').number(12345.678, 1)).toBe('12\u00a0345,7');
  });
});
