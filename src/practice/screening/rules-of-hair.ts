import { addDays, addMonths } from '../calendar/calendar-day.ts';
import { gradeNumber } from '../intake/answers.ts';
import { ageOf } from './rules-of-person.ts';
import type { ScreeningRule } from './screening-rule.ts';

const DOCTOR_CAUSES = ['hormonal', 'illness', 'medication', 'emotional', 'unknown'] as const;

/** SC27 to SC32, SC36 and SC39 to SC41: the hair, the wish and what is expected. */
export const RULES_OF_HAIR: readonly ScreeningRule[] = [
  {
    id: 'SC27',
    cases: {
      recent: { action: 'askDoctor', evidence: 'P1' },
      older: { action: 'goWithCare', evidence: 'P1' },
    },
    find: ({ health: { areataLastPatchOn: patch }, on, preset }) => {
      if (!patch) return [];
      const months = preset('SC27.patchMonths');
      return [{ case: on < addMonths(patch, months) ? 'recent' : 'older', values: { months } }];
    },
  },
  {
    id: 'SC28',
    cases: { fast: { action: 'goWithCare', evidence: 'PR' }, young: { action: 'goWithCare', evidence: 'PR' } },
    find: (context) => {
      const { hair, preset } = context;
      const age = ageOf(context);
      const young =
        age !== null &&
        age < preset('SC28.ageUnder') &&
        hair.pattern === 'norwood' &&
        (gradeNumber(hair.grade) ?? 0) >= preset('SC28.norwoodFrom');
      return [
        hair.cause === 'hereditary' && hair.progressing === 'fast' && { case: 'fast' },
        young && { case: 'young', values: { age: preset('SC28.ageUnder') } },
      ];
    },
  },
  {
    id: 'SC29',
    cases: { little: { action: 'goWithCare', evidence: 'PR' } },
    find: ({ hair, preset }) => {
      const grade = gradeNumber(hair.grade);
      const mild =
        grade !== null &&
        ((hair.pattern === 'ludwig' && grade <= preset('SC29.ludwigUpTo')) ||
          (hair.pattern === 'sinclair' && grade <= preset('SC29.sinclairUpTo')));
      return [mild && hair.goal === 'density' && { case: 'little', goal: 'density' }];
    },
  },
  {
    id: 'SC30',
    cases: { no: { action: 'decline', evidence: 'P+' }, unsure: { action: 'goWithCare', evidence: 'P+' } },
    find: ({ hair }) => {
      if (hair.goal !== 'shavedLook') return [];
      return [
        hair.willingToShave === 'no' && { case: 'no', goal: hair.goal },
        hair.willingToShave === 'unsure' && { case: 'unsure', goal: hair.goal },
      ];
    },
  },
  {
    id: 'SC31',
    cases: { bare: { action: 'decline', evidence: 'P1' } },
    find: ({ hair, preset }) => [
      hair.goal === 'density' &&
        hair.pattern === 'norwood' &&
        (gradeNumber(hair.grade) ?? 0) >= preset('SC31.norwoodFrom') && { case: 'bare', goal: 'density' },
    ],
  },
  {
    id: 'SC32',
    cases: {
      regrowth: { action: 'goWithCare', evidence: 'P+' },
      noUpkeep: { action: 'goWithCare', evidence: 'P+' },
      sameDayFinal: { action: 'goWithCare', evidence: 'P+' },
    },
    find: ({ answers: { expects } }) => [
      expects?.regrowth === true && { case: 'regrowth' },
      expects?.noUpkeep === true && { case: 'noUpkeep' },
      expects?.sameDayFinal === true && { case: 'sameDayFinal' },
    ],
  },
  {
    id: 'SC36',
    cases: {
      sudden: { action: 'askDoctor', evidence: 'P1' },
      cause: { action: 'askDoctor', evidence: 'P1' },
      symptoms: { action: 'askDoctor', evidence: 'MEM' },
    },
    find: ({ hair }) => [
      hair.suddenOrPatchy === true && { case: 'sudden' },
      DOCTOR_CAUSES.some((cause) => cause === hair.cause) && { case: 'cause' },
      (hair.itchBurnPainScale === true || hair.eyebrowLoss === true) && { case: 'symptoms' },
    ],
  },
  {
    id: 'SC39',
    cases: { traction: { action: 'goWithCare', evidence: 'MEM' } },
    find: ({ hair }) => [hair.cause === 'traction' && { case: 'traction' }],
  },
  {
    id: 'SC40',
    cases: { planned: { action: 'goWithCare', evidence: 'P1' } },
    find: ({ hair }) => [hair.transplantPlanned === true && { case: 'planned' }],
  },
  {
    id: 'SC41',
    cases: { early: { action: 'goWithCare', evidence: 'DER' } },
    find: ({ hair: { neededBy }, on, preset }) => {
      if (!neededBy) return [];
      const second = addDays(on, preset('CO3.firstGapDays'));
      const last = addDays(second, preset('CO3.nextGapDays') * (preset('CO1.sessions') - 2));
      const settled = addDays(last, preset('SC41.settledDays'));
      if (neededBy >= settled) return [];
      return [{ case: 'early', values: { neededBy, second, last, settled } }];
    },
  },
];
