import { describe, expect, it } from 'vitest';
import { ellipsoidHead, portraitCamera, scatterDots } from '../../../tests/golden/scenes.ts';
import { projectPoint } from '../scalp/camera.ts';
import { depthBuffer } from './depth-buffer.ts';
import { SPLAT_STRIDE } from './splats.ts';
import { type PreviewDots, visibleDots } from './visible-dots.ts';

const HEAD = ellipsoidHead();

/** Dots given one by one as [position, normal]. */
function dotsAt(...items: readonly (readonly [readonly number[], readonly number[]])[]): PreviewDots {
  return {
    positionsMm: Float64Array.from(items.flatMap(([position]) => position)),
    normals: Float64Array.from(items.flatMap(([, normal]) => normal)),
    kernelIndex: new Uint8Array(items.length),
  };
}

describe('depthBuffer', () => {
  it('has the depth of the surface at the middle of the picture and nothing beside the head', () => {
    const camera = portraitCamera(200, 200, 0.8, 0, 0, 1000);
    const depth = depthBuffer(HEAD.mesh, camera);
    expect(depth.depthMm[100 * 200 + 100]).toBeCloseTo(1000 - 98, 0);
    expect(depth.depthMm[100 * 200 + 2]).toBe(Number.POSITIVE_INFINITY);
  });

  it('of a large picture is smaller and sees the same', () => {
    const camera = portraitCamera(400, 300, 1.6, 0.4, 0.3);
    const depth = depthBuffer(HEAD.mesh, camera, { maxSidePx: 100 });
    expect([depth.widthPx, depth.heightPx, depth.scale]).toEqual([100, 75, 0.25]);
    const whole = depthBuffer(HEAD.mesh, camera);
    for (const [u, v] of [
      [200, 150],
      [130, 210],
    ] as const) {
      const fine = whole.depthMm[v * 400 + u]!;
      expect(Math.abs(depth.depthMm[Math.floor(v / 4) * 100 + Math.floor(u / 4)]! - fine)).toBeLessThan(3);
    }
    const dots = scatterDots(3000, 9, 1);
    const indices = (on: typeof depth): number[] => {
      const { data, count } = visibleDots(dots, camera, on);
      return Array.from({ length: count }, (_, k) => data[k * SPLAT_STRIDE + 7]!);
    };
    const coarse = new Set(indices(depth));
    const seen = indices(whole);
    expect(seen.filter((dot) => !coarse.has(dot)).length).toBeLessThan(0.01 * seen.length);
    // Coarse cells hide less of what turns away.
    expect(coarse.size).toBeLessThan(1.06 * seen.length);
  });

  it('leaves out a triangle with a corner behind the camera', () => {
    const camera = portraitCamera(200, 200, 0.8, 0, 0, 1000);
    const positions = (z: number) => Float64Array.from([-50, -50, 0, 50, -50, 0, 0, 50, z]);
    const triangles = Uint32Array.of(0, 1, 2);
    const seen = (z: number): boolean =>
      depthBuffer({ positions: positions(z), triangles }, camera).depthMm.some((value) => value < 2000);
    expect([seen(0), seen(900), seen(1100)]).toEqual([true, true, false]);
  });
});

describe('visibleDots', () => {
  const camera = portraitCamera(400, 400, 1.6, 0.4, 0.3);
  const depth = depthBuffer(HEAD.mesh, camera);

  it('keeps the front, drops what faces away, and puts each dot where the camera projects it', () => {
    const dots = scatterDots(4000, 9, 1);
    const splats = visibleDots(dots, camera, depth);
    expect(splats.count).toBeGreaterThan(1500);
    expect(splats.count).toBeLessThan(2900);
    for (let k = 0; k < splats.count; k += 37) {
      const i = splats.data[k * SPLAT_STRIDE + 7]!;
      const [x, y, z] = dots.positionsMm.subarray(3 * i, 3 * i + 3) as unknown as [number, number, number];
      const [u, v] = projectPoint(camera, [x, y, z]);
      expect(splats.data[k * SPLAT_STRIDE]).toBeCloseTo(u, 3);
      expect(splats.data[k * SPLAT_STRIDE + 1]).toBeCloseTo(v, 3);
    }
  });

  it('drops a dot that something nearer hides, although it faces the camera', () => {
    const ahead = portraitCamera(400, 400, 1.6);
    const before = depthBuffer(HEAD.mesh, ahead);
    const seen = dotsAt([
      [0, 0, 98],
      [0, 0, 1],
    ]);
    const hidden = dotsAt([
      [0, 0, 80],
      [0, 0, 1],
    ]);
    expect(visibleDots(seen, ahead, before).count).toBe(1);
    expect(visibleDots(hidden, ahead, before).count).toBe(0);
  });

  it('squeezes a footprint by the cosine of the angle it is seen under: areas shrink by cos, the unsqueezed axis stays', () => {
    const ahead = portraitCamera(400, 400, 1.6, 0, 0, 1e6);
    const far = depthBuffer(HEAD.mesh, ahead);
    const tilt = 1.1;
    const [splat] = [
      visibleDots(
        dotsAt([
          [0, 0, 98],
          [Math.sin(tilt), 0, Math.cos(tilt)],
        ]),
        ahead,
        far,
      ),
    ];
    expect(splat.data[2]! / 1.6 ** 2).toBeCloseTo(Math.cos(tilt) ** 2, 3);
    expect(splat.data[4]! / 1.6 ** 2).toBeCloseTo(1, 3);
    expect(splat.data[3]!).toBeCloseTo(0, 4);
  });

  it('refuses arrays that do not belong together', () => {
    const broken = { positionsMm: new Float64Array(3), normals: new Float64Array(3), kernelIndex: new Uint8Array(2) };
    expect(() => visibleDots(broken, camera, depth)).toThrow(RangeError);
  });
});
