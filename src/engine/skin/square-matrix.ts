/** Small dense square matrices, row after row in a Float64Array; `n` rows. */
export type SquareMatrix = Float64Array;

export function identity(n: number): SquareMatrix {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  return out;
}

export function multiply(a: SquareMatrix, b: SquareMatrix, n: number): SquareMatrix {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < n; j++) out[i * n + j]! += factor * b[k * n + j]!;
    }
  }
  return out;
}

export function add(a: SquareMatrix, b: SquareMatrix, scale = 1): SquareMatrix {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i]! + scale * b[i]!;
  return out;
}

/** Inverse of (I - a) by Gauss-Jordan elimination with row exchange. */
export function inverseOfIdentityMinus(a: SquareMatrix, n: number): SquareMatrix {
  const work = identity(n);
  for (let i = 0; i < n * n; i++) work[i]! -= a[i]!;
  return inverse(work, n);
}

/** Inverse by Gauss-Jordan elimination with row exchange; overwrites `work`. */
export function inverse(work: SquareMatrix, n: number): SquareMatrix {
  const out = identity(n);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) {
      if (Math.abs(work[i * n + column]!) > Math.abs(work[pivot * n + column]!)) pivot = i;
    }
    if (pivot !== column) {
      swapRows(work, column, pivot, n);
      swapRows(out, column, pivot, n);
    }
    const scale = 1 / work[column * n + column]!;
    for (let j = 0; j < n; j++) {
      work[column * n + j]! *= scale;
      out[column * n + j]! *= scale;
    }
    for (let i = 0; i < n; i++) {
      const factor = work[i * n + column]!;
      if (i === column || factor === 0) continue;
      for (let j = 0; j < n; j++) {
        work[i * n + j]! -= factor * work[column * n + j]!;
        out[i * n + j]! -= factor * out[column * n + j]!;
      }
    }
  }
  return out;
}

function swapRows(matrix: SquareMatrix, first: number, second: number, n: number): void {
  for (let j = 0; j < n; j++) {
    const kept = matrix[first * n + j]!;
    matrix[first * n + j] = matrix[second * n + j]!;
    matrix[second * n + j] = kept;
  }
}
