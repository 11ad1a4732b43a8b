import { describe, expect, it } from 'vitest';
import { emptyCourseDocument } from '#/contract/course-document.ts';
import { createCourseEditor, type EditedCourse } from './course-editor.ts';

function open(unsaved = false) {
  const saved: EditedCourse[] = [];
  const editor = createCourseEditor(
    { courseId: 'c', version: 1, value: { title: 'Ann', document: emptyCourseDocument() }, unsaved },
    {
      save: async (value, version) => {
        saved.push(value);
        return { kind: 'saved', revision: version + 1 };
      },
      later: () => () => {},
      keepDraft: () => {},
    },
  );
  return { editor, saved };
}

describe('course editor', () => {
  it('saves what was edited, undone and redone', async () => {
    const { editor, saved } = open();
    editor.edit({ label: 'sex' }, (document) => ({ ...document, sex: 'female' }));
    await editor.flush();
    editor.undo();
    await editor.flush();
    editor.redo();
    await editor.flush();
    expect(saved.map((value) => value.document.sex)).toEqual(['female', 'male', 'female']);
  });

  it('keeps the open step through undo', () => {
    const { editor } = open();
    editor.edit({ label: 'sex' }, (document) => ({ ...document, sex: 'female' }));
    editor.remember((document) => ({ ...document, step: 'design' }));
    editor.undo();
    const { document } = editor.getState().history.present;
    expect([document.sex, document.step]).toEqual(['male', 'design']);
  });

  it('saves a draft that the server has not seen', async () => {
    const { editor, saved } = open(true);
    await editor.flush();
    expect(saved).toHaveLength(1);
  });
});
