import { describe, expect, it } from 'vitest';
import type { CaseFile } from '#/contract/case-file.ts';
import { closestPoint } from '#/engine/mesh/bvh.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { projectPoint } from '#/engine/scalp/camera.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { SYNTHETIC_CAMERA } from '../../tests/support/synthetic-case.ts';
import { bvhOf, caseDesign, skinAt } from './case-design.ts';
import { planHead } from './plan-head.ts';

const scene = planHead(headFromParameters(averageHead('male')));
type Wishes = NonNullable<CaseFile['design']>;

function designed(design: Wishes, more: Partial<CaseFile> = {}) {
  const made = caseDesign({ landmarks: {}, design, ...more }, scene, SYNTHETIC_CAMERA, PROTOCOL_DEFAULTS);
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value;
}
const treated = (design: Wishes, more: Partial<CaseFile> = {}) => {
  const { zones } = designed(design, more);
  return ZONE_IDS.filter((zone) => zones[zone].treated);
};

describe('the design of a case', () => {
  it('takes the pattern that is named, else the usual one of the sex', () => {
    expect(designed({}).pattern).toEqual({ kind: 'norwood', grade: '6' });
    expect(designed({}, { sex: 'female' }).pattern).toEqual({ kind: 'ludwig', grade: '2' });
    expect(designed({ pattern: { kind: 'norwood', grade: '3' } }, { sex: 'female' }).pattern.grade).toBe('3');
    expect(treated({ pattern: { kind: 'ludwig', grade: '1' } })).toEqual(['parting']);
    expect(treated({ pattern: { kind: 'none' } })).toEqual([]);
  });

  it('plans line and temples alone for the goal hairline, unless zones are named; scars alone for the goal scar', () => {
    expect(treated({ goal: 'hairline' })).toEqual(['hairline', 'temples']);
    expect(treated({ goal: 'hairline', zones: { crown: { treated: true } } })).toEqual(['crown']);
    expect(treated({ goal: 'density' })).toEqual(treated({}));
    const scar = { pathMm: [[-20, 90, -70] as const, [20, 90, -70] as const], widthMm: 3 };
    expect(treated({ goal: 'scar', scars: [scar] as unknown as NonNullable<Wishes['scars']> })).toEqual(['scar']);
  });

  it('[SC08] keeps 5 mm from a mole, 2 mm from other marks, and what the case says from either', () => {
    const mark = { atMm: [0, 120, 20] as [number, number, number], radiusMm: 3 };
    const margins = (...keepOuts: NonNullable<Wishes['keepOuts']>) =>
      designed({ keepOuts }).keepOuts.map(({ marginMm }) => marginMm);
    const own = { ...mark, kind: 'mole' as const, marginMm: 7 };
    expect(margins({ ...mark, kind: 'mole' }, { ...mark, kind: 'wound' }, mark, own)).toEqual([5, 2, 2, 7]);
  });

  it('lays pixels of the photo onto the skin, and leaves out those of a path that lie beside the head', () => {
    const tree = bvhOf(scene.head);
    const at = skinAt(tree, SYNTHETIC_CAMERA, [540, 330])!;
    const [u, v] = projectPoint(SYNTHETIC_CAMERA, at);
    expect([u, v].map(Math.round)).toEqual([540, 330]);
    expect(closestPoint(tree, at)!.distanceMm).toBeLessThan(0.01);
    // The near side of the head, not the far one.
    expect(at[2]).toBeGreaterThan(0);
    expect(skinAt(tree, SYNTHETIC_CAMERA, [5, 5])).toBeNull();
    const pathPx: [number, number][] = [
      [5, 5],
      [480, 330],
      [540, 330],
    ];
    const { scars } = designed({ scars: [{ pathPx, widthMm: 4 }] });
    expect(scars[0]!.pathMm).toHaveLength(2);
    expect(scars[0]!.pathMm[1]).toEqual(at);
    const off = caseDesign(
      { landmarks: {}, design: { scars: [{ pathPx: pathPx.slice(0, 2), widthMm: 4 }] } },
      scene,
      SYNTHETIC_CAMERA,
      PROTOCOL_DEFAULTS,
    );
    expect(off).toMatchObject({ ok: false, refusal: { path: 'design.scars.0.pathPx' } });
  });

  it('keeps every default of the edge that a case leaves open', () => {
    const { edge } = designed({ hairline: { edge: { transitionMm: 12 } } }).hairline;
    expect(edge).toEqual({ ...designed({}).hairline.edge, transitionMm: 12 });
  });
});
