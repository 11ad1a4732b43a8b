import { addMonths, ageOn } from '../calendar/calendar-day.ts';
import type { ScreeningRule } from './screening-rule.ts';

/** SC01 to SC05 and SC16 to SC19: the person as a whole. */
export const RULES_OF_PERSON: readonly ScreeningRule[] = [
  {
    id: 'SC01',
    cases: { age: { action: 'waitUntil', evidence: 'REG' } },
    find: ({ answers, on, pack }) => {
      if (!answers.birthDate) return [];
      const birthday = addMonths(answers.birthDate, 12 * pack.age.value);
      return [on < birthday && { case: 'age', until: birthday, values: { age: pack.age.value } }];
    },
  },
  {
    id: 'SC02',
    cases: { pregnant: { action: 'waitUntil', evidence: 'PR', condition: true } },
    find: ({ health }) => [health.pregnant === true && { case: 'pregnant' }],
  },
  {
    id: 'SC03',
    cases: { breastfeeding: { action: 'waitUntil', evidence: 'PR', condition: true } },
    find: ({ health }) => [health.breastfeeding === true && { case: 'breastfeeding' }],
  },
  {
    id: 'SC04',
    cases: {
      suppressed: { action: 'askDoctor', evidence: 'PR' },
      unsure: { action: 'askDoctor', evidence: 'PR' },
    },
    find: ({ health: { immunosuppression: kind } }) => [
      kind === 'unsure' && { case: 'unsure' },
      kind !== undefined && kind !== 'none' && kind !== 'unsure' && { case: 'suppressed' },
    ],
  },
  {
    id: 'SC05',
    cases: {
      current: { action: 'waitUntil', evidence: 'P+', condition: true },
      recent: { action: 'waitUntil', evidence: 'P+' },
      firstYear: { action: 'askDoctor', evidence: 'P+' },
      hormone: { action: 'askDoctor', evidence: 'MEM' },
    },
    find: ({ health, on, preset }) => {
      const { status, endedOn, kind } = health.cancerTreatment ?? {};
      const wait = preset('SC05.waitMonths');
      const doctor = preset('SC05.doctorUntilMonths');
      if (status === 'current')
        return [kind === 'hormone' ? { case: 'hormone' } : { case: 'current', values: { months: wait } }];
      if (status !== 'past' || !endedOn || on >= addMonths(endedOn, doctor)) return [];
      // Hormones are taken for years and kept up at home: what counts is the doctor's word, not a healing time.
      if (kind === 'hormone') return [{ case: 'hormone' }];
      const clear = addMonths(endedOn, wait);
      return [
        on < clear
          ? { case: 'recent', until: clear, values: { months: wait } }
          : { case: 'firstYear', values: { months: doctor } },
      ];
    },
  },
  {
    id: 'SC16',
    cases: { bleeding: { action: 'askDoctor', evidence: 'P+' } },
    find: ({ health }) => [health.bleedingDisorder === true && { case: 'bleeding' }],
  },
  {
    id: 'SC17',
    cases: {
      prescribed: { action: 'askDoctor', evidence: 'P+' },
      selfMedicated: { action: 'goWithCare', evidence: 'P+' },
    },
    find: ({ health: { bloodThinner } }) => [
      bloodThinner === 'prescribed' && { case: 'prescribed' },
      bloodThinner === 'selfMedicated' && { case: 'selfMedicated' },
    ],
  },
  {
    id: 'SC18',
    cases: {
      uncontrolled: { action: 'askDoctor', evidence: 'P+' },
      controlled: { action: 'goWithCare', evidence: 'P+' },
    },
    find: ({ health: { diabetes } }) => [
      diabetes === 'uncontrolled' && { case: 'uncontrolled' },
      diabetes === 'controlled' && { case: 'controlled' },
    ],
  },
  {
    id: 'SC19',
    cases: {
      bloodPressure: { action: 'askDoctor', evidence: 'P+' },
      heartValve: { action: 'askDoctor', evidence: 'P+' },
      epilepsy: { action: 'askDoctor', evidence: 'P+' },
    },
    find: ({ health }) => [
      health.bloodPressure === 'uncontrolled' && { case: 'bloodPressure' },
      health.heartValve === true && { case: 'heartValve' },
      health.epilepsy === true && { case: 'epilepsy' },
    ],
  },
  {
    id: 'SC35',
    cases: { mri: { action: 'go', evidence: 'PR' }, donor: { action: 'go', evidence: 'P1' } },
    find: ({ health }) => [
      health.mriPlanned === true && { case: 'mri' },
      health.bloodDonor === true && { case: 'donor' },
    ],
  },
];

/** Completed years on the day of the assessment; null when the birth date is not known. */
export function ageOf(context: { answers: { birthDate?: string }; on: string }): number | null {
  const { birthDate } = context.answers;
  return birthDate ? ageOn(birthDate, context.on) : null;
}
