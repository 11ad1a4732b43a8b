import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, type Vec3 } from '#/engine/math/vec3.ts';
import { averageHead } from './average-head.ts';
import { directionSphere } from './direction-sphere.ts';
import type { Head } from './head.ts';
import { headBasis, shapeLength } from './head-basis.ts';
import { headFromParameters } from './head-from-parameters.ts';

const shapes = fc
  .array(fc.double({ min: -2.5, max: 2.5, noNaN: true }), {
    minLength: shapeLength(headBasis()),
    maxLength: shapeLength(headBasis()),
  })
  .map((shape) => headFromParameters({ basis: headBasis().version, shape, landmarkOffsetsMm: {} }));

function vertex(head: Head, i: number): Vec3 {
  const p = head.mesh.positions;
  return [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
}

test('the frame holds for any shape: tragions on the axis about the origin, outer eye corners 15 degrees up', () => {
  fc.assert(
    fc.property(shapes, ({ landmarks }) => {
      for (const axis of [0, 1, 2]) {
        expect(landmarks.tragion_left[axis]! + landmarks.tragion_right[axis]!).toBeCloseTo(0, 6);
      }
      expect(landmarks.tragion_left[0]).toBeGreaterThan(50);
      expect(landmarks.tragion_left[1]).toBe(0);
      const [, y, z] = landmarks.exocanthion_left;
      expect((Math.atan2(y, z) * 180) / Math.PI).toBeCloseTo(15, 1);
    }),
    { numRuns: 20 },
  );
});

test('the mesh is closed, the same triangles for every head, facing outwards, on a 0.001 mm grid', () => {
  fc.assert(
    fc.property(shapes, (head) => {
      const { triangles } = head.mesh;
      expect(triangles).toBe(directionSphere().triangles);
      let inward = 0;
      for (let i = 0; i < head.mesh.positions.length / 3; i++) {
        const [x, y, z] = vertex(head, i);
        const n = head.normals;
        if (x * n[3 * i]! + (y - 30) * n[3 * i + 1]! + z * n[3 * i + 2]! < 0 && y > 30) inward++;
      }
      expect(inward).toBe(0);
      for (const v of head.mesh.positions) expect(Math.round(v * 1000) / 1000).toBe(v);
    }),
    { numRuns: 10 },
  );
  const edges = new Map<string, number>();
  const { triangles } = directionSphere();
  for (let t = 0; t < triangles.length; t++) {
    const [a, b] = [triangles[t]!, triangles[t % 3 === 2 ? t - 2 : t + 1]!];
    edges.set(`${a} ${b}`, (edges.get(`${a} ${b}`) ?? 0) + 1);
  }
  for (const [edge, times] of edges) {
    expect(times).toBe(1);
    expect(edges.get(edge.split(' ').reverse().join(' '))).toBe(1);
  }
});

test('edges of the upper scalp are about 4 mm, and left and right mirror each other', () => {
  const head = headFromParameters(averageHead('male'));
  const { triangles, mirror } = directionSphere();
  const lengths: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b] = [vertex(head, triangles[t]!), vertex(head, triangles[t + 1]!)];
    if (a[1] > 60) lengths.push(distance(a, b));
  }
  expect(lengths.reduce((sum, v) => sum + v, 0) / lengths.length).toBeLessThan(4);
  expect(Math.max(...lengths)).toBeLessThan(5.5);
  mirror.forEach((other, i) => {
    const [x, y, z] = vertex(head, i);
    expect(vertex(head, other)).toEqual([-x + 0, y, z]);
  });
});

test('parameters of another basis, too few numbers and no numbers are refused', () => {
  const good = averageHead('female');
  expect(() => headFromParameters({ ...good, basis: 'other' })).toThrow(RangeError);
  expect(() => headFromParameters({ ...good, shape: good.shape.slice(1) })).toThrow(RangeError);
  expect(() => headFromParameters({ ...good, shape: good.shape.map(() => Number.NaN) })).toThrow(RangeError);
});

test('the average man and woman have the lengths of the population', () => {
  for (const [sex, length, breadth, height] of [
    ['male', 199.5, 154.3, 131.1],
    ['female', 189.8, 147.8, 126.5],
  ] as const) {
    const { landmarks } = headFromParameters(averageHead(sex));
    expect(distance(landmarks.glabella, landmarks.opisthocranion)).toBeCloseTo(length, -0.5);
    expect(landmarks.euryon_left[0] - landmarks.euryon_right[0]).toBeCloseTo(breadth, 0);
    expect(landmarks.vertex[1]).toBeCloseTo(height, 0);
  }
});
