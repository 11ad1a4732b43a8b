/**
 * Convex hull of points in the plane by Andrew's monotone chain (1979).
 * points: u, v pairs, stride 2. Returns indices counter-clockwise in axes u right, v up (clockwise on a screen); collinear points left out.
 */
export function convexHull(points: ArrayLike<number>): number[] {
  const order = Array.from({ length: points.length / 2 }, (_, i) => i);
  order.sort((a, b) => points[2 * a]! - points[2 * b]! || points[2 * a + 1]! - points[2 * b + 1]! || a - b);
  if (order.length < 3) return order;
  const lower = chain(points, order);
  const upper = chain(points, order.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(points: ArrayLike<number>, order: readonly number[]): number[] {
  const hull: number[] = [];
  for (const i of order) {
    while (hull.length >= 2 && turn(points, hull[hull.length - 2]!, hull[hull.length - 1]!, i) <= 0) hull.pop();
    hull.push(i);
  }
  return hull;
}

function turn(p: ArrayLike<number>, a: number, b: number, c: number): number {
  return (
    (p[2 * b]! - p[2 * a]!) * (p[2 * c + 1]! - p[2 * a + 1]!) -
    (p[2 * b + 1]! - p[2 * a + 1]!) * (p[2 * c]! - p[2 * a]!)
  );
}

/** Length around the convex hull of points in the plane (u, v pairs). */
export function hullPerimeter(points: ArrayLike<number>): number {
  const hull = convexHull(points);
  let sum = 0;
  hull.forEach((i, k) => {
    const j = hull[(k + 1) % hull.length]!;
    const du = points[2 * j]! - points[2 * i]!;
    const dv = points[2 * j + 1]! - points[2 * i + 1]!;
    sum += Math.sqrt(du * du + dv * dv);
  });
  return sum;
}
