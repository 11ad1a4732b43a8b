import { crc32, deflateSync } from 'node:zlib';

/**
 * An 8-bit RGB PNG with an optional ICC profile (already deflated): the bridge from a decoder without colour management to one
 * with it. Stored without filters and with the fastest compression, since it is read again at once.
 */
export function writePng(
  widthPx: number,
  heightPx: number,
  rgb: Uint8Array,
  deflatedProfile: Uint8Array | null = null,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const stride = widthPx * 3;
  const rows = Buffer.alloc((stride + 1) * heightPx);
  for (let y = 0; y < heightPx; y++) rows.set(rgb.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  const chunks = [chunk('IHDR', header)];
  if (deflatedProfile) chunks.push(chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflatedProfile])));
  chunks.push(chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', Buffer.alloc(0)));
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.byteLength, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
