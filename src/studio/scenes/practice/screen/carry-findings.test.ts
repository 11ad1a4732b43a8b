import { describe, expect, it } from 'vitest';
import { type CourseDocument, emptyCourseDocument } from '#/contract/course-document.ts';
import { HEALTHY_ANSWERS } from '#/practice/intake/healthy-answers.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { withScreening } from './carry-findings.ts';

const today = '2026-11-20';
const withHealth = (health: object) => ({
  answers: { ...HEALTHY_ANSWERS, health: { ...HEALTHY_ANSWERS.health, ...health } },
});

describe('findings in the design', () => {
  it('close the zone of a skin cancer and open it again when the answer is taken back', () => {
    const start = { ...emptyCourseDocument(), design: { zones: { crown: { densityPerCm2: 90 } } } };
    const closed = withScreening(
      start,
      withHealth({ skinCancerInField: true, skinCancerZones: ['crown'] }),
      today,
      PROTOCOL_DEFAULTS,
    );
    expect(closed.design.zones).toEqual({ crown: { densityPerCm2: 90, treated: false } });
    const open = withScreening(closed, withHealth({ skinCancerInField: false }), today, PROTOCOL_DEFAULTS);
    expect(open.design.zones).toEqual(start.design.zones);
  });

  it('leave alone a zone that the practitioner left out', () => {
    const start = { ...emptyCourseDocument(), design: { zones: { nape: { treated: false } } } };
    expect(withScreening(start, withHealth({}), today, PROTOCOL_DEFAULTS).design.zones).toEqual(start.design.zones);
  });

  it('tell the plan age and sex', () => {
    const document = withScreening(
      emptyCourseDocument(),
      { answers: { birthDate: '2000-11-21', sex: 'female' } },
      today,
      PROTOCOL_DEFAULTS,
    );
    expect(document.practice['ageYears']).toBe(25);
    expect(document.sex).toBe('female');
  });

  it('start the design from the pattern of loss, until one is chosen there', () => {
    const answered = (grade: string) => ({ answers: { hair: { pattern: 'norwood' as const, grade } } });
    const carried = (document: CourseDocument, grade: string) =>
      withScreening(document, answered(grade), today, PROTOCOL_DEFAULTS);
    const first = carried(emptyCourseDocument(), '3');
    expect(first.design.pattern).toEqual({ kind: 'norwood', grade: '3' });
    const corrected = carried(first, '4');
    expect(corrected.design.pattern).toEqual({ kind: 'norwood', grade: '4' });
    const chosen: CourseDocument = { ...corrected, design: { pattern: { kind: 'norwood', grade: '6' } } };
    expect(carried(chosen, '5').design.pattern).toEqual({ kind: 'norwood', grade: '6' });
    // No loss at all gives no zones: the design keeps its own start.
    expect(carried(emptyCourseDocument(), '1').design).toEqual({});
  });
});
