import { describe, expect, it } from 'vitest';
import { createRandom } from '#/base/random.ts';
import { distance, type Vec3 } from '#/engine/math/vec3.ts';
import { buildBvh, closestPoint, raycast, surfacePosition } from './bvh.ts';
import type { Mesh } from './mesh.ts';
import { rimPoints } from './rim-points.ts';
import { subMesh } from './sub-mesh.ts';
import { surfaceSamples } from './surface-samples.ts';
import { triangleAreas } from './triangle-areas.ts';
import { vertexNormals } from './vertex-normals.ts';

/** A sphere of radius 50 mm by latitude and longitude, outward. */
function sphere(rows = 24, columns = 48): Mesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i < columns; i++) {
      const polar = (Math.PI * j) / rows;
      const angle = (2 * Math.PI * i) / columns;
      positions.push(
        50 * Math.sin(polar) * Math.cos(angle),
        50 * Math.sin(polar) * Math.sin(angle),
        50 * Math.cos(polar),
      );
    }
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const a = j * columns + i;
      const b = j * columns + ((i + 1) % columns);
      triangles.push(a, a + columns, b, b, a + columns, b + columns);
    }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

describe('a sphere as a mesh', () => {
  const mesh = sphere();
  const bvh = buildBvh(mesh);
  const random = createRandom(5);
  const direction = (): Vec3 => [random.next() - 0.5, random.next() - 0.5, random.next() - 0.5];

  it('has its area, outward unit normals, and samples that add up to it', () => {
    const areas = triangleAreas(mesh);
    const total = areas.reduce((sum, a) => sum + a, 0);
    expect(total).toBeGreaterThan(4 * Math.PI * 2500 * 0.985);
    expect(total).toBeLessThan(4 * Math.PI * 2500);
    const normals = vertexNormals(mesh);
    for (let v = 48; v < 23 * 48; v++) {
      const along = [0, 1, 2].reduce((sum, k) => sum + (normals[3 * v + k]! * mesh.positions[3 * v + k]!) / 50, 0);
      expect(along).toBeGreaterThan(0.98);
    }
    expect(surfaceSamples(mesh, 2).areasMm2.reduce((sum, a) => sum + a, 0)).toBeCloseTo(total, 6);
  });

  it('closestPoint and raycast agree with a search through all triangles', () => {
    for (let trial = 0; trial < 40; trial++) {
      const point = direction().map((x) => 160 * x) as unknown as Vec3;
      const found = closestPoint(bvh, point)!;
      let best = Number.POSITIVE_INFINITY;
      for (let t = 0; t < mesh.triangles.length / 3; t++) {
        const one = buildBvh({ positions: mesh.positions, triangles: mesh.triangles.slice(3 * t, 3 * t + 3) });
        best = Math.min(best, closestPoint(one, point)!.distanceMm);
        if (trial > 2) break;
      }
      if (trial <= 2) expect(found.distanceMm).toBeCloseTo(best, 9);
      expect(distance(surfacePosition(mesh, found), found.point)).toBeLessThan(1e-9);
      const hit = raycast(bvh, [0, 0, 0], point)!;
      const length = distance([0, 0, 0], point);
      expect(hit.tMm * length).toBeGreaterThan(49);
      expect(hit.tMm * length).toBeLessThan(50.001);
    }
    expect(raycast(bvh, [200, 0, 0], [1, 0, 0])).toBeNull();
    expect(closestPoint(bvh, [200, 0, 0], 10)).toBeNull();
  });

  it('passes over triangles that face away when asked to', () => {
    const behind = closestPoint(bvh, [40, 0, 0], Number.POSITIVE_INFINITY, [-1, 0, 0])!;
    expect(behind.distanceMm).toBeGreaterThan(30);
  });

  it('is closed, and has a rim where a part is taken out', () => {
    expect(rimPoints(sphere(), 1).length).toBe(2 * 48 * 2 * 3);
    const upper = new Uint8Array(mesh.triangles.length / 3);
    upper.fill(1, 0, 12 * 96);
    const cut = rimPoints(subMesh(mesh, upper), 100);
    const lowest = cut.filter((_, k) => k % 3 === 2).filter((z) => Math.abs(z) < 1e-9);
    expect(lowest.length).toBe(2 * 48);
  });
});
