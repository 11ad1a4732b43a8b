import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list',
};

/** What a schema minds, in plain words: "must be a number". A sentence of the schema's own is kept, without its full stop. */
export function plainIssue(issue: z.core.$ZodIssue): string {
  // Only the library's own sentences begin so.
  if (!/^(Invalid|Too small|Too big)/.test(issue.message)) return lowerFirst(issue.message.replace(/\.$/, ''));
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'must be a day of the calendar, YYYY-MM-DD' : lowerFirst(issue.message);
    case 'too_small':
      return bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    default:
      return lowerFirst(issue.message);
  }
}

function bound(origin: string, side: string, limit: number | bigint): string {
  if (origin === 'array' || origin === 'set') return `must have ${side} ${limit} entries`;
  if (origin === 'string') return `must have ${side} ${limit} letters`;
  return `must be ${side} ${limit}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
