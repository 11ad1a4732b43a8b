import type { CourseDocument } from '#/contract/course-document.ts';
import { type Autosave, type AutosavePorts, createAutosave, type SaveResult, type SaveState } from './autosave.ts';
import { type Change, closeGroup, type History, recordChange, redo, startHistory, undo } from './history.ts';

/** What one course editor holds: the name and everything typed, tapped or dragged. */
export interface EditedCourse {
  readonly title: string;
  readonly document: CourseDocument;
}

export interface EditorState {
  readonly history: History<EditedCourse>;
  readonly save: SaveState;
}

export interface CourseEditor {
  readonly courseId: string;
  getState(): EditorState;
  subscribe(listener: () => void): () => void;
  /** A change that can be undone. */
  change(change: Change, recipe: (value: EditedCourse) => EditedCourse): void;
  /** A change of the document alone. */
  edit(change: Change, recipe: (document: CourseDocument) => CourseDocument): void;
  /** A change that is saved but is no step of undo: the step last open. */
  remember(recipe: (document: CourseDocument) => CourseDocument): void;
  /** Takes over what was changed elsewhere and is stored already; undo does not reach behind it. `isStored`: so is all of it. */
  adopt(value: EditedCourse, isStored: boolean): void;
  /** Ends a drag or a burst of typing. */
  settle(): void;
  undo(): void;
  redo(): void;
  flush(): Promise<boolean>;
  stop(): void;
}

export interface EditorPorts {
  save(value: EditedCourse, version: number): Promise<SaveResult<number>>;
  later: AutosavePorts<EditedCourse, number>['later'];
  keepDraft: AutosavePorts<EditedCourse, number>['keepDraft'];
}

export interface EditorStart {
  readonly courseId: string;
  readonly version: number;
  readonly value: EditedCourse;
  /** True when the value is a draft that the server has not seen. */
  readonly unsaved: boolean;
}

/** The headless editor of one course: history, autosave and who listens. */
export function createCourseEditor(start: EditorStart, ports: EditorPorts): CourseEditor {
  const listeners = new Set<() => void>();
  let state: EditorState = { history: startHistory(start.value), save: { kind: 'saved' } };
  const set = (next: Partial<EditorState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const autosave: Autosave<EditedCourse> = createAutosave(start.version, {
    ...ports,
    onState: (save) => set({ save }),
  });
  const move = (history: History<EditedCourse>): void => {
    if (history === state.history) return;
    const moved = history.present !== state.history.present;
    set({ history });
    if (moved) autosave.offer(history.present);
  };
  /** Undo must not turn the page, nor forget which steps were gone through. */
  const keepStep = (history: History<EditedCourse>): History<EditedCourse> => {
    const { step, accepted } = state.history.present.document;
    const { title, document } = history.present;
    if (document.step === step && document.accepted === accepted) return history;
    const kept = { ...document, step, ...(accepted ? { accepted } : {}) };
    return { ...history, present: { title, document: kept } };
  };
  if (start.unsaved) autosave.offer(start.value);
  return {
    courseId: start.courseId,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (change, recipe) => move(recordChange(state.history, recipe(state.history.present), change)),
    edit(change, recipe) {
      const { title, document } = state.history.present;
      const next = recipe(document);
      if (next !== document) move(recordChange(state.history, { title, document: next }, change));
    },
    remember(recipe) {
      const { title, document } = state.history.present;
      const next = recipe(document);
      if (next !== document) move({ ...state.history, present: { title, document: next } });
    },
    adopt(value, isStored) {
      set({ history: startHistory(value) });
      if (!isStored) autosave.offer(value);
    },
    settle: () => move(closeGroup(state.history)),
    undo: () => move(keepStep(undo(state.history))),
    redo: () => move(keepStep(redo(state.history))),
    flush: () => autosave.flush(),
    stop: () => autosave.stop(),
  };
}
