import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzipFolder, zipFolder } from './zip-folder.ts';

const manifest = new TextEncoder().encode('{}');
const unzipped = (entries: Record<string, Uint8Array>) => unzipFolder(zipSync(entries));

describe('a zipped folder', () => {
  it('gives back its files without the folder around them', () => {
    const files = [
      { path: 'manifest.json', bytes: manifest },
      { path: 'photos/a.jpg', bytes: Uint8Array.of(1, 2, 3) },
    ];
    expect(unzipFolder(zipFolder('around', files))).toEqual({ ok: true, value: files });
  });

  it('is refused when it would swell far beyond its size, before anything is unpacked', () => {
    const swelling = zipSync({ 'manifest.json': manifest, 'zeros.bin': new Uint8Array(20_000_000) });
    expect(swelling.length).toBeLessThan(50_000);
    expect(unzipFolder(swelling).ok).toBe(false);
    expect(unzipped({ 'manifest.json': manifest, 'zeros.bin': new Uint8Array(5_000_000) }).ok).toBe(true);
  });

  it('never unpacks more than an entry says of itself', () => {
    const honest = zipSync({ 'manifest.json': manifest, 'zeros.bin': new Uint8Array(3_000_000) });
    const lying = Buffer.from(honest);
    // The stated size, in the local header and in the directory.
    for (let at = lying.indexOf(sizeField(3_000_000)); at >= 0; at = lying.indexOf(sizeField(3_000_000)))
      lying.writeUInt32LE(10, at);
    const read = unzipFolder(lying);
    expect(read.ok ? read.value.map(({ bytes }) => bytes.length).filter((length) => length > 10) : []).toEqual([]);
  });

  it('takes names for names, whatever they mean elsewhere', () => {
    const read = unzipped({ 'manifest.json': manifest, '../../up.json': manifest, constructor: manifest });
    expect(read.ok && read.value.map(({ path }) => path).sort()).toEqual([
      '../../up.json',
      'constructor',
      'manifest.json',
    ]);
    expect(unzipped({ 'a/manifest.json': manifest, 'b/other.json': manifest }).ok).toBe(false);
  });
});

function sizeField(bytes: number): Buffer {
  const field = Buffer.alloc(4);
  field.writeUInt32LE(bytes);
  return field;
}
