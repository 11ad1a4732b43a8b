import type { Mesh } from './mesh.ts';

/** Points at most stepMm apart along the open rims of a mesh (edges of one triangle only), stride 3. */
export function rimPoints(mesh: Mesh, stepMm: number): Float64Array {
  const { positions: p, triangles: t } = mesh;
  const count = p.length / 3;
  const uses = new Map<number, number>();
  for (let i = 0; i < t.length; i++) {
    const a = t[i]!;
    const b = t[i % 3 === 2 ? i - 2 : i + 1]!;
    const key = a < b ? a * count + b : b * count + a;
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const points: number[] = [];
  for (const [key, n] of uses) {
    if (n !== 1) continue;
    const a = 3 * Math.floor(key / count);
    const b = 3 * (key % count);
    const [dx, dy, dz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const parts = Math.max(1, Math.ceil(length / stepMm));
    for (let s = 0; s <= parts; s++)
      for (let k = 0; k < 3; k++) points.push(p[a + k]! + ((p[b + k]! - p[a + k]!) * s) / parts);
  }
  return Float64Array.from(points);
}
