import { describe, expect, it } from 'vitest';
import { isDeeperThan, JSON_DEPTH_LIMIT, readJson } from './read-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('JSON from outside', () => {
  it('is read with or without a byte order mark', () => {
    expect(readJson(bytes('\uFEFF{"a":[1]}'))).toEqual({ ok: true, value: { a: [1] } });
    expect(readJson(bytes('null'))).toEqual({ ok: true, value: null });
  });

  it('is refused cut off, in another encoding or nested too deeply', () => {
    expect(readJson(bytes('{"a":'))).toMatchObject({ ok: false, refusal: { kind: 'not-json' } });
    expect(readJson(bytes(' \n'))).toMatchObject({ ok: false, refusal: { reason: 'it is empty' } });
    const notUtf8 = { kind: 'not-json', reason: 'not text in UTF-8' };
    expect(readJson(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({ ok: false, refusal: notUtf8 });
    expect(readJson(bytes(nested(JSON_DEPTH_LIMIT))).ok).toBe(true);
    for (const levels of [JSON_DEPTH_LIMIT + 1, 200_000]) {
      expect(readJson(bytes(nested(levels)))).toMatchObject({ ok: false, refusal: { kind: 'too-deep' } });
    }
  });

  it('is refused with a key that one object names twice', () => {
    expect(readJson(bytes('{"a":1,"a":2}'))).toEqual({ ok: false, refusal: { kind: 'key-twice', reason: 'a' } });
  });

  it('counts levels of lists and objects alike', () => {
    expect(isDeeperThan({ a: [{}] }, 3)).toBe(false);
    expect(isDeeperThan({ a: [{}] }, 2)).toBe(true);
    expect(isDeeperThan('x', 0)).toBe(false);
  });
});
