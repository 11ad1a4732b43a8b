/**
 * Saves the newest value a moment after the last change, one request at a time, and says how it stands. Time and the wire
 * are ports, so that it runs without a browser. Nothing is dropped: a value that could not be saved stays pending.
 */
export type SaveState =
  | { readonly kind: 'saved' | 'pending' | 'saving' }
  | { readonly kind: 'offline' }
  /** `parts`: what both changed. */
  | { readonly kind: 'conflict'; readonly parts: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string };

export type SaveResult<Revision> =
  | { readonly kind: 'saved'; readonly revision: Revision }
  | Extract<SaveState, { kind: 'offline' | 'conflict' | 'refused' }>;

export interface AutosavePorts<Value, Revision> {
  save(value: Value, revision: Revision): Promise<SaveResult<Revision>>;
  /** Calls back after so many milliseconds; returns a function that cancels. */
  later(milliseconds: number, callback: () => void): () => void;
  /** Keeps the unsaved value where a reload finds it; null when all is saved. */
  keepDraft(draft: { readonly value: Value; readonly revision: Revision } | null): void;
  onState(state: SaveState): void;
}

export interface Autosave<Value> {
  /** A new value to save. */
  offer(value: Value): void;
  /** Saves now; resolves true when the newest value is stored. */
  flush(): Promise<boolean>;
  stop(): void;
}

const NOT_TAKEN = { kind: 'refused', message: '' } as const;

/** After the last change. */
const QUIET_MS = 500;
const RETRY_MS = 4000;

export function createAutosave<Value, Revision>(
  revisionAtStart: Revision,
  ports: AutosavePorts<Value, Revision>,
): Autosave<Value> {
  let revision = revisionAtStart;
  let pending: { value: Value } | null = null;
  let running: Promise<boolean> | null = null;
  let cancel: () => void = () => {};
  let halted = false;

  const schedule = (milliseconds: number): void => {
    cancel();
    cancel = ports.later(milliseconds, () => void flush());
  };
  const saveOnce = async (): Promise<boolean> => {
    const attempt = pending;
    if (!attempt) return true;
    ports.onState({ kind: 'saving' });
    // A save that breaks in an unforeseen way was not taken either; it must not look as if it went on for ever.
    const result = await ports.save(attempt.value, revision).catch(() => NOT_TAKEN);
    if (result.kind === 'saved') {
      revision = result.revision;
      if (pending === attempt) pending = null;
      ports.keepDraft(pending ? { value: pending.value, revision } : null);
      ports.onState({ kind: pending ? 'pending' : 'saved' });
      return pending === null ? true : saveOnce();
    }
    if (result.kind === 'conflict') halted = true;
    if (result.kind === 'offline' && !halted) schedule(RETRY_MS);
    ports.onState(result);
    return false;
  };
  const flush = async (): Promise<boolean> => {
    cancel();
    if (halted) return false;
    running ??= saveOnce().finally(() => {
      running = null;
    });
    const done = await running;
    return done && pending === null;
  };
  return {
    offer(value) {
      pending = { value };
      ports.keepDraft({ value, revision });
      if (halted) return;
      if (!running) ports.onState({ kind: 'pending' });
      schedule(QUIET_MS);
    },
    flush,
    stop() {
      halted = true;
      cancel();
    },
  };
}
