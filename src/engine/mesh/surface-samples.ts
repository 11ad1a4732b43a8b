import { norm } from '#/engine/math/vec3.ts';
import type { Mesh } from './mesh.ts';

/** Quadrature points of a surface: each stands for areaMm2 of skin. */
export interface SurfaceSamples {
  readonly count: number;
  /** Stride 3, mm. */
  readonly positionsMm: Float64Array;
  readonly areasMm2: Float64Array;
  readonly triangles: Uint32Array;
  /** Unit normals of the triangles, stride 3. */
  readonly normals: Float32Array;
}

/** Cuts every triangle into k^2 equal parts, edges at most about stepMm, and takes their centroids. */
export function surfaceSamples(mesh: Mesh, stepMm: number): SurfaceSamples {
  const { positions: p, triangles: t } = mesh;
  const parts = new Uint32Array(t.length / 3);
  let total = 0;
  for (let i = 0; i < parts.length; i++) {
    let longest = 0;
    for (let k = 0; k < 3; k++) {
      const a = 3 * t[3 * i + k]!;
      const b = 3 * t[3 * i + ((k + 1) % 3)]!;
      const [dx, dy, dz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
      longest = Math.max(longest, Math.sqrt(dx * dx + dy * dy + dz * dz));
    }
    parts[i] = Math.max(1, Math.ceil(longest / stepMm));
    total += parts[i]! * parts[i]!;
  }
  const positionsMm = new Float64Array(3 * total);
  const areasMm2 = new Float64Array(total);
  const triangles = new Uint32Array(total);
  const normals = new Float32Array(3 * total);
  let n = 0;
  for (let i = 0; i < parts.length; i++) {
    const size = parts[i]!;
    const a = 3 * t[3 * i]!;
    const b = 3 * t[3 * i + 1]!;
    const c = 3 * t[3 * i + 2]!;
    const u = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!] as const;
    const v = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!] as const;
    const normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
    const length = norm(normal);
    const put = (s: number, r: number): void => {
      for (let k = 0; k < 3; k++) {
        positionsMm[3 * n + k] = p[a + k]! + (s * u[k]! + r * v[k]!) / size;
        normals[3 * n + k] = length > 0 ? normal[k]! / length : 0;
      }
      areasMm2[n] = (0.5 * length) / (size * size);
      triangles[n] = i;
      n++;
    };
    for (let row = 0; row < size; row++) {
      for (let column = 0; row + column < size; column++) {
        put(column + 1 / 3, row + 1 / 3);
        if (row + column < size - 1) put(column + 2 / 3, row + 2 / 3);
      }
    }
  }
  return { count: total, positionsMm, areasMm2, triangles, normals };
}
