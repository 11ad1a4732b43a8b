import { add, pointAt, scale, type Vec3 } from '#/engine/math/vec3.ts';
import { type Bvh, buildBvh, closestPoint } from './bvh.ts';
import type { Mesh, SurfacePoint } from './mesh.ts';

export interface ExtendedMesh {
  /** The triangles of the mesh, then those of the aprons; the same mesh where there is no open rim. */
  readonly mesh: Mesh;
  /** Number of triangles before the aprons. */
  readonly ownTriangles: number;
}

/** Rows of triangles across an apron: about 4 mm each at the usual width. */
const ROWS = 2;
/** A vertex in a corner is moved at most this many widths. */
const MITRE = 2;
/** Aprons into a hole end at this share of the way to its middle. */
const INTO_HOLE = 0.8;

interface RimVertex {
  /** Sum of the unit outward directions of its edges. */
  readonly out: [number, number, number];
  /** One of its edges' outward directions, to measure the corner. */
  readonly edgeOut: readonly [number, number, number];
  /** Root of its rim while rims are joined. */
  rim: number;
}

/**
 * Continues a surface flatly beyond its open rims (edges of one triangle only) by strips of the given width, so that points near
 * the rim have neighbours on both sides. Only rims of the chosen triangles (1, one value a triangle).
 */
export function extendRims(mesh: Mesh, chosen: Uint8Array, widthMm: number): ExtendedMesh {
  const edges = openEdges(mesh, chosen);
  const ownTriangles = mesh.triangles.length / 3;
  if (edges.length === 0) return { mesh, ownTriangles };
  const rim = rimVertices(mesh, edges);
  const positions: number[] = [];
  const firstOf = new Map<number, number>();
  const middles = middlesOfRims(mesh, rim);
  for (const [vertex, at] of rim) {
    firstOf.set(vertex, (mesh.positions.length + positions.length) / 3);
    const step = outwardStep(mesh, vertex, at, middles.get(rootOf(rim, vertex))!, widthMm);
    for (let row = 1; row <= ROWS; row++)
      for (let k = 0; k < 3; k++) positions.push(mesh.positions[3 * vertex + k]! + (step[k]! * row) / ROWS);
  }
  const allMm = Float64Array.from([...mesh.positions, ...positions]);
  const bvh = buildBvh(mesh);
  const isOpen = openEdgeTest(mesh);
  const triangles: number[] = [];
  const put = (...corners: readonly [number, number, number]): void => {
    if (
      !liesOver(
        bvh,
        isOpen,
        corners.map((v) => pointAt(allMm, v)),
      )
    )
      triangles.push(...corners);
  };
  const vertexAt = (vertex: number, row: number): number => (row === 0 ? vertex : firstOf.get(vertex)! + row - 1);
  for (const { a, b } of edges)
    for (let row = 0; row < ROWS; row++) {
      const [a0, b0, a1, b1] = [vertexAt(a, row), vertexAt(b, row), vertexAt(a, row + 1), vertexAt(b, row + 1)];
      put(b0, a0, a1);
      put(b0, a1, b1);
    }
  return {
    mesh: {
      positions: allMm,
      triangles: Uint32Array.from([...mesh.triangles, ...triangles]),
    },
    ownTriangles,
  };
}

/** Nearer to the mesh than this an apron covers it. */
const OVER_MM = 1;

/** Whether a piece of an apron lies over the mesh that it should continue: at its middle or at that of an edge, and not beside a rim. */
function liesOver(bvh: Bvh, isOpen: (at: SurfacePoint) => boolean, [a, b, c]: readonly Vec3[]): boolean {
  const between = (...of: readonly Vec3[]): Vec3 => scale(of.reduce(add), 1 / of.length);
  return [between(a!, b!, c!), between(a!, b!), between(b!, c!), between(c!, a!)].some((place) => {
    const closest = closestPoint(bvh, place, OVER_MM);
    return closest !== null && !isOpen(closest);
  });
}

/** Tells whether a place of the mesh lies on an open rim. */
function openEdgeTest(mesh: Mesh): (at: SurfacePoint) => boolean {
  const { triangles: t } = mesh;
  const vertices = new Set<number>();
  const edges = new Set<string>();
  for (const { a, b } of openEdges(mesh, new Uint8Array(t.length / 3).fill(1))) {
    vertices.add(a).add(b);
    edges.add(`${Math.min(a, b)} ${Math.max(a, b)}`);
  }
  return ({ triangle, u, v }) => {
    const on = [1 - u - v, u, v].flatMap((weight, k) => (weight > 1e-6 ? [t[3 * triangle + k]!] : []));
    if (on.length === 1) return vertices.has(on[0]!);
    return on.length === 2 && edges.has(`${Math.min(on[0]!, on[1]!)} ${Math.max(on[0]!, on[1]!)}`);
  };
}

