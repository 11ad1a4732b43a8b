import { afterEach, describe, expect, it, vi } from 'vitest';
import { remember, remembered } from './browser-storage.ts';

afterEach(() => vi.unstubAllGlobals());

function storage({ full = false } = {}) {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, text);
    },
    removeItem: (name: string) => void kept.delete(name),
  };
}
const forbidden = {
  get getItem(): never {
    throw new DOMException('no', 'SecurityError');
  },
  get setItem(): never {
    throw new DOMException('no', 'SecurityError');
  },
  get removeItem(): never {
    throw new DOMException('no', 'SecurityError');
  },
};

describe('what the browser remembers', () => {
  it.each([
    ['there is room', storage()],
    ['storage is full', storage({ full: true })],
    ['storage is forbidden', forbidden],
  ])('is there for the page, and forgotten when asked, where %s', (_where, localStorage) => {
    vi.stubGlobal('localStorage', localStorage);
    expect(remembered('whorl:test')).toBeNull();
    remember('whorl:test', 'a');
    remember('whorl:test', 'b');
    expect(remembered('whorl:test')).toBe('b');
    remember('whorl:test', null);
    expect(remembered('whorl:test')).toBeNull();
  });

  it('is the newest, also where an older one stands in a storage that has become full', () => {
    const before = storage();
    before.setItem('whorl:test', 'old');
    const { getItem } = before;
    vi.stubGlobal('localStorage', { ...storage({ full: true }), getItem });
    remember('whorl:test', 'new');
    expect(remembered('whorl:test')).toBe('new');
  });
});
