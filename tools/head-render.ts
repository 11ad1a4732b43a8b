import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { cross, pointAt, type Vec3 } from '#/engine/math/vec3.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { type Camera, projectPoint, toCameraFrame } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';

/**
 * Pictures of the parametric head for docs/methods/head.md: `node tools/head-render.ts [FOLDER]` writes head-average.png (four
 * views of the average man) and head-shapes.png (two standard deviations less and more of the first shape coefficients).
 */

/** A camera 1.5 m away, turned towards the subject's left and then raised (radians). */
function turnedCamera(turn: number, raise: number, sizePx: number): Camera {
  const across: Vec3 = [Math.cos(turn), 0, -Math.sin(turn)];
  const away: Vec3 = [-Math.sin(turn) * Math.cos(raise), -Math.sin(raise), -Math.cos(turn) * Math.cos(raise)];
  const rotation = [...across, ...cross(away, across), ...away];
  // Aimed at a point 20 mm above the tragions.
  const t = [0, 1, 2].map((r) => -20 * rotation[3 * r + 1]!) as [number, number, number];
  return {
    widthPx: sizePx,
    heightPx: sizePx,
    focalPx: sizePx * 5,
    centrePx: [sizePx / 2, sizePx / 2],
    rotation,
    translationMm: [t[0], t[1], t[2] + 1500],
  };
}

/** Shades a head into a square grey picture with a depth buffer; background 255. */
function shadeHead(head: Head, camera: Camera): Uint8Array {
  const size = camera.widthPx;
  const grey = new Uint8Array(size * size).fill(255);
  const depth = new Float64Array(size * size).fill(1e9);
  const { positions: p, triangles } = head.mesh;
  const screen = new Float64Array(p.length);
  const light = new Float64Array(p.length / 3);
  for (let i = 0; i < p.length; i += 3) {
    const point = pointAt(p, i / 3);
    screen.set([...projectPoint(camera, point), toCameraFrame(camera, point)[2]], i);
    const r = camera.rotation;
    const n = head.normals;
    const towards = -(r[6]! * n[i]! + r[7]! * n[i + 1]! + r[8]! * n[i + 2]!);
    const above = 0.6 * towards + 0.5 * n[i + 1]! + 0.3 * (r[0]! * n[i]! + r[2]! * n[i + 2]!);
    light[i / 3] = 40 + 190 * Math.max(0, above);
  }
  for (let t = 0; t < triangles.length; t += 3) fillTriangle(triangles, t, screen, light, size, depth, grey);
  return grey;
}

function fillTriangle(
  triangles: Uint32Array,
  t: number,
  screen: Float64Array,
  light: Float64Array,
  size: number,
  depth: Float64Array,
  grey: Uint8Array,
): void {
  const [a, b, c] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
  const [A, B, C] = [pointAt(screen, a), pointAt(screen, b), pointAt(screen, c)];
  const area = (B[0] - A[0]) * (C[1] - A[1]) - (B[1] - A[1]) * (C[0] - A[0]);
  if (area >= 0) return;
  for (let y = Math.floor(Math.min(A[1], B[1], C[1])); y <= Math.max(A[1], B[1], C[1]); y++) {
    for (let x = Math.floor(Math.min(A[0], B[0], C[0])); x <= Math.max(A[0], B[0], C[0]); x++) {
      if (x < 0 || y < 0 || x >= size || y >= size) continue;
      const [px, py] = [x + 0.5, y + 0.5];
      const w1 = ((C[0] - B[0]) * (py - B[1]) - (C[1] - B[1]) * (px - B[0])) / area;
      const w2 = ((A[0] - C[0]) * (py - C[1]) - (A[1] - C[1]) * (px - C[0])) / area;
      const w3 = 1 - w1 - w2;
      if (w1 < 0 || w2 < 0 || w3 < 0) continue;
      const z = w1 * A[2] + w2 * B[2] + w3 * C[2];
      if (z >= depth[y * size + x]!) continue;
      depth[y * size + x] = z;
      grey[y * size + x] = w1 * light[a]! + w2 * light[b]! + w3 * light[c]!;
    }
  }
}

/** A grey PNG. */
function greyPng(grey: Uint8Array, width: number, height: number): Buffer {
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) raw.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

type View = readonly [head: Head, turn: number, raise: number];

/** Pictures side by side in rows. */
function sheet(rows: readonly (readonly View[])[], sizePx: number): Buffer {
  const columns = Math.max(...rows.map((row) => row.length));
  const whole = new Uint8Array(columns * sizePx * rows.length * sizePx).fill(255);
  rows.forEach((row, r) => {
    row.forEach(([head, turn, raise], c) => {
      const picture = shadeHead(head, turnedCamera(turn, raise, sizePx));
      for (let y = 0; y < sizePx; y++) {
        whole.set(picture.subarray(y * sizePx, (y + 1) * sizePx), ((r * sizePx + y) * columns + c) * sizePx);
      }
    });
  });
  return greyPng(whole, columns * sizePx, rows.length * sizePx);
}

function changed(index: number, by: number): Head {
  const average = averageHead('other');
  return headFromParameters({ ...average, shape: average.shape.map((v, i) => (i === index ? v + by : v)) });
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, '../docs/methods/figures');
  const man = headFromParameters(averageHead('male'));
  const around: View[] = [
    [man, 0, 0],
    [man, 0.7, 0.5],
    [man, Math.PI / 2, 0],
    [man, Math.PI - 0.6, 0.35],
  ];
  writeFileSync(join(folder, 'head-average.png'), sheet([around], 300));
  const shown = [0, 1, 2, 3, 4, 5, 6];
  const rows = [-2, 2].map((by) => shown.map((index): View => [changed(index, by), 0.8, 0.25]));
  writeFileSync(join(folder, 'head-shapes.png'), sheet(rows, 170));
}
