/** Rotations as row-major 3 x 3 matrices, by arithmetic alone (no trigonometry), so that they are the same bits everywhere. */

/** Cayley's rotation: by 2 atan(|w| / 2) about w; near zero w is the rotation vector in radians. */
export function cayleyRotation(wx: number, wy: number, wz: number): number[] {
  const [x, y, z] = [wx / 2, wy / 2, wz / 2];
  const n = 1 + x * x + y * y + z * z;
  return [
    (1 + x * x - y * y - z * z) / n,
    (2 * (x * y - z)) / n,
    (2 * (x * z + y)) / n,
    (2 * (x * y + z)) / n,
    (1 - x * x + y * y - z * z) / n,
    (2 * (y * z - x)) / n,
    (2 * (x * z - y)) / n,
    (2 * (y * z + x)) / n,
    (1 - x * x - y * y + z * z) / n,
  ];
}

/** Product a b of two 3 x 3 matrices. */
export function multiply3(a: readonly number[], b: readonly number[]): number[] {
  const c = new Array<number>(9).fill(0);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      c[3 * i + j] = a[3 * i]! * b[j]! + a[3 * i + 1]! * b[3 + j]! + a[3 * i + 2]! * b[6 + j]!;
    }
  }
  return c;
}
