import { expect, it } from 'vitest';
import { photoFit } from './photo-fit.ts';

const fitOf = (photo: number, misses: Record<string, number>) => ({
  photoIds: ['own', 'side'],
  roughPhotos: [] as string[],
  residuals: Object.entries(misses).map(([tap, mm]) => ({ photo, tap, mm, px: mm, outlier: false })),
});

it('tells a further photo whose outline the head misses from one that has none', () => {
  const face = { glabella: 1, menton: 2, tragion_left: 1 };
  const off = { ...face, silhouette_top: 2, 'outline 1': 9, 'outline 2': 14 };
  expect(photoFit(fitOf(1, off), 'side')).toEqual({ state: 'off', mm: 9 });
  expect(photoFit(fitOf(1, face), 'side')).toEqual({ state: 'bare' });
  expect(photoFit(fitOf(1, { ...face, 'outline 1': 1, 'outline 2': 2 }), 'side')).toEqual({ state: 'good' });
  expect(photoFit({ ...fitOf(1, face), roughPhotos: ['side'] }, 'side')).toEqual({ state: 'rough' });
  expect(photoFit(fitOf(0, off), 'own')).toBeNull();
});
