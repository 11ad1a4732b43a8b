import type { Mesh } from '#/engine/mesh/mesh.ts';

export interface Rectangle {
  readonly mesh: Mesh;
  /** 1 for triangles inside the rectangle, 0 for the band around it. */
  readonly treatable: Uint8Array;
}

/** A flat rectangle 0..widthMm x 0..heightMm at z = 0, facing +z, with a guard band around it, as triangles of about 4 mm. */
export function rectangleMesh(widthMm: number, heightMm: number, guardMm: number): Rectangle {
  const xs = axis(widthMm, guardMm);
  const ys = axis(heightMm, guardMm);
  const positions = new Float64Array(3 * xs.length * ys.length);
  for (let j = 0; j < ys.length; j++)
    for (let i = 0; i < xs.length; i++) positions.set([xs[i]!, ys[j]!, 0], 3 * (j * xs.length + i));
  const triangles: number[] = [];
  const treatable: number[] = [];
  for (let j = 0; j + 1 < ys.length; j++) {
    for (let i = 0; i + 1 < xs.length; i++) {
      const a = j * xs.length + i;
      triangles.push(a, a + 1, a + xs.length + 1, a, a + xs.length + 1, a + xs.length);
      const inside = xs[i]! >= 0 && xs[i + 1]! <= widthMm && ys[j]! >= 0 && ys[j + 1]! <= heightMm ? 1 : 0;
      treatable.push(inside, inside);
    }
  }
  return { mesh: { positions, triangles: Uint32Array.from(triangles) }, treatable: Uint8Array.from(treatable) };
}

function axis(lengthMm: number, guardMm: number): number[] {
  const inner = Math.max(1, Math.ceil(lengthMm / 4));
  const outer = Math.max(1, Math.ceil(guardMm / 4));
  const places: number[] = [];
  for (let i = outer; i > 0; i--) places.push((-guardMm * i) / outer);
  for (let i = 0; i <= inner; i++) places.push(i === inner ? lengthMm : (lengthMm * i) / inner);
  for (let i = 1; i <= outer; i++) places.push(lengthMm + (guardMm * i) / outer);
  return places;
}
