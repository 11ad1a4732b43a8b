import { describe, expect, it } from 'vitest';
import { type CourseDocument, emptyCourseDocument } from '#/contract/course-document.ts';
import type { EditedCourse } from './course-editor.ts';
import { mergeCourses } from './merge-courses.ts';

function course(change: Partial<CourseDocument> = {}, title = 'Ann'): EditedCourse {
  return { title, document: { ...emptyCourseDocument(), ...change } };
}

describe('mergeCourses', () => {
  it('takes each side’s own changes and keeps the step that is open here', () => {
    const mine = course({ step: 'plan', notes: 'dry skin', accepted: ['shade'] });
    const theirs = course({ step: 'photo', measurements: { circumferenceMm: 585 }, accepted: ['design'] }, 'Ann B');
    const { merged, clashes, brought } = mergeCourses(course(), mine, theirs);
    expect(clashes).toEqual([]);
    expect(brought).toEqual(['title', 'measurements']);
    expect(merged).toEqual(
      course(
        {
          step: 'plan',
          notes: 'dry skin',
          measurements: { circumferenceMm: 585 },
          accepted: ['design', 'shade'],
        },
        'Ann B',
      ),
    );
  });

  it('lets the half touched last go with the design that is taken', () => {
    const theirs = course({ design: { hairline: { symmetric: false } }, halfTouched: 'right' });
    expect(mergeCourses(course(), course({ notes: 'a' }), theirs).merged.document.halfTouched).toBe('right');
    const mine = course({ ...theirs.document, halfTouched: 'left' });
    expect(mergeCourses(theirs, mine, course({ ...theirs.document, notes: 'b' })).merged.document.halfTouched).toBe(
      'left',
    );
  });

  it('names what both changed, and keeps what stands here', () => {
    const mine = course({ notes: 'a', sex: 'female' });
    const theirs = course({ notes: 'b', sex: 'female' });
    const { merged, clashes } = mergeCourses(course(), mine, theirs);
    expect(clashes).toEqual(['notes']);
    expect(merged).toEqual(mine);
  });

  it('does not bring back what was taken away here alone', () => {
    const base = course({ measurements: { circumferenceMm: 585 } });
    expect(mergeCourses(base, course(), base).merged).toEqual(course());
  });

  it('takes every difference for a clash where the common start is not known, but not another open step', () => {
    const mine = course({ step: 'plan' });
    expect(mergeCourses(null, mine, course({ step: 'photo' })).clashes).toEqual([]);
    expect(mergeCourses(null, mine, course({ notes: 'b' })).clashes).toEqual(['notes']);
  });
});
