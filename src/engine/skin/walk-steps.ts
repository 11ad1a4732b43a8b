/** Numbers kept of one step: x, y, z, direction, length. */
export const STEP_SIZE = 7;

/** The steps of one photon, kept to be laid past dots. */
export interface WalkSteps {
  /** STEP_SIZE numbers a step, mm; only the first `count` numbers are of this photon. */
  numbers: Float64Array;
  count: number;
}

/** Adds a step from x, y, z along ux, uy, uz (a unit vector). */
export function keepStep(
  walked: WalkSteps,
  x: number,
  y: number,
  z: number,
  ux: number,
  uy: number,
  uz: number,
  length: number,
): void {
  const at = walked.count;
  if (at + STEP_SIZE > walked.numbers.length) {
    const wider = new Float64Array(2 * walked.numbers.length);
    wider.set(walked.numbers);
    walked.numbers = wider;
  }
  const { numbers } = walked;
  numbers[at] = x;
  numbers[at + 1] = y;
  numbers[at + 2] = z;
  numbers[at + 3] = ux;
  numbers[at + 4] = uy;
  numbers[at + 5] = uz;
  numbers[at + 6] = length;
  walked.count = at + STEP_SIZE;
}
