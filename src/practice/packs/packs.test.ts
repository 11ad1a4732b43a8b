import { describe, expect, it } from 'vitest';
import { isCalendarDay } from '../calendar/calendar-day.ts';
import { askedQuestions } from '../intake/questions.ts';
import type { PackFact } from './jurisdiction-pack.ts';
import { findPack, PACK_IDS, PACK_TABLE } from './pack-table.ts';

describe('jurisdiction packs', () => {
  it('are the seven that ship, and plain GB is England', () => {
    expect(PACK_IDS).toEqual(['GB', 'GB-ENG', 'GB-WLS', 'GB-SCT', 'US-CA', 'US-OR', 'DK', 'EU']);
    expect(findPack('GB')).toBe(findPack('GB-ENG'));
    expect(findPack('FR')).toBeUndefined();
    expect(PACK_TABLE.map(({ age }) => age.value)).toEqual(PACK_TABLE.map(() => 18));
  });

  it('put their own questions to the person, and to nobody elsewhere', () => {
    const put = (answers: Parameters<typeof askedQuestions>[0]) =>
      askedQuestions(answers).flatMap(({ path }) => (path.startsWith('place.') ? [`question.${path}.label`] : []));
    for (const { id, questions } of PACK_TABLE) expect(put({ pack: id })).toEqual(questions.map(({ value }) => value));
    expect(put({})).toEqual([]);
    expect(put({ pack: 'US-CA' })).toHaveLength(4);
  });

  it('say of every fact where and when it was read, and mark what is not sourced', () => {
    for (const pack of PACK_TABLE) {
      const facts = [
        pack.age,
        pack.identity,
        pack.inkStatement,
        pack.anaesthetic,
        pack.retentionYears,
        pack.letterNeverLifts,
        ...pack.questions,
        ...pack.notices,
        ...pack.licences,
      ] as readonly PackFact<unknown>[];
      for (const { source, inForce, readOn, evidence } of facts) {
        expect(source.length).toBeGreaterThan(5);
        expect(inForce === null || isCalendarDay(inForce)).toBe(true);
        expect(evidence === 'MEM').toBe(readOn === null);
        if (readOn === null) expect(source).toContain('verify before relying on it');
        else expect(isCalendarDay(readOn)).toBe(true);
      }
      expect(pack.licences.length).toBeGreaterThan(0);
    }
  });
});
