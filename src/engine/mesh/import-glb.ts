import { type Outcome, refuse } from '#/base/outcome.ts';
import { type GlbChunks, type JsonObject, readGlbChunks } from './glb-chunks.ts';
import type { Mesh } from './mesh.ts';
import { MESH_LIMITS, type MeshRefusal, weldMesh } from './weld-mesh.ts';

/** Extensions that leave the places of vertices alone. */
const HARMLESS =
  /^KHR_(materials_\w+|texture_transform|texture_basisu|lights_punctual|xmp_json_ld)$|^EXT_texture_webp$/;

class Refused extends Error {}

function fail(message: string): never {
  throw new Refused(message);
}

/**
 * The triangles of the scene of a binary glTF 2.0 file, node transforms applied, in mm (`mmPerUnit` 1000 for metres, which the
 * format prescribes; 1 for files written in mm). Buffers outside the file, sparse accessors, compression and skinned poses are
 * not read: the file is refused, or its rest pose taken.
 */
export function importGlb(bytes: Uint8Array, mmPerUnit = 1000): Outcome<Mesh, MeshRefusal> {
  const chunks = readGlbChunks(bytes);
  if (!chunks.ok) return chunks;
  try {
    const { positions, corners } = readScene(chunks.value);
    return weldMesh(positions, corners, mmPerUnit);
  } catch (error) {
    if (error instanceof Refused)
      return refuse({ message: `${error.message} Export the file again as plain binary glTF 2.0.` });
    throw error;
  }
}

function objectAt(owner: JsonObject, list: string, index: unknown): JsonObject {
  const items = owner[list];
  if (!Array.isArray(items)) fail(`The file has no ${list}.`);
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= items.length)
    fail(`The file names an entry of ${list} that does not exist.`);
  const item: unknown = items[index];
  if (typeof item !== 'object' || item === null || Array.isArray(item)) fail(`An entry of ${list} is not an object.`);
  return item as JsonObject;
}

function indexList(value: unknown, what: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) fail(`The ${what} of the file are not a list.`);
  return value;
}

function wholeNumber(value: unknown, what: string, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) fail(`The file has no valid ${what}.`);
  return value;
}

function readScene(chunks: GlbChunks): { positions: number[]; corners: number[] } {
  const { json } = chunks;
  const asset = json['asset'];
  const version = typeof asset === 'object' && asset !== null ? (asset as JsonObject)['version'] : undefined;
  if (typeof version !== 'string' || !/^2\.\d+$/.test(version)) fail('The file is not glTF 2.');
  for (const name of indexList(json['extensionsRequired'], 'required extensions'))
    if (typeof name !== 'string' || !HARMLESS.test(name)) fail(`The file needs the extension ${String(name)}.`);
  const out = { positions: [] as number[], corners: [] as number[] };
  const scenes = json['scenes'];
  const roots = Array.isArray(scenes)
    ? indexList(objectAt(json, 'scenes', json['scene'] ?? 0)['nodes'], 'nodes of the scene')
    : rootNodes(json);
  const visited = new Set<unknown>();
  const walk = (index: unknown, parent: readonly number[], depth: number): void => {
    const node = objectAt(json, 'nodes', index);
    if (visited.has(index)) fail('A node of the file has two parents.');
    visited.add(index);
    if (depth > MESH_LIMITS.depth || visited.size > MESH_LIMITS.nodes) fail('The file nests too many nodes.');
    const matrix = multiply(parent, nodeMatrix(node));
    if (node['mesh'] !== undefined) {
      const mesh = objectAt(json, 'meshes', node['mesh']);
      for (const primitive of indexList(mesh['primitives'], 'primitives')) {
        if (typeof primitive !== 'object' || primitive === null) fail('A primitive of the file is not an object.');
        readPrimitive(chunks, primitive as JsonObject, matrix, out);
      }
    }
    for (const child of indexList(node['children'], 'children of a node')) walk(child, matrix, depth + 1);
  };
  for (const root of roots) walk(root, IDENTITY, 0);
  return out;
}

/** Without a scene: every node that is nobody's child. */
function rootNodes(json: JsonObject): readonly number[] {
  const nodes = indexList(json['nodes'], 'nodes');
  const children = new Set(
    nodes.flatMap((_, i) => indexList(objectAt(json, 'nodes', i)['children'], 'children of a node')),
  );
  return nodes.map((_, i) => i).filter((i) => !children.has(i));
}

const IDENTITY = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

/** Column-major 4x4 product. */
function multiply(a: readonly number[], b: readonly number[]): number[] {
  const c = new Array<number>(16).fill(0);
  for (let column = 0; column < 4; column++)
    for (let row = 0; row < 4; row++)
      for (let k = 0; k < 4; k++) c[4 * column + row] = c[4 * column + row]! + a[4 * k + row]! * b[4 * column + k]!;
  return c;
}

function numbers(value: unknown, count: number, fallback: readonly number[]): readonly number[] {
  if (value === undefined) return fallback;
  if (
    !Array.isArray(value) ||
    value.length !== count ||
    !value.every((x) => typeof x === 'number' && Number.isFinite(x))
  )
    fail('A node of the file has a broken transform.');
  return value as number[];
}