interface RimEdge {
  /** Along the triangle's own turn: outside lies to the right. */
  readonly a: number;
  readonly b: number;
  readonly triangle: number;
}

function openEdges({ positions, triangles: t }: Mesh, chosen: Uint8Array): RimEdge[] {
  const vertices = positions.length / 3;
  const uses = new Map<number, number>();
  const keyOf = (a: number, b: number): number => (a < b ? a * vertices + b : b * vertices + a);
  const endOf = (i: number): number => t[i % 3 === 2 ? i - 2 : i + 1]!;
  for (let i = 0; i < t.length; i++) {
    const key = keyOf(t[i]!, endOf(i));
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const edges: RimEdge[] = [];
  for (let i = 0; i < t.length; i++) {
    const triangle = Math.floor(i / 3);
    if (chosen[triangle] === 1 && uses.get(keyOf(t[i]!, endOf(i))) === 1)
      edges.push({ a: t[i]!, b: endOf(i), triangle });
  }
  return edges;
}

function rimVertices(mesh: Mesh, edges: readonly RimEdge[]): Map<number, RimVertex> {
  const rim = new Map<number, RimVertex>();
  for (const { a, b, triangle } of edges) {
    const edgeOut = outwardOf(mesh, a, b, triangle);
    for (const vertex of [a, b]) {
      const at = rim.get(vertex) ?? { out: [0, 0, 0], edgeOut, rim: vertex };
      for (let k = 0; k < 3; k++) at.out[k] = at.out[k]! + edgeOut[k]!;
      rim.set(vertex, at);
    }
    rim.get(rootOf(rim, a))!.rim = rootOf(rim, b);
  }
  return rim;
}

function rootOf(rim: ReadonlyMap<number, RimVertex>, vertex: number): number {
  let root = vertex;
  while (rim.get(root)!.rim !== root) root = rim.get(root)!.rim;
  return root;
}

/** Unit direction in the plane of a triangle, away from it across its edge from a to b; zero for a triangle without area. */
function outwardOf({ positions: p, triangles: t }: Mesh, a: number, b: number, triangle: number) {
  const c = [0, 1, 2].map((k) => t[3 * triangle + k]!).find((vertex) => vertex !== a && vertex !== b) ?? a;
  const along = [0, 1, 2].map((k) => p[3 * b + k]! - p[3 * a + k]!);
  const inward = [0, 1, 2].map((k) => p[3 * c + k]! - p[3 * a + k]!);
  const share = dot(along, inward) / (dot(along, along) || 1);
  const out = inward.map((value, k) => share * along[k]! - value);
  const length = Math.sqrt(dot(out, out));
  return out.map((value) => (length > 0 ? value / length : 0)) as [number, number, number];
}

/** The mean vertex of each rim, by its root. */
function middlesOfRims(mesh: Mesh, rim: ReadonlyMap<number, RimVertex>): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  for (const vertex of rim.keys()) {
    const sum = sums.get(rootOf(rim, vertex)) ?? [0, 0, 0, 0];
    for (let k = 0; k < 3; k++) sum[k] = sum[k]! + mesh.positions[3 * vertex + k]!;
    sum[3] = sum[3]! + 1;
    sums.set(rootOf(rim, vertex), sum);
  }
  for (const [root, sum] of sums) sums.set(root, [sum[0]! / sum[3]!, sum[1]! / sum[3]!, sum[2]! / sum[3]!]);
  return sums;
}

function outwardStep(mesh: Mesh, vertex: number, at: RimVertex, middle: readonly number[], widthMm: number): number[] {
  const length = Math.sqrt(dot(at.out, at.out));
  const out = at.out.map((value) => (length > 0 ? value / length : 0));
  const inwards = [0, 1, 2].map((k) => middle[k]! - mesh.positions[3 * vertex + k]!);
  const toMiddle = Math.sqrt(dot(inwards, inwards));
  // A hole: straight to its middle and not quite there, so that its aprons do not run into each other.
  if (dot(out, inwards) > 0.5 * toMiddle)
    return inwards.map((value) => value * Math.min(INTO_HOLE, widthMm / toMiddle));
  const corner = dot(out, at.edgeOut);
  const step = widthMm * (corner > 1 / MITRE ? 1 / corner : MITRE);
  return out.map((value) => value * step);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}
