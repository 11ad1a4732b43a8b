/** Face landmarks, as they stand in case files; they hang on the head's shape. right and left are the subject's own. */
export const FACE_LANDMARK_NAMES = [
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
] as const;
export type FaceLandmarkName = (typeof FACE_LANDMARK_NAMES)[number];

/** What can be tapped in a photo: the face landmarks and three points of the head's outline. */
export const LANDMARK_NAMES = [
  ...FACE_LANDMARK_NAMES,
  'silhouette_top',
  'silhouette_right',
  'silhouette_left',
] as const;
export type LandmarkName = (typeof LANDMARK_NAMES)[number];

/** Landmarks of a head in the head frame: those of the face, and the extremes of its cranium. */
export type HeadLandmarkName =
  | FaceLandmarkName
  | 'vertex'
  | 'opisthocranion'
  | 'inion'
  | 'euryon_right'
  | 'euryon_left';
