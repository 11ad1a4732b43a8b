import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cross, dot, normalize, scale, subtract, type Vec3 } from '#/engine/math/vec3.ts';

/** A head scan in the head frame, millimetres. */
export interface Scan {
  readonly name: string;
  /** Heads of one source are left out together. */
  readonly source: 'lps' | 'makehuman' | 'ict';
  readonly positions: Float64Array;
  readonly triangles: Uint32Array;
  readonly landmarks: Readonly<Record<string, Vec3>>;
  /** Head frame mm to mesh frame m: rows are the frame's axes in the mesh frame, and its origin in m. */
  readonly axes: readonly [Vec3, Vec3, Vec3];
  readonly originM: Vec3;
}

const FILES: readonly (readonly [Scan['source'], string])[] = [
  ['lps', 'lps-head.glb'],
  ['makehuman', 'mh_head_light_young.glb'],
  ['makehuman', 'mh_head_tan_old.glb'],
  ['makehuman', 'mh_head_dark_young.glb'],
  ['ict', 'ict_neutral.glb'],
];

/** The scans of the heads beside the repository; null, said on standard error with exit code 2, where they are not here. */
export function scansAtHand(): Scan[] | null {
  const folder = join(import.meta.dirname, '../../shared/data/heads');
  if (existsSync(folder)) return readScans(folder);
  console.error(`The scans are not here: ${folder} is missing.`);
  process.exitCode = 2;
  return null;
}

/** Reads the five scans below `root` (the folder `heads`). */
export function readScans(root: string): Scan[] {
  return FILES.map(([source, file]) => readScan(root, source, file));
}

function readScan(root: string, source: Scan['source'], file: string): Scan {
  const picked = JSON.parse(readFileSync(join(root, source, 'landmarks.json'), 'utf8'))[file].landmarksM as Record<
    string,
    [number, number, number]
  >;
  const { positions, triangles } = readGlb(readFileSync(join(root, source, file)));
  const originM = middle(picked['tragion_left']!, picked['tragion_right']!);
  const x = normalize(subtract(picked['tragion_left']!, picked['tragion_right']!));
  const eyes = subtract(middle(picked['exocanthion_left']!, picked['exocanthion_right']!), originM);
  const across = normalize(subtract(eyes, scale(x, dot(eyes, x))));
  const upOfEyes = cross(across, x);
  const angle = (15 * Math.PI) / 180;
  const y = normalize(subtract(scale(upOfEyes, Math.cos(angle)), scale(across, -Math.sin(angle))));
  const z = cross(x, y);
  const axes = [x, y, z] as const;
  const toHead = (p: Vec3): Vec3 => {
    const d = scale(subtract(p, originM), 1000);
    return [dot(d, x), dot(d, y), dot(d, z)];
  };
  const moved = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    moved.set(toHead([positions[i]!, positions[i + 1]!, positions[i + 2]!]), i);
  }
  const landmarks = Object.fromEntries(Object.entries(picked).map(([name, p]) => [name, toHead(p)]));
  return { name: file.replace('.glb', ''), source, positions: moved, triangles, landmarks, axes, originM };
}

function middle(a: Vec3, b: Vec3): Vec3 {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
}

/** First mesh of a binary glTF without transforms or compression. */
function readGlb(bytes: Buffer): { positions: Float64Array; triangles: Uint32Array } {
  const jsonLength = bytes.readUInt32LE(12);
  const json = JSON.parse(bytes.toString('utf8', 20, 20 + jsonLength));
  const start = 20 + jsonLength + 8;
  const values = (index: number, width: number): number[] => {
    const accessor = json.accessors[index];
    const view = json.bufferViews[accessor.bufferView];
    const from = start + (view.byteOffset ?? 0) + (accessor.byteOffset ?? 0);
    const read = {
      5126: (k: number) => bytes.readFloatLE(from + 4 * k),
      5125: (k: number) => bytes.readUInt32LE(from + 4 * k),
      5123: (k: number) => bytes.readUInt16LE(from + 2 * k),
    }[accessor.componentType as 5126 | 5125 | 5123];
    return Array.from({ length: accessor.count * width }, (_, k) => read(k));
  };
  const primitives = json.meshes[0].primitives as { attributes: { POSITION: number }; indices: number }[];
  const positions = Float64Array.from(values(primitives[0]!.attributes.POSITION, 3));
  return { positions, triangles: Uint32Array.from(primitives.flatMap((p) => values(p.indices, 1))) };
}
