import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pointAt, scale, type Vec3 } from '#/engine/math/vec3.ts';
import { headFrame, intoFrame, type Scan } from './scan.ts';

const FILES: readonly (readonly [Scan['source'], string])[] = [
  ['lps', 'lps-head.glb'],
  ['makehuman', 'mh_head_light_young.glb'],
  ['makehuman', 'mh_head_tan_old.glb'],
  ['makehuman', 'mh_head_dark_young.glb'],
  ['ict', 'ict_neutral.glb'],
];

/** Reads the five scans below `root` (the folder `heads`). */
export function readScans(root: string): Scan[] {
  return FILES.map(([source, file]) => readScan(root, source, file));
}

function readScan(root: string, source: Scan['source'], file: string): Scan {
  const picked = JSON.parse(readFileSync(join(root, source, 'landmarks.json'), 'utf8'))[file].landmarksM as Record<
    string,
    Vec3
  >;
  const { positions, triangles } = readGlb(readFileSync(join(root, source, file)));
  const frame = headFrame(picked);
  const toHead = (p: Vec3): Vec3 => scale(intoFrame(frame, p), 1000);
  const moved = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    moved.set(toHead(pointAt(positions, i / 3)), i);
  }
  const landmarks = Object.fromEntries(Object.entries(picked).map(([name, p]) => [name, toHead(p)]));
  return { name: file.replace('.glb', ''), source, positions: moved, triangles, landmarks };
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
