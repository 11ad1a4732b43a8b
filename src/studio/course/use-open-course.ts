import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { canonicalJson } from '#/base/canonical-json.ts';
import type { Course } from '#/contract/api-courses.ts';
import type { Photo } from '#/contract/api-photos.ts';
import { api, NO_ANSWER, RequestFailed } from '../api-client.ts';
import type { SaveResult } from '../editor/autosave.ts';
import { type CourseEditor, createCourseEditor, type EditedCourse, type EditorStart } from '../editor/course-editor.ts';
import { mergeCourses } from '../editor/merge-courses.ts';
import type { OpenCourse } from './course-context.tsx';
import { keepDraft, readDraft } from './draft-storage.ts';
import { listenToOtherWindows, tellOtherWindows } from './other-windows.ts';

export type OpeningCourse =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string; readonly isUnknown: boolean }
  | { readonly state: 'open'; readonly course: OpenCourse };

/** Reads a course and its photos, takes up a draft that this browser still has, and opens an editor on it. */
export function useOpenCourse(courseId: string): OpeningCourse {
  const [opening, setOpening] = useState<OpeningCourse>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const queries = useQueryClient();
  const close = useRef<() => void>(() => {});
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads the course again
  useEffect(() => {
    let gone = false;
    const reload = (): void => setRound((value) => value + 1);
    const show = (course: Course, photos: readonly Photo[]): void => {
      const opened = openEditor(course, photos, reload, (next) => !gone && setOpening({ state: 'open', course: next }));
      close.current = opened.close;
      setOpening({ state: 'open', course: opened.course });
    };
    Promise.all([api.course(courseId), api.photos(courseId)]).then(
      ([course, photos]) => !gone && show(course, photos),
      (error: unknown) => {
        if (gone) return;
        // What this browser still holds of it goes too.
        if (isErasure(error)) keepDraft(courseId, null);
        setOpening(failedOpening(error));
      },
    );
    return () => {
      gone = true;
      close.current();
      close.current = () => {};
      void queries.invalidateQueries({ queryKey: ['courses'] });
    };
  }, [courseId, queries, round]);
  return opening;
}

function failedOpening(error: unknown): OpeningCourse {
  // An address that was cut off or mistyped names no id at all; for the person that is the same as a course that is gone.
  const isUnknown = error instanceof RequestFailed && ['not-found', 'bad-request', 'erased'].includes(error.code);
  return { state: 'failed', message: error instanceof Error ? error.message : '', isUnknown };
}

function openEditor(course: Course, photos: readonly Photo[], reload: () => void, publish: (next: OpenCourse) => void) {
  let version = course.version;
  let closed = false;
  const { start, base: firstBase } = startOf(course);
  /** What the server holds as far as is known here; null: a draft of an older state was taken up. */
  let base = firstBase;
  const editor: CourseEditor = createCourseEditor(start, {
    save: async (value, at) => {
      const result = await saveMerged(course.id, { base, value, at });
      if (result.kind === 'refused' && !closed && (await isErased(course.id))) reload();
      if (result.kind !== 'saved') return result;
      version = result.revision;
      base = result.value;
      tellOtherWindows({ courseId: course.id, version });
      if (result.brought.length > 0) {
        const { present } = editor.getState().history;
        editor.adopt(mergeCourses(value, present, result.value).merged, present === value);
        if (result.brought.includes('photos')) reload();
      }
      return result;
    },
    later: (milliseconds, callback) => {
      const timer = window.setTimeout(callback, milliseconds);
      return () => window.clearTimeout(timer);
    },
    keepDraft: (draft) => keepDraft(course.id, draft),
  });
  let open: OpenCourse = {
    editor,
    origin: course.origin,
    clientId: course.clientId,
    photos: new Map(photos.map((photo) => [photo.id, photo])),
    addPhoto(photo) {
      open = { ...open, photos: new Map([...open.photos, [photo.id, photo]]) };
      publish(open);
    },
    reload() {
      keepDraft(course.id, null);
      reload();
    },
    keepMine() {
      const mine = editor.getState().history.present;
      api.course(course.id).then(
        (stored) => {
          keepDraft(course.id, { value: mine, revision: stored.version });
          reload();
        },
        // Without the server nothing can be decided yet: the question stays.
        () => {},
      );
    },
  };
  const stopListening = listenToOtherWindows((message) => {
    if (message.courseId !== course.id || message.version <= version) return;
    if (editor.getState().save.kind === 'saved') reload();
  });
  const stopLeaving = flushOnLeave(() => void editor.flush());
  const close = (): void => {
    closed = true;
    stopListening();
    stopLeaving();
    void editor.flush().finally(() => editor.stop());
  };
  return { course: open, close };
}

