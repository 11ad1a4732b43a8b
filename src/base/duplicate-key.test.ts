import { expect, it } from 'vitest';
import { duplicateKey } from './duplicate-key.ts';

it('names a key that one object has twice, also when it is written another way', () => {
  expect(duplicateKey('{"a": {"sex": 1}, "sex": "male",\n"sex" : "female"}')).toBe('sex');
  expect(duplicateKey('{"list": [{"at": 1, "a\\u0074": 2}]}')).toBe('at');
});

it('passes keys of different objects, and texts that look like keys', () => {
  expect(duplicateKey('[{"at": 1}, {"at": {"at": "{\\"at\\": \\"at\\": }"}}, "at", "at"]')).toBeNull();
});
