import { describe, expect, it } from 'vitest';
import { createRandom } from '#/base/random.ts';
import { SPLAT_STRIDE } from '#/engine/preview/splats.ts';
import { dottedOutline } from './dotted-outline.ts';

const PX_PER_MM = 3;

/** Dots of a square grid, mm, jittered, seen square on at 3 px per mm. */
function splatsAt(places: readonly (readonly [number, number])[]) {
  const data = new Float32Array(places.length * SPLAT_STRIDE);
  for (const [k, [x, y]] of places.entries()) {
    data.set([x * PX_PER_MM, y * PX_PER_MM, PX_PER_MM ** 2, 0, PX_PER_MM ** 2], k * SPLAT_STRIDE);
  }
  return { count: places.length, data };
}

function fieldOf(keeps: (x: number, y: number) => boolean) {
  const random = createRandom(1);
  const row = Array.from({ length: 70 }, (_, k) => 20 + k * 0.88);
  return row
    .flatMap((x) => row.map((y) => [x + random.next() * 0.5, y + random.next() * 0.5] as const))
    .filter(([x, y]) => keeps(x, y));
}

/** Corners of each ring, mm. */
const ringsOf = (path: string) =>
  path
    .split('Z')
    .filter(Boolean)
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((at) => at.split(' ').map((px) => Number(px) / PX_PER_MM)),
    );

describe('outline of a field of dots', () => {
  it('follows its rim to a millimetre and leaves single dots outside', () => {
    const disc = fieldOf((x, y) => Math.hypot(x - 50, y - 50) < 20);
    const [rim, ...more] = ringsOf(
      dottedOutline(
        splatsAt([...disc, [50, 24], [80, 50], [80.8, 50], [80, 50.8], [80.8, 50.8], [81.6, 50], [81.6, 50.8]]),
      ),
    );
    expect(more).toEqual([]);
    const far = rim!.map(([x, y]) => Math.hypot(x! - 50, y! - 50));
    expect(Math.min(...far)).toBeGreaterThan(19);
    expect(Math.max(...far)).toBeLessThan(21);
  });

  it('draws the rim of a place without dots within', () => {
    const ring = fieldOf((x, y) => Math.hypot(x - 50, y - 50) < 20 && Math.hypot(x - 50, y - 50) > 5);
    expect(ringsOf(dottedOutline(splatsAt(ring)))).toHaveLength(2);
  });

  it('is empty without dots', () => {
    expect(dottedOutline(splatsAt([]))).toBe('');
  });
});
