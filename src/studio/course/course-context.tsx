import { createContext, use, useSyncExternalStore } from 'react';
import type { Photo } from '#/contract/api-photos.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { CourseEditor, EditorState } from '../editor/course-editor.ts';

export interface OpenCourse {
  readonly editor: CourseEditor;
  readonly origin: 'sample' | 'own';
  /** Whose course it is, once that is known. */
  readonly clientId: string | null;
  /** Photos stored on the server, by id. */
  readonly photos: ReadonlyMap<string, Photo>;
  addPhoto(photo: Photo): void;
  /** Throws away what this window has and reads the course again. */
  reload(): void;
  /** Saves this window's state over what is stored. */
  keepMine(): void;
}

const CourseContext = createContext<OpenCourse | null>(null);

export const CourseProvider = CourseContext.Provider;

export interface CourseView extends OpenCourse {
  readonly state: EditorState;
  readonly title: string;
  readonly document: CourseDocument;
}

/** The editor alone, for parts that change the document and need not follow it. */
export function useEditor(): CourseEditor {
  const open = use(CourseContext);
  if (!open) throw new Error('useEditor outside of a course');
  return open.editor;
}

/** The open course and its newest state; renders again on every change. */
export function useCourse(): CourseView {
  const open = use(CourseContext);
  if (!open) throw new Error('useCourse outside of a course');
  const state = useSyncExternalStore(open.editor.subscribe, open.editor.getState);
  const { title, document } = state.history.present;
  return { ...open, state, title, document };
}
