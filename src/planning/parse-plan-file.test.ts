import { expect, it } from 'vitest';
import type { PlanFile } from '#/contract/plan-file.ts';
import { planFileOfFormat1, smallPlanFile } from '../../tests/support/kept-plan.ts';
import { hasUnnamedWarning, parsePlanBytes, parsePlanFile } from './parse-plan-file.ts';

const read = (value: unknown): PlanFile => {
  const parsed = parsePlanBytes(new TextEncoder().encode(JSON.stringify(value)));
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return parsed.value;
};
const refusal = (value: unknown): string => {
  const parsed = parsePlanFile(value);
  return parsed.ok ? 'accepted' : parsed.refusal.message;
};

it('reads a plan of format 1, with its sentences where they have a place', () => {
  const old = planFileOfFormat1();
  const now = read(old);
  const [finding] = old.findings;
  expect(now.findings).toEqual([{ ...finding, case: '', values: {} }]);
  expect(now.shades[0]!.warnings).toEqual([]);
  expect(now.skin.cardProblem).toBeNull();
  const { findings: _findings, shades: _shades, skin: _skin, ...rest } = smallPlanFile();
  expect(now).toMatchObject(JSON.parse(JSON.stringify(rest)));
  expect(hasUnnamedWarning(now)).toBe(true);
});

it('keeps the codes of the later files of format 1', () => {
  const small = smallPlanFile();
  const finding = { ...planFileOfFormat1().findings[0], case: 'young', values: { norwood: 'VI' } };
  const warnings = [{ code: 'warm', values: { percent: 3 } }];
  const late = { ...small, format: 1, findings: [finding], shades: [{ ...small.shades[0], warnings }] };
  const now = read(late);
  expect(now.findings[0]).toMatchObject({ case: 'young', values: { norwood: 'VI' } });
  expect(now.shades[0]!.warnings).toEqual(warnings);
  expect(hasUnnamedWarning(now)).toBe(false);
});

it('says of an older plan that does not fit to make it again, of one of today that it is damaged', () => {
  expect(refusal({ ...planFileOfFormat1(), seed: 'x' })).toMatch(/older Whorl .* seed .*make the plan again/);
  expect(refusal({ ...planFileOfFormat1(), findings: null, shades: [null], skin: 3 })).toContain('older Whorl');
  expect(refusal({ ...smallPlanFile(), seed: 'x' })).toContain('damaged at seed');
  for (const format of [0, 'x', undefined, null, Number.NaN]) {
    expect(refusal({ ...smallPlanFile(), format })).toContain('damaged at format');
  }
  for (const value of [null, [], 'x', {}]) expect(refusal(value)).toContain('not a Whorl plan');
  expect(parsePlanBytes(new TextEncoder().encode('{"kind":'))).toMatchObject({ ok: false });
});
