import { hash32, unitFromHash } from '#/base/random.ts';
import type { DotAge } from '../skin/appearance.ts';
import type { DotKernel } from './dot-kernel.ts';
import { ageInState, type PreviewState } from './preview-states.ts';
import type { PreviewDots } from './visible-dots.ts';

/** The planned dots as far as a picture needs them; one entry a dot, positions and normals stride 3, head frame. */
export interface StateDotsInput {
  readonly ids: Uint32Array;
  readonly positionsMm: Float64Array;
  readonly normals: Float32Array | Float64Array;
  readonly sessions: Uint8Array;
  /** Dots that share ink, depth and size (a zone and shade, say): 0 to 255. */
  readonly groups: Uint8Array;
}

export const DOT_VARIATION_DEFAULTS = {
  /** Relative standard deviation of contrast from dot to dot: uptake and depth of single impressions (MEM). */
  strengthSd: 0.22,
  /** Relative standard deviation of width (MEM). */
  sizeSd: 0.12,
  seed: 0,
} as const;

/**
 * The dots of a state with the table of kernels they need. kernelOf answers for one group at one age; it is asked once for
 * each pair that occurs. Every dot keeps its own contrast and width from state to state (hash of its id), as skin does.
 */
export function stateDots(
  input: StateDotsInput,
  state: PreviewState,
  kernelOf: (group: number, age: DotAge) => DotKernel,
  options: Partial<{ strengthSd: number; sizeSd: number; seed: number }> = {},
): { readonly dots: PreviewDots; readonly kernels: readonly DotKernel[] } {
  const { strengthSd, sizeSd, seed } = { ...DOT_VARIATION_DEFAULTS, ...options };
  const total = input.ids.length;
  const kernels: DotKernel[] = [];
  const known = new Map<number, number>();
  const kernelIndex = new Uint8Array(total);
  const strength = new Float32Array(total);
  const size = new Float32Array(total);
  const positionsMm = new Float64Array(3 * total);
  const normals = new Float32Array(3 * total);
  let count = 0;
  for (let i = 0; i < total; i++) {
    const session = input.sessions[i]!;
    const age = ageInState(state, session);
    if (!age) continue;
    const group = input.groups[i]!;
    const key = 2 * group + (session === state.sessions ? 1 : 0);
    let index = known.get(key);
    if (index === undefined) {
      index = kernels.push(kernelOf(group, age)) - 1;
      if (index > 255) throw new RangeError('stateDots: more than 256 kinds of dots in one picture');
      known.set(key, index);
    }
    kernelIndex[count] = index;
    const own = hash32(seed, input.ids[i]!);
    strength[count] = Math.max(0.2, 1 + strengthSd * deviate(own, 101));
    size[count] = Math.max(0.5, 1 + sizeSd * deviate(own, 102));
    for (let k = 0; k < 3; k++) {
      positionsMm[3 * count + k] = input.positionsMm[3 * i + k]!;
      normals[3 * count + k] = input.normals[3 * i + k]!;
    }
    count++;
  }
  const dots: PreviewDots = {
    positionsMm: positionsMm.subarray(0, 3 * count),
    normals: normals.subarray(0, 3 * count),
    kernelIndex: kernelIndex.subarray(0, count),
    strength: strength.subarray(0, count),
    size: size.subarray(0, count),
  };
  return { dots, kernels };
}

/** Near normal, unit variance, bounded by 3: the sum of four uniforms, the same on every machine. */
function deviate(own: number, channel: number): number {
  let sum = -2;
  for (let k = 0; k < 4; k++) sum += unitFromHash(hash32(own, channel + 16 * k));
  return sum * 1.7320508075688772;
}
