import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { BASE_SEQUENCE_DEFAULTS } from '#/engine/dots/base-sequence.ts';
import { guardTriangles } from '#/engine/dots/guard-triangles.ts';
import { rectangleMesh } from '#/engine/dots/rectangle-mesh.ts';
import { extendRims } from '#/engine/mesh/extend-rims.ts';
import { importGlb } from '#/engine/mesh/import-glb.ts';
import { importObj } from '#/engine/mesh/import-obj.ts';
import type { Mesh } from '#/engine/mesh/mesh.ts';
import { triangleAreas } from '#/engine/mesh/triangle-areas.ts';
import type { LoadedSpec } from './dot-spec.ts';
import type { Mistake } from './read-file.ts';

export interface DotSurface {
  readonly mesh: Mesh;
  readonly treatableTriangles: Uint8Array;
  /** The mesh continued beyond its open rims, for the base: its first triangles are those of the mesh. */
  readonly extended: Mesh;
  /** Area of the treatable triangles. */
  readonly areaMm2: number;
  readonly isTreatable: (x: number, y: number, z: number) => boolean;
  /** Target density at a place; 0 where it is not treatable. */
  readonly perCm2: (x: number, y: number, z: number) => number;
}

/** The surface of a spec with its treatable part and its density field, all in mm. */
export function dotSurface(loaded: LoadedSpec): Outcome<DotSurface, Mistake> {
  const { surface } = loaded.spec;
  if ('plane' in surface) {
    const { widthMm, heightMm } = surface.plane;
    const { mesh, treatable } = rectangleMesh(widthMm, heightMm, BASE_SEQUENCE_DEFAULTS.guardBandMm);
    const inside = (x: number, y: number): boolean => x >= 0 && x <= widthMm && y >= 0 && y <= heightMm;
    return accept(finish(loaded, mesh, treatable, inside));
  }
  const mmPerUnit = surface.unit === 'm' ? 1000 : 1;
  const bytes = loaded.meshBytes!;
  const isGlb = bytes[0] === 0x67 && bytes[1] === 0x6c && bytes[2] === 0x54 && bytes[3] === 0x46;
  if (!isGlb && !surface.mesh.toLowerCase().endsWith('.obj'))
    return refuse({ message: `${surface.mesh} is neither a GLB nor an OBJ file; export the mesh as one of them.` });
  const imported = isGlb ? importGlb(bytes, mmPerUnit) : importObj(new TextDecoder().decode(bytes), mmPerUnit);
  if (!imported.ok) return refuse({ message: `${surface.mesh}: ${imported.refusal.message}` });
  const spheres = surface.treatable;
  const inside = (x: number, y: number, z: number): boolean =>
    spheres === undefined ||
    spheres.some(({ centreMm: c, radiusMm: r }) => (x - c[0]) ** 2 + (y - c[1]) ** 2 + (z - c[2]) ** 2 <= r * r);
  const treatable = touchedTriangles(imported.value, spheres);
  if (!treatable.includes(1))
    return refuse({ message: 'No triangle of the mesh lies in the treatable spheres; check centres, radii and unit.' });
  return accept(finish(loaded, imported.value, treatable, inside));
}

type Inside = (x: number, y: number, z: number) => boolean;

/** Triangles that a sphere may touch: their bounding sphere reaches into it. */
function touchedTriangles(
  mesh: Mesh,
  spheres: readonly { centreMm: readonly [number, number, number]; radiusMm: number }[] | undefined,
): Uint8Array {
  const { positions: p, triangles: t } = mesh;
  const touched = new Uint8Array(t.length / 3).fill(spheres === undefined ? 1 : 0);
  for (let i = 0; spheres && i < touched.length; i++) {
    const corners = [0, 1, 2].map((k) => 3 * t[3 * i + k]!);
    const centre = [0, 1, 2].map((k) => (p[corners[0]! + k]! + p[corners[1]! + k]! + p[corners[2]! + k]!) / 3);
    let reach = 0;
    for (const corner of corners)
      reach = Math.max(reach, Math.sqrt([0, 1, 2].reduce((sum, k) => sum + (p[corner + k]! - centre[k]!) ** 2, 0)));
    if (
      spheres.some(
        ({ centreMm, radiusMm }) =>
          Math.sqrt([0, 1, 2].reduce((sum, k) => sum + (centreMm[k]! - centre[k]!) ** 2, 0)) <= radiusMm + reach,
      )
    )
      touched[i] = 1;
  }
  return touched;
}

function finish(loaded: LoadedSpec, mesh: Mesh, treatableTriangles: Uint8Array, isTreatable: Inside): DotSurface {
  const areas = triangleAreas(mesh);
  let areaMm2 = 0;
  for (let i = 0; i < areas.length; i++) if (treatableTriangles[i] === 1) areaMm2 += areas[i]!;
  const field = densityField(loaded);
  const perCm2 = (x: number, y: number, z: number): number => (isTreatable(x, y, z) ? field(x, y, z) : 0);
  const { guardBandMm } = BASE_SEQUENCE_DEFAULTS;
  // A plane has its guard band already.
  const extended =
    'plane' in loaded.spec.surface
      ? mesh
      : extendRims(mesh, guardTriangles(mesh, treatableTriangles, guardBandMm), guardBandMm).mesh;
  return { mesh, treatableTriangles, extended, areaMm2, isTreatable, perCm2 };
}

/** Where zones overlap the first one listed counts. */
function densityField(loaded: LoadedSpec): (x: number, y: number, z: number) => number {
  const { density, surface } = loaded.spec;
  if (typeof density === 'number') return () => density;
  if ('zones' in density) {
    const { zones, elsewhere } = density;
    return (x, y, z) => {
      for (const { centreMm: c, radiusMm: r, perCm2 } of zones)
        if ((x - c[0]) ** 2 + (y - c[1]) ** 2 + (z - c[2]) ** 2 <= r * r) return perCm2;
      return elsewhere;
    };
  }
  const grid = loaded.grid!;
  const rows = grid.length;
  const columns = grid[0]!.length;
  const plane = 'plane' in surface ? surface.plane : { widthMm: 1, heightMm: 1 };
  return (x, y) => {
    const gx = Math.min(columns - 1, Math.max(0, (x / plane.widthMm) * columns - 0.5));
    const gy = Math.min(rows - 1, Math.max(0, (y / plane.heightMm) * rows - 0.5));
    const i = Math.min(columns - 1, Math.floor(gx));
    const j = Math.min(rows - 1, Math.floor(gy));
    const right = Math.min(columns - 1, i + 1);
    const below = Math.min(rows - 1, j + 1);
    const u = gx - i;
    const v = gy - j;
    return (
      (1 - v) * ((1 - u) * grid[j]![i]! + u * grid[j]![right]!) +
      v * ((1 - u) * grid[below]![i]! + u * grid[below]![right]!)
    );
  };
}
