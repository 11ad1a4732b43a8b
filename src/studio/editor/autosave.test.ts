import { describe, expect, it } from 'vitest';
import { createAutosave, type SaveResult, type SaveState } from './autosave.ts';

function harness(answers: (SaveResult<number> | Error)[]) {
  const states: SaveState['kind'][] = [];
  const sent: { value: string; revision: number }[] = [];
  const timers: (() => void)[] = [];
  let draft: { value: string; revision: number } | null = null;
  const autosave = createAutosave<string, number>(1, {
    save: async (value, revision) => {
      sent.push({ value, revision });
      const answer = answers.shift() ?? { kind: 'saved', revision: revision + 1 };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    later: (_ms, callback) => {
      timers.push(callback);
      return () => timers.splice(timers.indexOf(callback), 1);
    },
    keepDraft: (value) => {
      draft = value;
    },
    onState: ({ kind }) => states.push(kind),
  });
  return { autosave, states, sent, timers, draft: () => draft };
}

describe('autosave', () => {
  it('sends only the newest of several quick changes and carries the revision on', async () => {
    const { autosave, sent, draft } = harness([]);
    autosave.offer('a');
    autosave.offer('b');
    expect(draft()).toEqual({ value: 'b', revision: 1 });
    expect(await autosave.flush()).toBe(true);
    autosave.offer('c');
    await autosave.flush();
    expect(sent).toEqual([
      { value: 'b', revision: 1 },
      { value: 'c', revision: 2 },
    ]);
    expect(draft()).toBeNull();
  });

  it('keeps what came in while a save was running', async () => {
    const { autosave, sent, states } = harness([]);
    autosave.offer('a');
    const saving = autosave.flush();
    autosave.offer('b');
    await saving;
    expect(sent.map((item) => item.value)).toEqual(['a', 'b']);
    expect(states.at(-1)).toBe('saved');
  });

  it('holds the draft while the server is away and tries again', async () => {
    const { autosave, states, timers, draft } = harness([{ kind: 'offline' }]);
    autosave.offer('a');
    expect(await autosave.flush()).toBe(false);
    expect(states.at(-1)).toBe('offline');
    expect(draft()).toEqual({ value: 'a', revision: 1 });
    timers.at(-1)?.();
    await autosave.flush();
    expect(states.at(-1)).toBe('saved');
  });

  it('tells of a save that broke, keeps the draft and can try again', async () => {
    const { autosave, states, draft } = harness([new Error('an answer that cannot be read')]);
    autosave.offer('a');
    expect(await autosave.flush()).toBe(false);
    expect(states.at(-1)).toBe('refused');
    expect(draft()).toEqual({ value: 'a', revision: 1 });
    expect(await autosave.flush()).toBe(true);
    expect(states.at(-1)).toBe('saved');
  });

  it('stops at a conflict, so that the other window is never overwritten', async () => {
    const { autosave, sent, draft } = harness([{ kind: 'conflict', parts: ['design'] }]);
    autosave.offer('a');
    await autosave.flush();
    autosave.offer('b');
    expect(await autosave.flush()).toBe(false);
    expect(sent).toHaveLength(1);
    expect(draft()?.value).toBe('b');
  });
});
