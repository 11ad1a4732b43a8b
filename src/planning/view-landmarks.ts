import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import type { PhotoView } from '#/engine/scalp/photo-taps.ts';

const FACE: readonly LandmarkName[] = ['glabella', 'exocanthion_right', 'exocanthion_left', 'menton'];
const FROM_ABOVE: readonly LandmarkName[] = [
  'tragion_right',
  'tragion_left',
  'silhouette_top',
  'silhouette_right',
  'silhouette_left',
];

/** The points that place a further photo of each view and can be seen in it; together they are enough (furtherPhotoLack). */
export const VIEW_LANDMARKS: Readonly<Record<PhotoView, readonly LandmarkName[]>> = {
  front: [...FACE, 'silhouette_top'],
  other: [...FACE, 'silhouette_top'],
  left: ['glabella', 'exocanthion_left', 'menton', 'tragion_left', 'silhouette_top'],
  right: ['glabella', 'exocanthion_right', 'menton', 'tragion_right', 'silhouette_top'],
  crown: FROM_ABOVE,
  top: FROM_ABOVE,
  back: FROM_ABOVE,
};
