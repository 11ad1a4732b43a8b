import { expect, it } from 'vitest';
import { duplicateKey } from './duplicate-key.ts';

it('names a key that one object has twice, also when it is written another way', () => {
  expect(duplicateKey('{"a": {"sex": 1}, "sex": "male",\n"sex" : "female"}')).toBe('sex');
  expect(duplicateKey('{"list": [{"at": 1, "a\\u0074": 2}]}')).toBe('at');
});

it('reads texts as long as those of a large plan', () => {
  const long = 'x'.repeat(30_000_000);
  expect(duplicateKey(`{"a": "${long}", "b": "${long}", "a": 1}`)).toBe('a');
});

it('passes keys of different objects, and texts that look like keys', () => {
  expect(duplicateKey('[{"at": 1}, {"at": {"at": "{\\"at\\": \\"at\\": }"}}, "at", "at"]')).toBeNull();
  expect(duplicateKey('{"a": {"at": [{"in": 1}]}, "at": {"in": 2}, "in": 3}')).toBeNull();
});
