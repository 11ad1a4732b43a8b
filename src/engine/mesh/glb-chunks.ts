import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { MESH_LIMITS, type MeshRefusal } from './weld-mesh.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface GlbChunks {
  readonly json: JsonObject;
  readonly binary: Uint8Array | undefined;
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BINARY_CHUNK = 0x004e4942;

function broken(what: string): { readonly ok: false; readonly refusal: MeshRefusal } {
  return refuse({ message: `This is not a readable GLB file (${what}); export it again as binary glTF 2.0.` });
}

/** Takes the container of a binary glTF 2.0 file apart, by its specification section 4.4; refuses anything that breaks it. */
export function readGlbChunks(bytes: Uint8Array): Outcome<GlbChunks, MeshRefusal> {
  if (bytes.length > MESH_LIMITS.bytes) return broken(`larger than ${MESH_LIMITS.bytes / 1e6} MB`);
  if (bytes.length < 12) return broken('too short for a header');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) return broken('it does not begin with glTF');
  if (view.getUint32(4, true) !== 2) return broken('version is not 2');
  if (view.getUint32(8, true) !== bytes.length) return broken('its stated length differs from its size');
  let at = 12;
  let json: JsonObject | undefined;
  let binary: Uint8Array | undefined;
  for (let chunk = 0; at < bytes.length; chunk++) {
    if (at + 8 > bytes.length) return broken('cut off in a chunk header');
    const length = view.getUint32(at, true);
    const type = view.getUint32(at + 4, true);
    at += 8;
    if (length % 4 !== 0) return broken('a chunk is not a multiple of 4 bytes');
    if (at + length > bytes.length) return broken('cut off inside a chunk');
    const body = bytes.subarray(at, at + length);
    at += length;
    if ((type === JSON_CHUNK) !== (chunk === 0)) return broken('the first chunk, and only the first, must be JSON');
    if (type === BINARY_CHUNK && chunk !== 1) return broken('the binary chunk must be the second, and only one');
    if (type === JSON_CHUNK) {
      const parsed = parseJson(body);
      if (parsed === undefined) return broken('its JSON cannot be read');
      json = parsed;
    } else if (type === BINARY_CHUNK) binary = body;
  }
  return json ? accept({ json, binary }) : broken('it has no JSON chunk');
}

function parseJson(body: Uint8Array): JsonObject | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
