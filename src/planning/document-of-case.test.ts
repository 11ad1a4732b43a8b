import { describe, expect, it } from 'vitest';
import { type CaseFile, caseFileSchema } from '#/contract/case-file.ts';
import { courseDocumentSchema } from '#/contract/course-document.ts';
import { caseOfDocument } from './case-of-document.ts';
import { documentOfCase } from './document-of-case.ts';

const caseFile: CaseFile = caseFileSchema.parse({
  landmarks: { glabella: [10, 20], menton: [11, 90.5] },
  outline: [
    [1, 2],
    [3, 4],
  ],
  measurements: { circumferenceMm: 571, ruler: { from: [0, 0], to: [100, 0], mm: 50 } },
  sex: 'female',
  ageYears: 44,
  design: { pattern: { kind: 'ludwig', grade: '2' }, hairline: { midpointMm: 63 } },
  skin: { lab: [60, 12, 18] },
  sessions: { count: 2 },
  dates: { start: '2026-03-02', zone: 'Europe/London' },
});

describe('documentOfCase', () => {
  it('gives a document that stands for the same case', () => {
    const document = courseDocumentSchema.parse(documentOfCase(caseFile, 'photo-1'));
    expect(document.photos.map((photo) => photo.photoId)).toEqual(['photo-1']);
    const back = caseOfDocument('A title', document);
    expect(back.ok && back.value).toEqual({ ...caseFile, title: 'A title' });
  });

  it('leaves a case of landmarks alone with nothing but them', () => {
    const document = documentOfCase({ landmarks: { glabella: [1, 2] } }, 'photo-1');
    expect(document).toMatchObject({
      sex: 'male',
      measurements: {},
      design: {},
      shade: {},
      schedule: {},
      practice: {},
    });
  });
});
