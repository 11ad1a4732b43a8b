import { describe, expect, it } from 'vitest';
import { typedLike } from './typed-like.ts';

describe('what is right, as typed', () => {
  it('is of the kind that stood there', () => {
    expect([typedLike(2, ' 3,5 '), typedLike(2, 'x'), typedLike(2, '')]).toEqual([3.5, undefined, undefined]);
    expect([typedLike(true, 'false'), typedLike(true, 'no')]).toEqual([false, undefined]);
    expect([typedLike('a', ' b '), typedLike('9', ' 10'), typedLike(null, 'c'), typedLike(null, '0.5')]).toEqual([
      'b',
      '10',
      'c',
      0.5,
    ]);
  });
});
