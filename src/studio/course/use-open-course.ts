import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { canonicalJson } from '#/base/canonical-json.ts';
import type { Course } from '#/contract/api-courses.ts';
import type { Photo } from '#/contract/api-photos.ts';
import { api, NO_ANSWER, RequestFailed } from '../api-client.ts';
import type { SaveResult } from '../editor/autosave.ts';
import { createCourseEditor, type EditedCourse, type EditorStart } from '../editor/course-editor.ts';
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
      (error: unknown) => !gone && setOpening(failedOpening(error)),
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
  const isUnknown = error instanceof RequestFailed && (error.code === 'not-found' || error.code === 'bad-request');
  return { state: 'failed', message: error instanceof Error ? error.message : '', isUnknown };
}

function openEditor(course: Course, photos: readonly Photo[], reload: () => void, publish: (next: OpenCourse) => void) {
  let version = course.version;
  const start = startOf(course);
  const editor = createCourseEditor(start, {
    save: async (value, at) => {
      const result = await saveCourse(course.id, value, at);
      if (result.kind === 'saved') {
        version = result.revision;
        tellOtherWindows({ courseId: course.id, version });
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
      void api.course(course.id).then((stored) => {
        keepDraft(course.id, { value: mine, revision: stored.version });
        reload();
      });
    },
  };
  const stopListening = listenToOtherWindows((message) => {
    if (message.courseId !== course.id || message.version <= version) return;
    if (editor.getState().save.state === 'saved') reload();
  });
  const stopLeaving = flushOnLeave(() => void editor.flush());
  const close = (): void => {
    stopListening();
    stopLeaving();
    void editor.flush().finally(() => editor.stop());
  };
  return { course: open, close };
}

function startOf(course: Course): EditorStart {
  const saved: EditedCourse = { title: course.title, document: course.document };
  const draft = readDraft(course.id);
  // A page that was left while it saved keeps a draft that the server has taken all the same.
  const isStored = draft !== null && canonicalJson(draft.value) === canonicalJson(saved);
  if (isStored) keepDraft(course.id, null);
  if (!draft || isStored) return { courseId: course.id, version: course.version, value: saved, unsaved: false };
  // A draft on an older version saves as a conflict, which asks the person; nothing is overwritten silently.
  return { courseId: course.id, version: draft.revision, value: draft.value, unsaved: true };
}

async function saveCourse(id: string, value: EditedCourse, version: number): Promise<SaveResult<number>> {
  try {
    const saved = await api.saveCourse(id, version, { title: value.title, document: value.document });
    return { kind: 'saved', revision: saved.version };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    if (error.code === NO_ANSWER) return { kind: 'offline' };
    if (error.code === 'course-conflict') return { kind: 'conflict' };
    return { kind: 'refused', message: error.message };
  }
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
