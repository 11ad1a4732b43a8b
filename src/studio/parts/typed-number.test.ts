import { describe, expect, it } from 'vitest';
import { readTypedNumber } from './typed-number.ts';

describe('a typed number', () => {
  it.each([
    ['2500', 2500],
    ['2,500', 2500],
    ['12,500', 12_500],
    ['1,234.56', 1234.56],
    ['1.234,56', 1234.56],
    ['1234.56', 1234.56],
    ['1234,56', 1234.56],
    ['1,234,567', 1_234_567],
    ['1 234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['57.5', 57.5],
    ['57,5', 57.5],
    ['0,125', 0.125],
    ['2.500', 2.5],
    ['2,', 2],
    ['.5', 0.5],
    ['-3', -3],
  ])('%s is %d to a reader with decimal points', (text, value) => {
    expect(readTypedNumber(text, '.')).toBe(value);
  });

  it.each([
    ['2.500', 2500],
    ['2,500', 2.5],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['0.125', 0.125],
  ])('%s is %d to a reader with decimal commas', (text, value) => {
    expect(readTypedNumber(text, ',')).toBe(value);
  });

  it.each(['', '.', '-', '1e3', 'abc', '12 cm', '1,2,3', '1,23.4', '1.234.56', '1,234,56.7', '--1', '1-2'])(
    '%j is none',
    (text) => {
      expect(readTypedNumber(text, '.')).toBeNull();
    },
  );
});
