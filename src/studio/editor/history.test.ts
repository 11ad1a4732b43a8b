import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeGroup, recordChange, redo, startHistory, undo } from './history.ts';

describe('history', () => {
  it('undoes a drag as one step', () => {
    let history = startHistory(0);
    for (const value of [1, 2, 3]) history = recordChange(history, value, { label: 'drag', group: 'handle 1' });
    history = recordChange(closeGroup(history), 4, { label: 'drag', group: 'handle 1' });
    expect(undo(history).present).toBe(3);
    expect(undo(undo(history)).present).toBe(0);
  });

  it('drops the future when something new is done', () => {
    const back = undo(recordChange(startHistory('a'), 'b', { label: 'x' }));
    const branched = recordChange(back, 'c', { label: 'y' });
    expect(redo(branched).present).toBe('c');
    expect(undo(branched).present).toBe('a');
  });

  it('gives every earlier value back in order, and forward again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 40 }), (values) => {
        const objects = values.map((value) => ({ value }));
        let history = startHistory({ value: 0 });
        const first = history.present;
        for (const object of objects) history = recordChange(history, object, { label: 'x' });
        const forward = [first, ...objects];
        for (const expected of forward.toReversed().slice(1)) {
          history = undo(history);
          expect(history.present).toBe(expected);
        }
        for (const expected of objects) {
          history = redo(history);
          expect(history.present).toBe(expected);
        }
      }),
    );
  });
});