function nodeMatrix(node: JsonObject): readonly number[] {
  if (node['matrix'] !== undefined) return numbers(node['matrix'], 16, IDENTITY);
  const [tx, ty, tz] = numbers(node['translation'], 3, [0, 0, 0]) as [number, number, number];
  const [x, y, z, w] = numbers(node['rotation'], 4, [0, 0, 0, 1]) as [number, number, number, number];
  const [sx, sy, sz] = numbers(node['scale'], 3, [1, 1, 1]) as [number, number, number];
  return [
    sx * (1 - 2 * (y * y + z * z)),
    sx * 2 * (x * y + z * w),
    sx * 2 * (x * z - y * w),
    0,
    sy * 2 * (x * y - z * w),
    sy * (1 - 2 * (x * x + z * z)),
    sy * 2 * (y * z + x * w),
    0,
    sz * 2 * (x * z + y * w),
    sz * 2 * (y * z - x * w),
    sz * (1 - 2 * (x * x + y * y)),
    0,
    tx,
    ty,
    tz,
    1,
  ];
}

const COMPONENT_BYTES: Readonly<Record<number, number>> = { 5121: 1, 5123: 2, 5125: 4, 5126: 4 };

/** Reads an accessor as plain numbers; `components` of type `allowed` each. */
function readAccessor(chunks: GlbChunks, index: unknown, components: number, allowed: readonly number[]): number[] {
  const accessor = objectAt(chunks.json, 'accessors', index);
  const type = wholeNumber(accessor['componentType'], 'component type');
  if (!allowed.includes(type) || accessor['type'] !== (components === 3 ? 'VEC3' : 'SCALAR'))
    fail('Positions or indices of the file have a type that is not read.');
  if (accessor['sparse'] !== undefined) fail('The file uses sparse accessors.');
  const count = wholeNumber(accessor['count'], 'count');
  if (count > 3 * MESH_LIMITS.triangles) fail('The mesh is too large.');
  const bufferView = objectAt(chunks.json, 'bufferViews', accessor['bufferView']);
  const buffer = objectAt(chunks.json, 'buffers', bufferView['buffer']);
  if (buffer['uri'] !== undefined || bufferView['buffer'] !== 0 || chunks.binary === undefined)
    fail('The file keeps its data elsewhere.');
  const size = COMPONENT_BYTES[type]!;
  const stride = wholeNumber(bufferView['byteStride'], 'stride', size * components);
  const viewStart = wholeNumber(bufferView['byteOffset'], 'offset', 0);
  const viewLength = wholeNumber(bufferView['byteLength'], 'length');
  const offset = wholeNumber(accessor['byteOffset'], 'offset', 0);
  const bufferLength = wholeNumber(buffer['byteLength'], 'buffer length');
  if (bufferLength > chunks.binary.length || viewStart + viewLength > bufferLength) fail('The file is cut off.');
  if (stride < size * components || (viewStart + offset) % size !== 0) fail('The data of the file are misaligned.');
  if (count > 0 && offset + stride * (count - 1) + size * components > viewLength) fail('The file is cut off.');
  const data = new DataView(chunks.binary.buffer, chunks.binary.byteOffset + viewStart, viewLength);
  const values: number[] = [];
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < components; k++) {
      const at = offset + stride * i + size * k;
      if (type === 5126) values.push(data.getFloat32(at, true));
      else if (type === 5125) values.push(data.getUint32(at, true));
      else values.push(type === 5123 ? data.getUint16(at, true) : data.getUint8(at));
    }
  }
  return values;
}

function readPrimitive(
  chunks: GlbChunks,
  primitive: JsonObject,
  m: readonly number[],
  out: { positions: number[]; corners: number[] },
): void {
  const mode = wholeNumber(primitive['mode'], 'mode', 4);
  // Points and lines are no skin.
  if (mode < 4 || mode > 6) return;
  const attributes = primitive['attributes'];
  if (typeof attributes !== 'object' || attributes === null) fail('A primitive of the file has no attributes.');
  const places = readAccessor(chunks, (attributes as JsonObject)['POSITION'], 3, [5126]);
  const first = out.positions.length / 3;
  // One accessor may be used by any number of primitives and nodes: what they add up to is limited, not only each.
  if (first + places.length / 3 > MESH_LIMITS.vertices) fail('The mesh is too large.');
  for (let i = 0; i < places.length; i += 3) {
    const [x, y, z] = [places[i]!, places[i + 1]!, places[i + 2]!];
    for (let k = 0; k < 3; k++) out.positions.push(m[k]! * x + m[4 + k]! * y + m[8 + k]! * z + m[12 + k]!);
  }
  const indices =
    primitive['indices'] === undefined
      ? places.slice(0, places.length / 3).map((_, i) => i)
      : readAccessor(chunks, primitive['indices'], 1, [5121, 5123, 5125]);
  const used = places.length / 3;
  for (const i of indices) if (i >= used) fail('A triangle of the file names a vertex that does not exist.');
  if (mode === 4 && indices.length % 3 !== 0) fail('The file has an incomplete triangle.');
  // A mirroring transform turns triangles inside out.
  const mirrored =
    m[0]! * (m[5]! * m[10]! - m[6]! * m[9]!) -
      m[4]! * (m[1]! * m[10]! - m[2]! * m[9]!) +
      m[8]! * (m[1]! * m[6]! - m[2]! * m[5]!) <
    0;
  const put = (a: number, b: number, c: number): void => {
    out.corners.push(first + a, first + (mirrored ? c : b), first + (mirrored ? b : c));
  };
  const step = mode === 4 ? 3 : 1;
  if ((out.corners.length + (3 * indices.length) / step) / 3 > MESH_LIMITS.triangles) fail('The mesh is too large.');
  for (let k = 0; k + 2 < indices.length; k += step) {
    if (mode === 6) put(indices[0]!, indices[k + 1]!, indices[k + 2]!);
    else if (mode === 5 && k % 2 === 1) put(indices[k + 1]!, indices[k]!, indices[k + 2]!);
    else put(indices[k]!, indices[k + 1]!, indices[k + 2]!);
  }
}
