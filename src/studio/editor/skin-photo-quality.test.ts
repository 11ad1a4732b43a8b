import { describe, expect, it } from 'vitest';
import { judgeSkinPhoto } from './skin-photo-quality.ts';

const SIZE = 200;
/** A disc of skin with grain on a grey ground. */
function sample(options: { x?: number; radius?: number; gain?: number; grain?: number }) {
  const { x = 100, radius = 80, gain = 1, grain = 24 } = options;
  const rgba = new Uint8ClampedArray(4 * SIZE * SIZE);
  for (let i = 0; i < SIZE * SIZE; i++) {
    const isSkin = Math.hypot((i % SIZE) - x, Math.floor(i / SIZE) - 100) < radius;
    const noise = grain * (((i * 7919) % 13) / 13 - 0.5);
    const colour = isSkin ? [200, 150, 125] : [150, 150, 150];
    rgba.set([...colour.map((value) => gain * (value + noise)), 255], 4 * i);
  }
  return { width: SIZE, height: SIZE, rgba };
}

describe('a photo of the scalp', () => {
  it.each([
    ['passes', {}, []],
    ['is too dark', { gain: 0.3, grain: 80 }, ['light']],
    ['is blurred', { grain: 0, radius: 400 }, ['blur']],
    ['is taken from too far', { radius: 30 }, ['distance']],
    ['is taken from the side', { x: 185, radius: 90 }, ['angle']],
  ] as const)('%s', (_what, options, faults) => {
    expect(judgeSkinPhoto(sample(options), 3)).toEqual(faults);
  });
});
