import { expect, it } from 'vitest';
import { z } from 'zod';
import { plainIssue } from './plain-issue.ts';

it.each([
  [z.number(), '3', 'must be a number'],
  [z.number(), Number.POSITIVE_INFINITY, 'must be a number'],
  [z.strictObject({}), [], 'must be an object'],
  [z.tuple([z.number()]), 1, 'must be a list'],
  [z.array(z.number()).max(1), [1, 2], 'must have at most 1 entries'],
  [z.string().min(1), '', 'must have at least 1 letters'],
  [z.number().nonnegative(), -5, 'must be at least 0'],
  [z.number().positive(), 0, 'must be more than 0'],
  [z.number().int(), 1.5, 'must be a whole number'],
  [z.enum(['m', 'mm']), 'cm', 'must be one of m, mm'],
  [z.literal(1), 2, 'must be 1'],
  [z.iso.date(), '2027-02-30', 'must be a day of the calendar, YYYY-MM-DD'],
  [z.string().regex(/^#/, 'Write it as #rrggbb.'), 'red', 'write it as #rrggbb'],
])('says what %# must be', (schema, value, words) => {
  expect(schema.safeParse(value).error?.issues.map((issue) => plainIssue(issue))).toEqual([words]);
});
