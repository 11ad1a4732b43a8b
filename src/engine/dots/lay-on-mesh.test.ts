import { describe, expect, it } from 'vitest';
import { distance, pointList } from '#/engine/math/vec3.ts';
import { buildBvh, closestPoint } from '#/engine/mesh/bvh.ts';
import { buildBaseSequence } from './base-sequence.ts';
import { layOnMesh } from './lay-on-mesh.ts';
import { planDots } from './plan-dots.ts';
import { rectangleMesh } from './rectangle-mesh.ts';
import { settleDots } from './settle-dots.ts';

const FOLD_MM = 2;

/** A sheet of 40 x 40 mm, folded every 4 mm by a height of 2 mm: moves in tangent planes leave it. */
function foldedSheet() {
  const steps = 10;
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let j = 0; j <= steps; j++) for (let i = 0; i <= steps; i++) positions.push(4 * i, 4 * j, (i % 2) * FOLD_MM);
  for (let j = 0; j < steps; j++)
    for (let i = 0; i < steps; i++) {
      const a = j * (steps + 1) + i;
      triangles.push(a, a + 1, a + steps + 2, a, a + steps + 2, a + steps + 1);
    }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

describe('laying dots on the mesh', () => {
  it('brings settled dots back to folded skin and keeps the spacing and the rest', () => {
    const mesh = foldedSheet();
    const base = buildBaseSequence(mesh, { seed: 1 });
    const density = new Float32Array(base.count).fill(60);
    const settled = settleDots(base, planDots(base, density), density, { irregularity: 0.5 });
    const bvh = buildBvh(mesh);
    const off = (places: Float64Array): number[] =>
      pointList(places).map((place) => closestPoint(bvh, place)!.distanceMm);
    expect(off(settled.positionsMm).filter((mm) => mm > 0.05).length).toBeGreaterThan(50);
    const laid = layOnMesh(base, bvh, settled, { minSpacingMm: 0.55 });
    expect(off(laid.positionsMm).filter((mm) => mm > 0.011).length).toBeLessThan(0.01 * laid.count);
    expect({ ...laid, positionsMm: null }).toEqual({ ...settled, positionsMm: null });
    const places = pointList(laid.positionsMm);
    const nearest = places.map((a, i) => Math.min(...places.slice(i + 1).map((b) => distance(a, b))));
    expect(Math.min(...nearest)).toBeGreaterThanOrEqual(0.55 - 1e-9);
  });

  it('leaves dots alone that lie on it', () => {
    const { mesh, treatable } = rectangleMesh(20, 20, 8);
    const base = buildBaseSequence(mesh, { seed: 1, treatableTriangles: treatable });
    const plan = planDots(base, new Float32Array(base.count).fill(60));
    expect(layOnMesh(base, buildBvh(mesh), plan, { minSpacingMm: 0.55 })).toBe(plan);
  });
});
