import { addDays, addMonths } from '../calendar/calendar-day.ts';
import type { ScreeningRule } from './screening-rule.ts';

/** SC20 to SC24 and SC34: what was taken, done or drunk before. */
export const RULES_OF_MEDICINE: readonly ScreeningRule[] = [
  {
    id: 'SC20',
    cases: {
      current: { action: 'waitUntil', evidence: 'PR', condition: true },
      recent: { action: 'waitUntil', evidence: 'PR' },
    },
    find: ({ health, on, preset }) => {
      const { status, endedOn } = health.isotretinoin ?? {};
      const months = preset('SC20.waitMonths');
      if (status === 'current') return [{ case: 'current', values: { months } }];
      const clear = status === 'past' && endedOn ? addMonths(endedOn, months) : null;
      return [clear !== null && on < clear && { case: 'recent', until: clear, values: { months } }];
    },
  },
  {
    id: 'SC21',
    cases: {
      selfMedicated: { action: 'goWithCare', evidence: 'P1' },
      prescribed: { action: 'goWithCare', evidence: 'P1' },
    },
    find: ({ health: { topicalRetinoid: use }, preset }) => {
      const values = { days: preset('SC21.daysBefore') };
      return [
        use === 'selfMedicated' && { case: 'selfMedicated', values },
        use === 'prescribed' && { case: 'prescribed', values },
      ];
    },
  },
  {
    id: 'SC22',
    cases: {
      selfMedicated: { action: 'goWithCare', evidence: 'P1' },
      prescribed: { action: 'goWithCare', evidence: 'P1' },
    },
    find: ({ health: { minoxidil: use }, preset }) => {
      const values = { days: preset('SC22.daysBefore') };
      return [
        use === 'selfMedicated' && { case: 'selfMedicated', values },
        use === 'prescribed' && { case: 'prescribed', values },
      ];
    },
  },
  {
    id: 'SC23',
    cases: {
      current: { action: 'waitUntil', evidence: 'P1', condition: true },
      recent: { action: 'waitUntil', evidence: 'P1' },
    },
    find: ({ health, on, preset }) => {
      const { status, endedOn } = health.antibiotics ?? {};
      const days = preset('SC23.days');
      if (status === 'current') return [{ case: 'current', values: { days } }];
      const clear = status === 'past' && endedOn ? addDays(endedOn, days) : null;
      return [clear !== null && on < clear && { case: 'recent', until: clear, values: { days } }];
    },
  },
  {
    id: 'SC24',
    cases: {
      early: { action: 'waitUntil', evidence: 'P1' },
      firstYear: { action: 'goWithCare', evidence: 'P1' },
    },
    find: ({ health, on, preset }) => {
      const { kind, on: doneOn } = health.transplant ?? {};
      if (kind === 'none' || !doneOn) return [];
      const wait = preset('SC24.waitMonths');
      const prefer = preset('SC24.preferMonths');
      const clear = addMonths(doneOn, wait);
      return [
        on < clear && { case: 'early', until: clear, values: { months: wait } },
        on >= clear && on < addMonths(doneOn, prefer) && { case: 'firstYear', values: { months: prefer } },
      ];
    },
  },
  {
    id: 'SC34',
    cases: {
      intoxicated: { action: 'waitUntil', evidence: 'P+', condition: true },
      unwell: { action: 'waitUntil', evidence: 'MEM', condition: true },
      drink: { action: 'goWithCare', evidence: 'P+' },
    },
    find: ({ answers: { today }, preset }) => [
      today?.intoxicated === true && { case: 'intoxicated' },
      (today?.unwell === true || today?.fever === true) && {
        case: 'unwell',
        values: { hours: preset('SC34.symptomFreeHours') },
      },
      (today?.alcoholWithin24h === true || today?.caffeineToday === true) && { case: 'drink' },
    ],
  },
];
