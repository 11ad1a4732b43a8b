import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { TEMPLATE_SIZE } from '#/engine/scalp/shape-prior.ts';
import { readCtHead } from '../../tools/read-ct-head.ts';
import { readVolumeHead } from '../../tools/read-volume.ts';
import { scanSize } from '../../tools/scan.ts';

const SIZE = [181, 217, 181] as const;
/** An ellipsoid of 100 in air, cut off below like a head: centre and half axes, voxels. */
const CENTRE = [90, 110, 70] as const;
const HALF = [86, 104, 96] as const;

function ellipsoid(): Buffer {
  const header = Buffer.alloc(352);
  SIZE.forEach((count, k) => {
    header.writeInt16LE(count, 42 + 2 * k);
  });
  header.writeInt16LE(2, 70);
  header.writeFloatLE(352, 108);
  const values = Buffer.alloc(SIZE[0] * SIZE[1] * SIZE[2]);
  for (let i = 0; i < values.length; i++) {
    const v = [i % SIZE[0], Math.floor(i / SIZE[0]) % SIZE[1], Math.floor(i / (SIZE[0] * SIZE[1]))];
    const r = v.reduce((sum, x, k) => sum + ((x - CENTRE[k]!) / HALF[k]!) ** 2, 0);
    values[i] = r < 1 ? 100 : 0;
  }
  return gzipSync(Buffer.concat([header, values]), { level: 1 });
}

test('a volume becomes a head of the size of the template, cut off where the volume ends, with eyes 15 degrees up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whorl-volume-'));
  try {
    const path = join(folder, 'ch2.nii.gz');
    writeFileSync(path, ellipsoid());
    const scan = readVolumeHead(path);
    const { breadthMm, frontMm, backMm, heightMm } = scanSize(scan);
    expect(breadthMm).toBeCloseTo(TEMPLATE_SIZE.breadthMm, 1);
    expect(frontMm + backMm).toBeCloseTo(TEMPLATE_SIZE.lengthMm, 1);
    expect(heightMm).toBeCloseTo(TEMPLATE_SIZE.heightMm, 1);
    const [, y, z] = scan.landmarks['exocanthion_left']!;
    expect((Math.atan2(y, z) * 180) / Math.PI).toBeCloseTo(15, 6);
    expect(scan.landmarks['tragion_left']![0]).toBeGreaterThan(60);
    // Nothing is made up where the volume ends.
    const used = new Set(scan.triangles);
    const heights = [...used].map((i) => scan.positions[3 * i + 1]!);
    expect(Math.min(...heights)).toBeGreaterThan(-90);
    expect(used.size).toBeGreaterThan(3500);
    expect(used.size).toBeLessThan(scan.positions.length / 3 - 500);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const CT_SIZE = [256, 256, 108] as const;
const CT_CENTRE = [128, 120, 40] as const;
const CT_HALF = [78, 102, 60] as const;

/** An ellipsoid of water on foam, before the board of a table. */
function ctProject(): Buffer {
  const values = Buffer.alloc(2 * CT_SIZE[0] * CT_SIZE[1] * CT_SIZE[2]);
  for (let i = 0; i < values.length / 2; i++) {
    const v = [i % CT_SIZE[0], Math.floor(i / CT_SIZE[0]) % CT_SIZE[1], Math.floor(i / (CT_SIZE[0] * CT_SIZE[1]))];
    const r = v.reduce((sum, x, k) => sum + ((x - CT_CENTRE[k]!) / CT_HALF[k]!) ** 2, 0);
    values.writeInt16LE(r < 1 ? 0 : Math.abs(v[1]! - 8) < 2 ? 400 : -950, 2 * i);
  }
  const plist = '<key>spacing</key>\n<array>\n<real>0.95</real>\n<real>0.95</real>\n<real>1.5</real>\n</array>';
  const files = [
    ['main.plist', Buffer.from(plist)],
    ['matrix.dat', values],
  ] as const;
  const blocks = files.flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(`project/${name}`);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]), { level: 1 });
}

test('tomography becomes a head in its own millimetres, without the table behind it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whorl-ct-'));
  try {
    const path = join(folder, 'Cranium.inv3');
    writeFileSync(path, ctProject());
    const { breadthMm, backMm, heightMm } = scanSize(readCtHead(path));
    expect(breadthMm).toBeGreaterThan(2 * CT_HALF[0] * 0.95 - 3);
    expect(breadthMm).toBeLessThan(2 * CT_HALF[0] * 0.95);
    expect(backMm).toBeGreaterThan(85);
    expect(backMm).toBeLessThan(104);
    expect(heightMm).toBeGreaterThan(110);
    expect(heightMm).toBeLessThan(130);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
