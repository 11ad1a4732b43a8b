import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cross, dot, norm, normalize, type Vec3 } from '#/engine/math/vec3.ts';
import { flatPatch, flatten, skinFrame } from './flat-patch.ts';

const direction = fc
  .tuple(
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  )
  .filter((v) => norm(v) > 0.1)
  .map((v): Vec3 => normalize(v));

describe('skinFrame', () => {
  it('is orthonormal and right-handed for every normal', () => {
    fc.assert(
      fc.property(direction, (normal) => {
        const frame = skinFrame([0, 0, 0], normal);
        expect(norm(frame.left)).toBeCloseTo(1, 9);
        expect(norm(frame.back)).toBeCloseTo(1, 9);
        expect(dot(frame.left, frame.back)).toBeCloseTo(0, 9);
        expect(dot(cross(frame.left, frame.back), normal)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('points left to the subject’s left and back to the back on the top of the head', () => {
    const frame = skinFrame([0, 130, 0], [0, 1, 0]);
    expect(frame.left).toEqual([1, 0, 0]);
    expect(frame.back[2]).toBeCloseTo(-1);
  });
});

describe('flatten', () => {
  it('keeps distances from the centre to 0.5 % within 20 mm on a head of 80 mm radius', () => {
    fc.assert(
      fc.property(
        direction,
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
        (normal, arcMm, turn) => {
          const frame = skinFrame([normal[0] * 80, normal[1] * 80, normal[2] * 80], normal);
          const angle = arcMm / 80;
          const along = [0, 1, 2].map((k) => frame.left[k]! * Math.cos(turn) + frame.back[k]! * Math.sin(turn));
          const place = [0, 1, 2].map((k) => 80 * (normal[k]! * Math.cos(angle) + along[k]! * Math.sin(angle)));
          const [x, y] = flatten(frame, place as unknown as Vec3);
          expect(Math.abs(Math.sqrt(x * x + y * y) / arcMm - 1)).toBeLessThan(0.005);
        },
      ),
    );
  });
});

describe('flatPatch', () => {
  it('takes what lies in the square and leaves out what faces away', () => {
    const positions = Float64Array.from([0, 0, 0, 5, 0, 0, 30, 0, 0, 1, 0, 1]);
    const normals = [0, 1, 0, 0, 1, 0, 0, 1, 0, 0, -1, 0];
    const patch = flatPatch(skinFrame([0, 0, 0], [0, 1, 0]), positions, normals, 10);
    expect([...patch.indices]).toEqual([0, 1]);
    expect([...patch.placesMm]).toEqual([0, 0, 5, 0]);
  });
});
