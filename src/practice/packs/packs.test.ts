import { describe, expect, it } from 'vitest';
import { isCalendarDay } from '../calendar/calendar-day.ts';
import type { PackFact } from './jurisdiction-pack.ts';
import { findPack, PACK_IDS, PACK_TABLE } from './pack-table.ts';

describe('jurisdiction packs', () => {
  it('are the seven that ship, and plain GB is England', () => {
    expect(PACK_IDS).toEqual(['GB', 'GB-ENG', 'GB-WLS', 'GB-SCT', 'US-CA', 'US-OR', 'DK', 'EU']);
    expect(findPack('GB')).toBe(findPack('GB-ENG'));
    expect(findPack('FR')).toBeUndefined();
    expect(PACK_TABLE.map(({ age }) => age.value)).toEqual(PACK_TABLE.map(() => 18));
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
