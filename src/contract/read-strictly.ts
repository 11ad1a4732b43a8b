import type { z } from 'zod';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { plainIssue } from './plain-issue.ts';

/** What of a JSON value cannot be used: the path, what is the matter there, and one sentence. */
export interface StrictProblem {
  readonly path: string;
  readonly kind: 'unknown' | 'missing' | 'unusable';
  readonly message: string;
}

/** Reads a value by a strict schema; unknown keys, wrong types and impossible values are named, all of them. */
export function readStrictly<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
): Outcome<Value, readonly StrictProblem[]> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return accept(parsed.data);
  return refuse(parsed.error.issues.flatMap((issue) => problemsOf(issue, value)));
}

function problemsOf(issue: z.core.$ZodIssue, value: unknown): readonly StrictProblem[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const full = path === '' ? key : `${path}.${key}`;
      return { path: full, kind: 'unknown', message: `${full}: unknown key; remove it or correct its name` };
    });
  }
  const given = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
  const name = path === '' ? 'the file' : path;
  if (given === undefined) return [{ path, kind: 'missing', message: `${name}: missing` }];
  const shown = JSON.stringify(given)?.slice(0, 60) ?? 'not a value';
  return [{ path, kind: 'unusable', message: `${name}: ${shown} cannot be used (${plainIssue(issue)})` }];
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
