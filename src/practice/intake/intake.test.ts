import { describe, expect, it } from 'vitest';
import { OPTION_RULES } from '../options/option-rules.ts';
import { answersWith } from '../screening/screening-cases.ts';
import { SCREENING_RULES } from '../screening/screening-rules.ts';
import { gradeNumber } from './answers.ts';
import { findContradictions } from './contradictions.ts';
import { answerAt, askedQuestions, QUESTIONS, TODAY_QUESTIONS } from './questions.ts';

describe('the intake', () => {
  it('asks only what the answers so far make relevant', () => {
    const first = askedQuestions({}).map(({ path }) => path);
    expect(first.slice(0, 3)).toEqual(['birthDate', 'sex', 'hair.goal']);
    expect(first).not.toContain('health.cancerTreatment.endedOn');
    const next = (change: Readonly<Record<string, unknown>>) => {
      const answers = answersWith(change);
      return askedQuestions(answers).flatMap(({ path }) => (answerAt(answers, path) === undefined ? [path] : []));
    };
    // What is offered and not needed stays open in healthy answers.
    const offered = ['hair.zones', 'hair.colour', 'hair.greyShare', 'hair.neededBy', 'health.laserRemovalOn'];
    expect(next({})).toEqual(offered);
    expect(next({ 'health.cancerTreatment': { status: 'past' } })).toEqual([
      'hair.zones',
      'hair.colour',
      'hair.greyShare',
      'hair.neededBy',
      'health.cancerTreatment.kind',
      'health.cancerTreatment.endedOn',
      'health.laserRemovalOn',
    ]);
    expect(next({ 'health.skinCancerInField': true })).toContain('health.skinCancerZones');
    expect(next({ 'hair.suddenOrPatchy': true })).toContain('health.areataLastPatchOn');
  });

  it('names for every question rules that exist', () => {
    const known = new Set([...SCREENING_RULES, ...OPTION_RULES].map(({ id }) => id));
    const named = [...QUESTIONS, ...TODAY_QUESTIONS].flatMap(({ rules }) => rules);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    const asked = new Set(named);
    expect(SCREENING_RULES.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
  });

  it('names days that cannot be', () => {
    const found = (change: Readonly<Record<string, unknown>>) =>
      findContradictions(answersWith(change), '2026-11-20').map(({ path, problem }) => `${path} ${problem}`);
    expect(found({})).toEqual([]);
    expect(found({ 'health.scars': [{ on: '2020-01-01' }, { on: '2026-11-21' }] })).toEqual([
      'health.scars[1].on afterAssessment',
    ]);
    expect(found({ 'health.scars': [{ on: '2026-11-20' }] })).toEqual([]);
    expect(found({ 'health.transplant': { kind: 'fue', on: '1985-03-01' } })).toEqual([
      'health.transplant.on beforeBirth',
    ]);
    expect(found({ birthDate: '2026-11-21' })).toEqual(['birthDate afterAssessment']);
    for (const path of ['cancerTreatment', 'isotretinoin', 'antibiotics']) {
      expect(found({ [`health.${path}`]: { status: 'past', endedOn: '2027-01-01' } })).toEqual([
        `health.${path}.endedOn afterAssessment`,
      ]);
    }
    expect(found({ 'health.laserRemovalOn': '2027-01-01', 'health.areataLastPatchOn': '2027-01-01' })).toHaveLength(2);
    expect(found({ 'hair.neededBy': '2027-01-01', 'health.pregnant': true, sex: 'male' })).toEqual([]);
  });

  it('reads grades with their letters', () => {
    expect([gradeNumber('3v'), gradeNumber('7'), gradeNumber(undefined)]).toEqual([3, 7, null]);
  });
});
