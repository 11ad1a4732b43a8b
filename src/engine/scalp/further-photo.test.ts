import { expect, it } from 'vitest';
import { furtherPhotoLack } from './further-photo.ts';

const at = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [1, 1]]));
const outline = (count: number) => Array.from({ length: count }, (_, n) => [n, n] as [number, number]);

it('a further photo needs five taps, two of them on face or ears, and says what it lacks', () => {
  const silhouette = ['silhouette_top', 'silhouette_left', 'silhouette_right'];
  expect(furtherPhotoLack({ landmarks: {} })).toEqual({ landmarks: 2, taps: 5 });
  expect(furtherPhotoLack({ landmarks: at('glabella', 'menton') })).toEqual({ landmarks: 0, taps: 3 });
  expect(furtherPhotoLack({ landmarks: at('glabella', 'menton', ...silhouette) })).toBeNull();
  expect(furtherPhotoLack({ landmarks: at('tragion_left', 'tragion_right'), outline: outline(2) })).toEqual({
    landmarks: 0,
    taps: 1,
  });
  expect(furtherPhotoLack({ landmarks: at('tragion_left', 'tragion_right'), outline: outline(3) })).toBeNull();
  // However many points of the outline there are.
  expect(furtherPhotoLack({ landmarks: at('glabella', ...silhouette), outline: outline(40) })).toEqual({
    landmarks: 1,
    taps: 1,
  });
  expect(furtherPhotoLack({ landmarks: { ...at('glabella', ...silhouette), menton: undefined } })).not.toBeNull();
});
