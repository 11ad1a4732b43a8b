import { describe, expect, it } from 'vitest';
import type { DotAge } from '../skin/appearance.ts';
import { withRedness } from './course-kernel.ts';
import { ageInState, previewStates } from './preview-states.ts';
import { DOT_VARIATION_DEFAULTS, stateDots } from './state-dots.ts';

const COUNT = 300;
const INPUT = {
  ids: Uint32Array.from({ length: COUNT }, (_, i) => i * 7),
  positionsMm: Float64Array.from({ length: 3 * COUNT }, (_, i) => i),
  normals: new Float32Array(3 * COUNT).fill(0.577),
  sessions: Uint8Array.from({ length: COUNT }, (_, i) => 1 + (i % 3)),
  groups: Uint8Array.from({ length: COUNT }, (_, i) => i % 2),
};
const STATES = previewStates(3);
const state = (id: string) => STATES.find((item) => item.id === id)!;
const kernelOf = (group: number, age: DotAge) => ({
  sigmaMm: [age.kind === 'fresh' ? 0.2 : 0.1],
  amplitude: [0.1 * (group + 1), 0.2, 0.3],
});

describe('previewStates', () => {
  it('names before, fresh and healed of each session, and the years', () => {
    expect(STATES.map((item) => item.id)).toEqual([
      'before',
      'session-1-fresh',
      'session-1-healed',
      'session-2-fresh',
      'session-2-healed',
      'session-3-fresh',
      'session-3-healed',
      'year-1',
      'year-3',
      'year-5',
    ]);
  });

  it('ages older sessions as healed while the newest is fresh, and all of them with the years', () => {
    expect(ageInState(state('session-2-fresh'), 2)?.kind).toBe('fresh');
    expect(ageInState(state('session-2-fresh'), 1)?.kind).toBe('healed');
    expect(ageInState(state('session-2-fresh'), 3)).toBeNull();
    expect(ageInState(state('year-3'), 1)).toEqual({ kind: 'years', years: 3 });
  });
});

describe('stateDots', () => {
  it('shows the dots of the sessions done, none before', () => {
    expect(stateDots(INPUT, state('before'), kernelOf).dots.kernelIndex.length).toBe(0);
    expect(stateDots(INPUT, state('session-1-healed'), kernelOf).dots.kernelIndex.length).toBe(100);
    expect(stateDots(INPUT, state('session-2-fresh'), kernelOf).dots.kernelIndex.length).toBe(200);
    // Two groups, of which one session is fresh and one healed.
    expect(stateDots(INPUT, state('session-2-fresh'), kernelOf).kernels.length).toBe(4);
  });

  it('gives every dot its own contrast and width, the same in every state', () => {
    const early = stateDots(INPUT, state('session-1-healed'), kernelOf).dots;
    const late = stateDots(INPUT, state('year-5'), kernelOf).dots;
    // Dot 0 is the first of both; dot 3 is the second of session 1 and the fourth of all.
    expect(early.strength![1]).toBe(late.strength![3]);
    expect(early.size![1]).toBe(late.size![3]);
    const moments = (values: Float32Array): readonly [number, number] => {
      const mean = values.reduce((sum, value) => sum + value, 0) / COUNT;
      return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT)];
    };
    const [strength, strengthSd] = moments(late.strength!);
    const [size, sizeSd] = moments(late.size!);
    // Of 300 values a standard deviation is known to 4 %, a mean to 1.3 % and .7 %.
    for (const mean of [strength, size]) expect(Math.abs(mean - 1)).toBeLessThan(0.05);
    expect(Math.abs(strengthSd / DOT_VARIATION_DEFAULTS.strengthSd - 1)).toBeLessThan(0.15);
    expect(Math.abs(sizeSd / DOT_VARIATION_DEFAULTS.sizeSd - 1)).toBeLessThan(0.15);
    // Wide and dark are told apart: one is no copy of the other.
    const both =
      late.strength!.reduce((sum, value, k) => sum + (value - strength) * (late.size![k]! - size), 0) / COUNT;
    expect(Math.abs(both / (strengthSd * sizeSd))).toBeLessThan(0.2);
  });
});

describe('withRedness', () => {
  it('brings an even field of dots to the tint by the product rule', () => {
    const red = withRedness({ sigmaMm: [0.1], amplitude: [0.3, 0.3, 0.3] }, [0.98, 0.8, 0.85], { dotsPerCm2: 100 });
    const area = 2 * Math.PI * red.sigmaMm[1]! ** 2;
    expect(Math.exp(-1 * area * red.amplitude[4]!)).toBeCloseTo(0.8, 6);
    expect(red.amplitude.slice(0, 3)).toEqual([0.3, 0.3, 0.3]);
  });
});
