import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importGlb } from './import-glb.ts';
import { importObj } from './import-obj.ts';
import { triangleAreas } from './triangle-areas.ts';

const DATA = new URL('../../../../shared/data/', import.meta.url).pathname;
const hasData = existsSync(DATA);

/** Packs a glTF document and its binary chunk into a GLB file. */
function glb(json: unknown, binary?: Uint8Array): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const padded = (text.length + 3) & ~3;
  const size = 12 + 8 + padded + (binary ? 8 + binary.length : 0);
  const bytes = new Uint8Array(size).fill(0x20);
  const view = new DataView(bytes.buffer);
  [0x46546c67, 2, size, padded, 0x4e4f534a].forEach((word, i) => {
    view.setUint32(4 * i, word, true);
  });
  bytes.set(text, 20);
  if (binary) {
    view.setUint32(20 + padded, binary.length, true);
    view.setUint32(24 + padded, 0x004e4942, true);
    bytes.set(binary, 28 + padded);
  }
  return bytes;
}

function triangleDocument(change: (json: ReturnType<typeof plain>) => unknown = (json) => json): Uint8Array {
  const binary = new Uint8Array(new Float32Array([0, 0, 0, 0.01, 0, 0, 0, 0.02, 0]).buffer);
  return glb(change(plain()), binary);
}

function plain() {
  return {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 } as Record<string, unknown>],
    meshes: [{ primitives: [{ attributes: { POSITION: 0 } } as Record<string, unknown>] }],
    accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' } as Record<string, unknown>],
    bufferViews: [{ buffer: 0, byteLength: 36 }],
    buffers: [{ byteLength: 36 }],
  };
}

describe('importGlb', () => {
  it('reads a triangle in mm and applies transforms; a mirror keeps the outside out', () => {
    const mesh = importGlb(triangleDocument());
    expect(mesh.ok && triangleAreas(mesh.value)[0]).toBeCloseTo(100, 4);
    const moved = importGlb(
      triangleDocument((json) => ({ ...json, nodes: [{ mesh: 0, scale: [-1, 1, 1], translation: [0, 0, 0.05] }] })),
    );
    if (!moved.ok) throw new Error(moved.refusal.message);
    const [a, b, c] = [...moved.value.triangles].map((v) => [...moved.value.positions.slice(3 * v, 3 * v + 3)]);
    expect(a![2]).toBeCloseTo(50);
    expect((b![0]! - a![0]!) * (c![1]! - a![1]!) - (b![1]! - a![1]!) * (c![0]! - a![0]!)).toBeGreaterThan(0);
  });

  it.each([
    ['an index out of range', (json: ReturnType<typeof plain>) => ({ ...json, scenes: [{ nodes: [7] }] })],
    [
      'a node that is its own child',
      (json: ReturnType<typeof plain>) => ({ ...json, nodes: [{ mesh: 0, children: [0] }] }),
    ],
    [
      'a view beyond the buffer',
      (json: ReturnType<typeof plain>) => ({ ...json, bufferViews: [{ buffer: 0, byteLength: 360 }] }),
    ],
    [
      'more vertices than data',
      (json: ReturnType<typeof plain>) => ({ ...json, accessors: [{ ...json.accessors[0], count: 4 }] }),
    ],
    [
      'compression',
      (json: ReturnType<typeof plain>) => ({ ...json, extensionsRequired: ['KHR_draco_mesh_compression'] }),
    ],
    [
      'sparse data',
      (json: ReturnType<typeof plain>) => ({ ...json, accessors: [{ ...json.accessors[0], sparse: {} }] }),
    ],
    [
      'an outside buffer',
      (json: ReturnType<typeof plain>) => ({ ...json, buffers: [{ byteLength: 36, uri: 'a.bin' }] }),
    ],
    ['glTF 1', (json: ReturnType<typeof plain>) => ({ ...json, asset: { version: '1.0' } })],
    ['a list where an object belongs', (json: ReturnType<typeof plain>) => ({ ...json, nodes: [[]] })],
    [
      'a negative count',
      (json: ReturnType<typeof plain>) => ({ ...json, accessors: [{ ...json.accessors[0], count: -3 }] }),
    ],
  ])('refuses %s with one sentence', (_, change) => {
    const result = importGlb(triangleDocument(change));
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.refusal.message).toMatch(/\.$/);
  });

  it('stops reading where one list of vertices, used over and over, adds up to more than a mesh may have', () => {
    const count = 30_000;
    const json = {
      ...plain(),
      meshes: [{ primitives: Array(400).fill({ attributes: { POSITION: 0 } }) }],
      accessors: [{ bufferView: 0, componentType: 5126, count, type: 'VEC3' }],
      bufferViews: [{ buffer: 0, byteLength: 12 * count }],
      buffers: [{ byteLength: 12 * count }],
    };
    const result = importGlb(glb(json, new Uint8Array(12 * count)));
    expect(result.ok ? '' : result.refusal.message).toMatch(/^The mesh is too large/);
  });

  it.skipIf(!hasData)(
    'refuses every GLB container that the validator of Khronos calls broken, and throws at none (needs the bad inputs)',
    () => {
      const folder = `${DATA}bad-inputs/gltf-validator/base/data/`;
      let judged = 0;
      for (const group of readdirSync(folder))
        for (const name of readdirSync(folder + group).filter((file) => file.endsWith('.glb'))) {
          const result = importGlb(readFileSync(`${folder}${group}/${name}`));
          const report = JSON.parse(readFileSync(`${folder}${group}/${name}.report.json`, 'utf8')) as {
            issues: { numErrors: number };
          };
          if (report.issues.numErrors > 0) expect(result.ok, name).toBe(false);
          judged++;
        }
      expect(judged).toBeGreaterThan(20);
    },
  );

  it.skipIf(!hasData)('reads all heads at their real size (needs the heads)', () => {
    for (const file of ['lps/lps-head', 'ict/ict_neutral', 'makehuman/mh_head_light_young']) {
      const mesh = importGlb(readFileSync(`${DATA}heads/${file}.glb`));
      if (!mesh.ok) throw new Error(mesh.refusal.message);
      const x = mesh.value.positions.filter((_, i) => i % 3 === 0);
      expect(Math.max(...x) - Math.min(...x)).toBeGreaterThan(150);
      expect(Math.max(...x) - Math.min(...x)).toBeLessThan(450);
    }
  });
});

