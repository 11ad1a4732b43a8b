import { describe, expect, it } from 'vitest';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { en } from './catalogue/en.ts';
import { sayProblem } from './say-problem.ts';

const refusal = {
  code: 'record-invalid',
  message: 'Sessions are too close.',
  details: { phrase: phrase('course.CO3.tooSoon', { days: 7, n: 1 }) },
  requestId: 'r',
} as const;

describe('why the server refused', () => {
  it('is the server’s own sentence in English, and the rule’s phrase elsewhere', () => {
    expect(sayProblem(refusal, 'en')).toBe(refusal.message);
    expect(sayProblem(refusal, 'es')).toBe(textOf('es', refusal.details.phrase));
    expect(sayProblem(refusal, 'pt')).toBe(textOf('pt', refusal.details.phrase));
  });

  it('is said of a job that failed as of any request', () => {
    const { code, message, details } = refusal;
    expect(sayProblem({ code, message, details }, 'pt')).toBe(textOf('pt', details.phrase));
  });

  it('is never blank: an unknown phrase or language leaves the sentence', () => {
    const details = { phrase: { key: 'no.such.key', values: {} } };
    expect(sayProblem({ ...refusal, details }, 'fr')).toBe(refusal.message);
    expect(sayProblem({ ...refusal, details }, 'es')).not.toBe('');
    expect(Object.values(en.problems).every((text) => text.endsWith('.'))).toBe(true);
  });
});
