import { pointAt, type Vec3 } from '#/engine/math/vec3.ts';
import type { Mesh, SurfacePoint } from './mesh.ts';

/** Bounding-volume hierarchy over the triangles of a mesh; nodes in depth-first order, median split on the longest axis. */
export interface Bvh {
  readonly mesh: Mesh;
  /** minX, minY, minZ, maxX, maxY, maxZ of each node. */
  readonly boxes: Float64Array;
  /** Leaf: first item of its triangles in `order`. Inner node: index of the right child (the left child follows the node). */
  readonly offset: Uint32Array;
  /** Leaf: number of triangles. Inner node: 0. */
  readonly size: Uint32Array;
  readonly order: Uint32Array;
}

export interface ClosestPoint extends SurfacePoint {
  readonly point: Vec3;
  readonly distanceMm: number;
}

export interface RayHit extends SurfacePoint {
  /** Distance along the direction, in units of its length. */
  readonly tMm: number;
}

const LEAF = 4;

/** O(n log n). An empty mesh gives a tree that finds nothing. */
export function buildBvh(mesh: Mesh): Bvh {
  const n = mesh.triangles.length / 3;
  const { positions: p, triangles: t } = mesh;
  const centre = new Float64Array(3 * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < 3; k++)
      centre[3 * i + k] = p[3 * t[3 * i]! + k]! + p[3 * t[3 * i + 1]! + k]! + p[3 * t[3 * i + 2]! + k]!;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const capacity = Math.max(1, 2 * n);
  const boxes = new Float64Array(6 * capacity);
  const offset = new Uint32Array(capacity);
  const size = new Uint32Array(capacity);
  let used = 0;
  const build = (from: number, to: number): void => {
    const node = used++;
    const low = [Infinity, Infinity, Infinity];
    const high = [-Infinity, -Infinity, -Infinity];
    const centreLow = [Infinity, Infinity, Infinity];
    const centreHigh = [-Infinity, -Infinity, -Infinity];
    for (let m = from; m < to; m++) {
      const i = order[m]!;
      for (let k = 0; k < 3; k++) {
        for (let corner = 0; corner < 3; corner++) {
          const x = p[3 * t[3 * i + corner]! + k]!;
          if (x < low[k]!) low[k] = x;
          if (x > high[k]!) high[k] = x;
        }
        const c = centre[3 * i + k]!;
        if (c < centreLow[k]!) centreLow[k] = c;
        if (c > centreHigh[k]!) centreHigh[k] = c;
      }
    }
    boxes.set([...low, ...high], 6 * node);
    let axis = 0;
    for (let k = 1; k < 3; k++) if (centreHigh[k]! - centreLow[k]! > centreHigh[axis]! - centreLow[axis]!) axis = k;
    if (to - from <= LEAF || !(centreHigh[axis]! > centreLow[axis]!)) {
      offset[node] = from;
      size[node] = to - from;
      return;
    }
    order.subarray(from, to).sort((a, b) => centre[3 * a + axis]! - centre[3 * b + axis]! || a - b);
    const middle = (from + to) >> 1;
    build(from, middle);
    offset[node] = used;
    build(middle, to);
  };
  build(0, n);
  return { mesh, boxes: boxes.slice(0, 6 * used), offset: offset.slice(0, used), size: size.slice(0, used), order };
}

function boxDistance2(boxes: Float64Array, node: number, x: number, y: number, z: number): number {
  const b = 6 * node;
  const dx = Math.max(boxes[b]! - x, 0, x - boxes[b + 3]!);
  const dy = Math.max(boxes[b + 1]! - y, 0, y - boxes[b + 4]!);
  const dz = Math.max(boxes[b + 2]! - z, 0, z - boxes[b + 5]!);
  return dx * dx + dy * dy + dz * dz;
}

/**
 * Barycentric weights [u, v] of the point of a triangle (corners a, b, c) that is nearest to p.
 * Region test of Ericson, Real-Time Collision Detection, 5.1.5.
 */
function closestOnTriangle(p: Vec3, a: Vec3, b: Vec3, c: Vec3): readonly [number, number] {
  const dot = (s: Vec3, e: Vec3, f: Vec3, g: Vec3) =>
    (e[0] - s[0]) * (g[0] - f[0]) + (e[1] - s[1]) * (g[1] - f[1]) + (e[2] - s[2]) * (g[2] - f[2]);
  const d1 = dot(a, b, a, p);
  const d2 = dot(a, c, a, p);
  if (d1 <= 0 && d2 <= 0) return [0, 0];
  const d3 = dot(a, b, b, p);
  const d4 = dot(a, c, b, p);
  if (d3 >= 0 && d4 <= d3) return [1, 0];
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return [d1 / (d1 - d3), 0];
  const d5 = dot(a, b, c, p);
  const d6 = dot(a, c, c, p);
  if (d6 >= 0 && d5 <= d6) return [0, 1];
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return [0, d2 / (d2 - d6)];
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    const w = (d4 - d3) / (d4 - d3 + (d5 - d6));
    return [1 - w, w];
  }
  const sum = va + vb + vc;
  return sum > 0 ? [vb / sum, vc / sum] : [0, 0];
}

function corner(mesh: Mesh, triangle: number, k: number): Vec3 {
  return pointAt(mesh.positions, mesh.triangles[3 * triangle + k]!);
}

