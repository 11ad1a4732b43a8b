import { describe, expect, it } from 'vitest';
import { extendRims } from './extend-rims.ts';
import type { Mesh } from './mesh.ts';
import { rimPoints } from './rim-points.ts';
import { triangleAreas } from './triangle-areas.ts';

/** A flat square of n x n cells of 2 mm, without those that `left` names. */
function sheet(n: number, left: (i: number, j: number) => boolean = () => false): Mesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (let j = 0; j <= n; j++) for (let i = 0; i <= n; i++) positions.push(2 * i, 2 * j, 0);
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const a = j * (n + 1) + i;
      if (!left(i, j)) triangles.push(a, a + 1, a + n + 2, a, a + n + 2, a + n + 1);
    }
  return { positions: Float64Array.from(positions), triangles: Uint32Array.from(triangles) };
}

const all = (mesh: Mesh): Uint8Array => new Uint8Array(mesh.triangles.length / 3).fill(1);
const areaOf = (mesh: Mesh): number => triangleAreas(mesh).reduce((sum, area) => sum + area, 0);

describe('aprons at open rims', () => {
  it('continue a square by their width on all sides, facing the same way', () => {
    const square = sheet(10);
    const { mesh, ownTriangles } = extendRims(square, all(square), 8);
    expect(ownTriangles).toBe(200);
    expect(areaOf(mesh)).toBeCloseTo(36 * 36, 6);
    const rim = rimPoints(mesh, 1);
    for (let i = 0; i < rim.length; i += 3)
      expect(Math.max(Math.abs(rim[i]! - 10), Math.abs(rim[i + 1]! - 10))).toBeCloseTo(18, 6);
    const { positions: p, triangles: t } = mesh;
    for (let i = 0; i < t.length; i += 3) {
      const [a, b, c] = [3 * t[i]!, 3 * t[i + 1]!, 3 * t[i + 2]!];
      const twice = (p[b]! - p[a]!) * (p[c + 1]! - p[a + 1]!) - (p[b + 1]! - p[a + 1]!) * (p[c]! - p[a]!);
      expect(twice).toBeGreaterThan(0);
    }
  });

  it('leave a closed surface and rims that were not chosen as they are', () => {
    const square = sheet(10);
    const inner = Uint8Array.from(all(square), (_, i) => {
      const cell = Math.floor(i / 2);
      return [cell % 10, Math.floor(cell / 10)].every((k) => k > 2 && k < 7) ? 1 : 0;
    });
    expect(extendRims(square, inner, 8).mesh).toBe(square);
  });

  it('do not run into each other in a small hole', () => {
    const holed = sheet(20, (i, j) => i > 7 && i < 11 && j > 7 && j < 11);
    const { mesh } = extendRims(holed, all(holed), 8);
    const hole = 36;
    const outside = 56 * 56 - 40 * 40;
    const inHole = areaOf(mesh) - areaOf(holed) - outside;
    expect(inHole).toBeGreaterThan(0.6 * hole);
    expect(inHole).toBeLessThan(hole);
  });

  it('do not cover the mesh where holes touch each other', () => {
    const left = (i: number, j: number): boolean => (7 * i + 5 * j + i * j) % 6 === 0;
    const ragged = sheet(20, left);
    const { mesh, ownTriangles } = extendRims(ragged, all(ragged), 8);
    const { positions: p, triangles: t } = mesh;
    let beside = 0;
    for (let i = 3 * ownTriangles; i < t.length; i += 3) {
      const [x, y] = [0, 1].map((k) => (p[3 * t[i]! + k]! + p[3 * t[i + 1]! + k]! + p[3 * t[i + 2]! + k]!) / 3);
      const inside = x! > 0 && y! > 0 && x! < 40 && y! < 40;
      const near = [-0.01, 0.01].flatMap((dx) => [-0.01, 0.01].map((dy) => [(x! + dx) / 2, (y! + dy) / 2] as const));
      if (inside) expect(near.some(([u, v]) => left(Math.floor(u), Math.floor(v)))).toBe(true);
      else beside++;
    }
    expect(beside).toBeGreaterThan(100);
  });
});
