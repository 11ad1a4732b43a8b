import { buildBvh, raycast } from '#/engine/mesh/bvh.ts';
import type { Head } from '#/engine/scalp/head.ts';

/** Middle of the cranium, from which the model's head is star-shaped (head frame, mm). */
export const CRANIUM_CENTRE = [0, 45, 0] as const;

const STEPS = 180;

/**
 * The model's head as a smooth radius over directions: longitude about the ear axis (x), latitude from it. The nose is taken
 * off and the face smoothed, so that features can be modelled on top; the cranium keeps its shape.
 * Returns the radius in mm along a unit direction.
 */
export function skullRadius(head: Head): (dx: number, dy: number, dz: number) => number {
  const { positions, triangles } = head.mesh;
  const count = positions.length / 3;
  const radii = new Float64Array(count);
  const freedom = new Float64Array(count);
  const passes = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const x = positions[3 * i]! - CRANIUM_CENTRE[0];
    const y = positions[3 * i + 1]! - CRANIUM_CENTRE[1];
    const z = positions[3 * i + 2]! - CRANIUM_CENTRE[2];
    radii[i] = Math.sqrt(x * x + y * y + z * z);
    const height = y + CRANIUM_CENTRE[1];
    const face = z > 30 && height < 36;
    const nose = z > 60 && Math.abs(x) < 21 && height < 27 && height > -27;
    const ear = Math.abs(x) > 55 && Math.abs(z + 8) < 34 && height < 32 && height > -40;
    freedom[i] = nose ? 1 : 0.5;
    passes[i] = nose ? 400 : ear ? 60 : face ? 9 : 2;
  }
  relax(radii, freedom, passes, triangles);
  return gridded(head, radii);
}

/** Moves each value towards the mean of its neighbours, passes[i] times. */
function relax(values: Float64Array, freedom: Float64Array, passes: Uint16Array, triangles: Uint32Array): void {
  const most = Math.max(...passes);
  const sum = new Float64Array(values.length);
  const degree = new Uint16Array(values.length);
  for (let pass = 0; pass < most; pass++) {
    sum.fill(0);
    degree.fill(0);
    for (let t = 0; t < triangles.length; t += 3) {
      for (let k = 0; k < 3; k++) {
        const a = triangles[t + k]!;
        const b = triangles[t + ((k + 1) % 3)]!;
        sum[a]! += values[b]!;
        degree[a]! += 1;
      }
    }
    for (let i = 0; i < values.length; i++) {
      if (pass < passes[i]! && degree[i]! > 0) values[i]! += freedom[i]! * (sum[i]! / degree[i]! - values[i]!);
    }
  }
}

function gridded(head: Head, radii: Float64Array): (dx: number, dy: number, dz: number) => number {
  const shaped = new Float64Array(radii.length * 3);
  const { positions, triangles } = head.mesh;
  for (let i = 0; i < radii.length; i++) {
    let length = 0;
    for (let k = 0; k < 3; k++) length += (positions[3 * i + k]! - CRANIUM_CENTRE[k]!) ** 2;
    const scale = radii[i]! / Math.sqrt(length);
    for (let k = 0; k < 3; k++) {
      shaped[3 * i + k] = CRANIUM_CENTRE[k]! + (positions[3 * i + k]! - CRANIUM_CENTRE[k]!) * scale;
    }
  }
  const bvh = buildBvh({ positions: shaped, triangles });
  const rows = STEPS + 1;
  const columns = 2 * STEPS;
  let grid = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const latitude = Math.PI * (i / STEPS - 0.5);
    for (let j = 0; j < columns; j++) {
      const longitude = (2 * Math.PI * j) / columns;
      const c = Math.cos(latitude);
      // Nudged off the mesh's plane of symmetry, where a ray can slip between two triangles.
      const hit = raycast(bvh, CRANIUM_CENTRE, [
        Math.sin(latitude),
        c * Math.sin(longitude) + 1.3e-4,
        c * Math.cos(longitude) + 1.7e-4,
      ]);
      grid[i * columns + j] = hit ? hit.tMm : 90;
    }
  }
  for (let pass = 0; pass < 3; pass++) grid = blurred(grid, rows, columns);
  return (dx, dy, dz) => {
    const latitude = Math.asin(Math.max(-1, Math.min(1, dx)));
    const longitude = Math.atan2(dy, dz);
    return spline(grid, rows, columns, (latitude / Math.PI + 0.5) * STEPS, (longitude / (2 * Math.PI)) * columns);
  };
}

function blurred(grid: Float64Array, rows: number, columns: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(grid.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let di = -1; di <= 1; di++) {
        for (let dj = -1; dj <= 1; dj++) {
          sum += cell(grid, rows, columns, i + di, j + dj) * (di === 0 ? 2 : 1) * (dj === 0 ? 2 : 1);
        }
      }
      out[i * columns + j] = sum / 16;
    }
  }
  return out;
}

/** Quadratic B-spline: smooth to the first derivative, so that shading shows no grid. */
function spline(grid: Float64Array, rows: number, columns: number, row: number, column: number): number {
  const i = Math.round(row);
  const j = Math.round(column);
  const wi = weights(row - i);
  const wj = weights(column - j);
  let sum = 0;
  for (let a = -1; a <= 1; a++) {
    for (let b = -1; b <= 1; b++) sum += wi[a + 1]! * wj[b + 1]! * cell(grid, rows, columns, i + a, j + b);
  }
  return sum;
}

/** Beyond a pole lies the other side. */
function cell(grid: Float64Array, rows: number, columns: number, row: number, column: number): number {
  const over = row < 0 || row > rows - 1;
  const i = row < 0 ? -row : row > rows - 1 ? 2 * (rows - 1) - row : row;
  const j = (column + (over ? columns / 2 : 0) + 2 * columns) % columns;
  return grid[i * columns + j]!;
}

function weights(t: number): readonly [number, number, number] {
  return [0.5 * (0.5 - t) ** 2, 0.75 - t * t, 0.5 * (0.5 + t) ** 2];
}
