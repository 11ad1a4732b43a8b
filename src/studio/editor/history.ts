/** Undo and redo over immutable values. Successive changes with one group (a drag, a burst of typing) undo as one. */
export interface History<Value> {
  readonly past: readonly HistoryEntry<Value>[];
  readonly present: Value;
  readonly future: readonly HistoryEntry<Value>[];
  /** Group of the last change while it is still open. */
  readonly openGroup: string | null;
}

interface HistoryEntry<Value> {
  readonly value: Value;
  /** Key of the words for what undoing takes back, or redoing does again. */
  readonly label: string;
}

export interface Change {
  readonly label: string;
  readonly group?: string;
}

const DEPTH = 200;

export function startHistory<Value>(present: Value): History<Value> {
  return { past: [], present, future: [], openGroup: null };
}

/** The history after a change; the same history when the value is the same. */
export function recordChange<Value>(history: History<Value>, next: Value, change: Change): History<Value> {
  if (next === history.present) return history;
  const group = change.group ?? null;
  if (group !== null && group === history.openGroup) return { ...history, present: next, future: [] };
  const past = [...history.past, { value: history.present, label: change.label }].slice(-DEPTH);
  return { past, present: next, future: [], openGroup: group };
}

/** Ends the open group: the next change stands for itself. */
export function closeGroup<Value>(history: History<Value>): History<Value> {
  return history.openGroup === null ? history : { ...history, openGroup: null };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.value,
    future: [{ value: history.present, label: last.label }, ...history.future],
    openGroup: null,
  };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const next = history.future[0];
  if (!next) return history;
  return {
    past: [...history.past, { value: history.present, label: next.label }],
    present: next.value,
    future: history.future.slice(1),
    openGroup: null,
  };
}