/** The position of a surface point, mm. */
export function surfacePosition(mesh: Mesh, at: SurfacePoint): Vec3 {
  const a = corner(mesh, at.triangle, 0);
  const b = corner(mesh, at.triangle, 1);
  const c = corner(mesh, at.triangle, 2);
  const w = 1 - at.u - at.v;
  return [
    w * a[0] + at.u * b[0] + at.v * c[0],
    w * a[1] + at.u * b[1] + at.v * c[1],
    w * a[2] + at.u * b[2] + at.v * c[2],
  ];
}

/**
 * The nearest point of the surface; null when no triangle lies within `withinMm` (or the mesh is empty).
 * With `facing`, triangles whose normal has a negative dot product with it are passed over (a fold, the back of an ear).
 */
export function closestPoint(bvh: Bvh, point: Vec3, withinMm = Infinity, facing?: Vec3): ClosestPoint | null {
  const { mesh, boxes, offset, size, order } = bvh;
  let best2 = withinMm * withinMm;
  let best: ClosestPoint | null = null;
  const stack: number[] = order.length > 0 ? [0] : [];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (boxDistance2(boxes, node, point[0], point[1], point[2]) > best2) continue;
    const count = size[node]!;
    if (count === 0) {
      const left = node + 1;
      const right = offset[node]!;
      const nearLeft =
        boxDistance2(boxes, left, point[0], point[1], point[2]) <=
        boxDistance2(boxes, right, point[0], point[1], point[2]);
      stack.push(nearLeft ? right : left, nearLeft ? left : right);
      continue;
    }
    for (let m = offset[node]!; m < offset[node]! + count; m++) {
      const triangle = order[m]!;
      const a = corner(mesh, triangle, 0);
      const b = corner(mesh, triangle, 1);
      const c = corner(mesh, triangle, 2);
      if (facing) {
        const nx = (b[1] - a[1]) * (c[2] - a[2]) - (b[2] - a[2]) * (c[1] - a[1]);
        const ny = (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]);
        const nz = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        if (nx * facing[0] + ny * facing[1] + nz * facing[2] < 0) continue;
      }
      const [u, v] = closestOnTriangle(point, a, b, c);
      const q = surfacePosition(mesh, { triangle, u, v });
      const dx = q[0] - point[0];
      const dy = q[1] - point[1];
      const dz = q[2] - point[2];
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 < best2 || (d2 === best2 && (best === null || triangle < best.triangle))) {
        best2 = d2;
        best = { triangle, u, v, point: q, distanceMm: Math.sqrt(d2) };
      }
    }
  }
  return best;
}

function entersBox(boxes: Float64Array, node: number, origin: Vec3, direction: Vec3, limit: number): boolean {
  let near = 0;
  let far = limit;
  for (let k = 0; k < 3; k++) {
    const low = boxes[6 * node + k]! - origin[k]!;
    const high = boxes[6 * node + 3 + k]! - origin[k]!;
    const d = direction[k]!;
    if (d === 0) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    const t1 = low / d;
    const t2 = high / d;
    near = Math.max(near, Math.min(t1, t2));
    far = Math.min(far, Math.max(t1, t2));
  }
  return near <= far * (1 + 1e-12) + 1e-12;
}

/** First hit of a ray from either side (Moeller and Trumbore 1997); null when it misses. Nearest triangle index wins a tie. */
export function raycast(bvh: Bvh, origin: Vec3, direction: Vec3): RayHit | null {
  const { mesh, boxes, offset, size, order } = bvh;
  let hit: RayHit | null = null;
  const stack: number[] = order.length > 0 ? [0] : [];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (!entersBox(boxes, node, origin, direction, hit?.tMm ?? Infinity)) continue;
    const count = size[node]!;
    if (count === 0) {
      stack.push(offset[node]!, node + 1);
      continue;
    }
    for (let m = offset[node]!; m < offset[node]! + count; m++) {
      const triangle = order[m]!;
      const found = hitTriangle(mesh, triangle, origin, direction);
      if (found && (hit === null || found.tMm < hit.tMm || (found.tMm === hit.tMm && triangle < hit.triangle)))
        hit = found;
    }
  }
  return hit;
}

function hitTriangle(mesh: Mesh, triangle: number, o: Vec3, d: Vec3): RayHit | null {
  const a = corner(mesh, triangle, 0);
  const b = corner(mesh, triangle, 1);
  const c = corner(mesh, triangle, 2);
  const ex = b[0] - a[0];
  const ey = b[1] - a[1];
  const ez = b[2] - a[2];
  const fx = c[0] - a[0];
  const fy = c[1] - a[1];
  const fz = c[2] - a[2];
  const px = d[1] * fz - d[2] * fy;
  const py = d[2] * fx - d[0] * fz;
  const pz = d[0] * fy - d[1] * fx;
  const determinant = ex * px + ey * py + ez * pz;
  if (determinant === 0) return null;
  const sx = o[0] - a[0];
  const sy = o[1] - a[1];
  const sz = o[2] - a[2];
  const u = (sx * px + sy * py + sz * pz) / determinant;
  if (!(u >= 0 && u <= 1)) return null;
  const qx = sy * ez - sz * ey;
  const qy = sz * ex - sx * ez;
  const qz = sx * ey - sy * ex;
  const v = (d[0] * qx + d[1] * qy + d[2] * qz) / determinant;
  if (!(v >= 0 && u + v <= 1)) return null;
  const tMm = (fx * qx + fy * qy + fz * qz) / determinant;
  return tMm >= 0 ? { triangle, u, v, tMm } : null;
}