describe('importObj', () => {
  it('reads polygons, slashes, negative indices and continued lines', () => {
    const text = 'v 0 0 0\nv 2 0 0\nv 2 2 0\nv 0 2 0\nv 1 0.5 0\nf 1/1 2//3 5\nf -5 \\\n -1 -3 -2\nl 1 2\n';
    const mesh = importObj(text, 1);
    if (!mesh.ok) throw new Error(mesh.refusal.message);
    expect(mesh.value.triangles.length / 3).toBe(3);
    const area = triangleAreas(mesh.value).reduce((sum, a) => sum + a, 0);
    expect(area).toBeCloseTo(0.5 + 2.5, 9);
  });

  it('cuts a concave polygon into its own area', () => {
    const mesh = importObj('v 0 0 0\nv 4 0 0\nv 4 4 0\nv 2 1 0\nv 0 4 0\nf 1 2 3 4 5\n', 1);
    expect(mesh.ok && triangleAreas(mesh.value).reduce((sum, a) => sum + a, 0)).toBeCloseTo(10, 9);
  });

  it.each([
    '',
    'v 0 0\n',
    'v 0 0 nan\n',
    'v 0 0 0\nf 1 2 3\n',
    'v 0 0 0\nf 1 1 1\n',
    'v 1e9 0 0\nf 1 1 1\n',
    'a\u0000b',
  ])('refuses %j', (text) => {
    expect(importObj(text, 1).ok).toBe(false);
  });

  it.skipIf(!hasData)('judges every OBJ of the set without throwing (needs the bad inputs)', () => {
    const folder = `${DATA}bad-inputs/meshes/`;
    const read = (name: string) => importObj(new TextDecoder().decode(readFileSync(folder + name)), 1).ok;
    const accepted = readdirSync(folder).filter((name) => name.endsWith('.obj') && read(name));
    expect(accepted).toContain('box.obj');
    expect(accepted).toContain('spider.obj');
    expect(accepted).toContain('box_longline.obj');
    for (const name of ['empty.obj', 'point_cloud.obj', 'testpoints.obj', 'malformed2.obj', 'box_UTF16BE.obj'])
      expect(accepted).not.toContain(name);
  });
});
