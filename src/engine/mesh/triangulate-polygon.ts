/**
 * Cuts a polygon (vertex indices into positions, stride 3) into triangles by clipping ears in the plane of its Newell normal;
 * concave polygons come out right, self-crossing ones fall back to a fan. Appends to `into`.
 */
export function triangulatePolygon(positions: readonly number[], polygon: readonly number[], into: number[]): void {
  if (polygon.length === 3) {
    into.push(polygon[0]!, polygon[1]!, polygon[2]!);
    return;
  }
  const normal = [0, 0, 0];
  for (let k = 0; k < polygon.length; k++) {
    const a = 3 * polygon[k]!;
    const b = 3 * polygon[(k + 1) % polygon.length]!;
    for (let axis = 0; axis < 3; axis++) {
      const u = (axis + 1) % 3;
      const v = (axis + 2) % 3;
      normal[axis] = normal[axis]! + (positions[a + u]! - positions[b + u]!) * (positions[a + v]! + positions[b + v]!);
    }
  }
  const turn = (a: number, b: number, c: number): number => {
    let sum = 0;
    for (let axis = 0; axis < 3; axis++) {
      const u = (axis + 1) % 3;
      const v = (axis + 2) % 3;
      const [x1, y1] = [positions[3 * b + u]! - positions[3 * a + u]!, positions[3 * b + v]! - positions[3 * a + v]!];
      const [x2, y2] = [positions[3 * c + u]! - positions[3 * a + u]!, positions[3 * c + v]! - positions[3 * a + v]!];
      sum += normal[axis]! * (x1 * y2 - y1 * x2);
    }
    return sum;
  };
  const rest = [...polygon];
  while (rest.length > 3) {
    const ear = rest.findIndex((b, k) => {
      const a = rest[(k + rest.length - 1) % rest.length]!;
      const c = rest[(k + 1) % rest.length]!;
      if (turn(a, b, c) <= 0) return false;
      return rest.every(
        (p) => p === a || p === b || p === c || turn(a, b, p) < 0 || turn(b, c, p) < 0 || turn(c, a, p) < 0,
      );
    });
    const k = ear < 0 ? 1 : ear;
    into.push(rest[(k + rest.length - 1) % rest.length]!, rest[k]!, rest[(k + 1) % rest.length]!);
    rest.splice(k, 1);
  }
  into.push(rest[0]!, rest[1]!, rest[2]!);
}
