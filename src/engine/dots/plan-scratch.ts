import type { BaseSequence } from './base-sequence.ts';

/**
 * Room that plans on one base work in, kept as long as the base: a plan then takes little memory but its result. What is "by slot"
 * follows base.grid.items, cell by cell, so that neighbours on the skin are neighbours in memory.
 */
export interface PlanScratch {
  /** Of each base point: 0 free; 1 in the guard band, never planned; 2 (or 3 in the guard band) too near to a fixed point; 4 taken. */
  readonly state: Uint8Array;
  readonly stateBySlot: Uint8Array;
  /** Dots/cm2. */
  readonly densityBySlot: Float32Array;
  /** Of each grid cell: how many cells farther gaps are looked for; 0 none. */
  readonly rings: Uint8Array;
  /** Of each grid cell: dots missing there; and there and in the cells that touch it. */
  readonly missing: Float64Array;
  readonly around: Float64Array;
  /** First gap candidate of each grid cell, one entry more. */
  readonly firstCandidate: Uint32Array;
  /** Room for what is looked for cell by cell: dots that may go, then gap candidates. */
  readonly found: {
    readonly slots: Uint32Array;
    readonly cells: Uint32Array;
    readonly atMm: Float64Array;
    readonly nearest2: Float64Array;
  };
  /** Slots of the dots taken before gaps are filled, cell by cell: those of a cell from start[cell] to before start[cell + 1]. */
  readonly dots: { readonly start: Uint32Array; readonly slots: Uint32Array };
  /** Of each grid cell: 1 when all points in it and the cells that touch it face the same side as each other. */
  readonly isFlat: Uint8Array;
}

const kept = new WeakMap<BaseSequence, PlanScratch>();
const keptStates = new WeakMap<BaseSequence, { readonly state: Uint8Array; readonly fresh: Uint8Array }>();

/** PlanScratch.state with nothing taken or too near yet: all that a plan without gaps needs. */
export function freshState(base: BaseSequence): Uint8Array {
  let states = keptStates.get(base);
  if (!states) {
    states = { state: new Uint8Array(base.count), fresh: base.treatable.map((treatable) => (treatable === 0 ? 1 : 0)) };
    keptStates.set(base, states);
  }
  states.state.set(states.fresh);
  return states.state;
}

export function scratchOf(base: BaseSequence, state: Uint8Array): PlanScratch {
  let scratch = kept.get(base);
  if (!scratch) {
    const { count, grid } = base;
    const cells = grid.start.length - 1;
    scratch = {
      state,
      stateBySlot: new Uint8Array(count),
      densityBySlot: new Float32Array(count),
      rings: new Uint8Array(cells),
      missing: new Float64Array(cells),
      around: new Float64Array(cells),
      firstCandidate: new Uint32Array(cells + 1),
      found: {
        slots: new Uint32Array(count),
        cells: new Uint32Array(count),
        atMm: new Float64Array(3 * count),
        nearest2: new Float64Array(count),
      },
      dots: { start: new Uint32Array(cells + 1), slots: new Uint32Array(count) },
      isFlat: flatCells(base),
    };
    kept.set(base, scratch);
  }
  return scratch;
}

/** Normals within 45 degrees (less a hair) of one and the same are within 90 degrees of each other. */
const FLAT_COSINE = 0.7072;

function flatCells({ grid, normals }: BaseSequence): Uint8Array {
  const { start, items, nearStart, nearRuns } = grid;
  const isFlat = new Uint8Array(start.length - 1).fill(1);
  for (let cell = 0; cell < isFlat.length; cell++) {
    const i = 3 * items[start[cell]!]!;
    const x = normals[i]!;
    const y = normals[i + 1]!;
    const z = normals[i + 2]!;
    for (let r = nearStart[cell]!; r < nearStart[cell + 1]!; r += 2) {
      const to = start[nearRuns[r + 1]!]!;
      for (let k = start[nearRuns[r]!]!; k < to; k++) {
        const j = 3 * items[k]!;
        if (x * normals[j]! + y * normals[j + 1]! + z * normals[j + 2]! < FLAT_COSINE) isFlat[cell] = 0;
      }
    }
  }
  return isFlat;
}