function startOf(course: Course): { readonly start: EditorStart; readonly base: EditedCourse | null } {
  const saved: EditedCourse = { title: course.title, document: course.document };
  const draft = readDraft(course.id);
  // A page that was left while it saved keeps a draft that the server has taken all the same.
  const isStored = draft !== null && canonicalJson(draft.value) === canonicalJson(saved);
  if (isStored) keepDraft(course.id, null);
  const courseId = course.id;
  if (!draft || isStored) {
    return { start: { courseId, version: course.version, value: saved, unsaved: false }, base: saved };
  }
  // A draft on an older version saves as a conflict, which asks the person; nothing is overwritten silently.
  const start = { courseId, version: draft.revision, value: draft.value, unsaved: true };
  return { start, base: draft.revision === course.version ? saved : null };
}

type MergedSave =
  | {
      readonly kind: 'saved';
      readonly revision: number;
      readonly value: EditedCourse;
      readonly brought: readonly string[];
    }
  | Exclude<SaveResult<number>, { kind: 'saved' }>;

/** Saves; where another window or device saved first, together with its changes, unless both changed the same part. */
async function saveMerged(
  id: string,
  mine: { readonly base: EditedCourse | null; readonly value: EditedCourse; readonly at: number },
): Promise<MergedSave> {
  const result = await saveCourse(id, mine.value, mine.at);
  if (result.kind === 'saved') return { ...result, value: mine.value, brought: [] };
  if (result.kind !== 'conflict') return result;
  const stored = await readCourse(id);
  if (!stored) return { kind: 'offline' };
  const { merged, clashes, brought } = mergeCourses(mine.base, mine.value, stored);
  if (clashes.length > 0) return { kind: 'conflict', parts: clashes };
  const again = await saveMerged(id, { base: stored, value: merged, at: stored.version });
  return again.kind === 'saved' ? { ...again, brought: [...brought, ...again.brought] } : again;
}

async function readCourse(id: string): Promise<(EditedCourse & { readonly version: number }) | null> {
  try {
    const { title, document, version } = await api.course(id);
    return { title, document, version };
  } catch (error) {
    if (error instanceof RequestFailed && error.code === NO_ANSWER) return null;
    throw error;
  }
}

async function saveCourse(id: string, value: EditedCourse, version: number): Promise<SaveResult<number>> {
  try {
    const saved = await api.saveCourse(id, version, { title: value.title, document: value.document });
    return { kind: 'saved', revision: saved.version };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    if (error.code === NO_ANSWER) return { kind: 'offline' };
    if (error.code === 'course-conflict') return { kind: 'conflict', parts: [] };
    return { kind: 'refused', message: error.message };
  }
}

function isErased(id: string): Promise<boolean> {
  return api.course(id).then(() => false, isErasure);
}

function isErasure(error: unknown): boolean {
  return error instanceof RequestFailed && error.code === 'erased';
}

/** Saves when the page is hidden or left: a tablet may never come back to it. */
function flushOnLeave(flush: () => void): () => void {
  const onHide = (): void => {
    if (document.visibilityState === 'hidden') flush();
  };
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('pagehide', flush);
  return () => {
    document.removeEventListener('visibilitychange', onHide);
    window.removeEventListener('pagehide', flush);
  };
}
