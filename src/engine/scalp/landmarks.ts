/** Names of the face and head landmarks, as they stand in case files. right and left are the subject's own. */
export const LANDMARK_NAMES = [
  'glabella',
  'nasion',
  'exocanthion_right',
  'exocanthion_left',
  'endocanthion_right',
  'endocanthion_left',
  'pupil_right',
  'pupil_left',
  'subnasale',
  'menton',
  'tragion_right',
  'tragion_left',
  'silhouette_top',
  'silhouette_right',
  'silhouette_left',
] as const;
export type LandmarkName = (typeof LANDMARK_NAMES)[number];

/** Landmarks that the head model places on the head itself, in the head frame. */
export const HEAD_LANDMARK_NAMES = [
  'glabella',
  'nasion',
  'exocanthion_right',
  'exocanthion_left',
  'endocanthion_right',
  'endocanthion_left',
  'pupil_right',
  'pupil_left',
  'subnasale',
  'menton',
  'tragion_right',
  'tragion_left',
  'vertex',
  'opisthocranion',
  'inion',
  'euryon_right',
  'euryon_left',
] as const;
export type HeadLandmarkName = (typeof HEAD_LANDMARK_NAMES)[number];
