import { FACE_LANDMARK_NAMES } from './landmarks.ts';
import type { PhotoTaps } from './photo-taps.ts';

/** What places a further photo on a head that another photo shows: landmarks, and taps of any kind with those of the outline. */
const LEAST = { landmarks: 2, taps: 5 };

/** What a further photo still needs before it says anything of the head. */
export interface FurtherPhotoLack {
  /** Landmarks of face or ears: without two of them no view is known. */
  readonly landmarks: number;
  /** Taps of any kind, those landmarks among them. */
  readonly taps: number;
}

/** The taps that a further photo lacks, or null where it can be placed. */
export function furtherPhotoLack(photo: {
  readonly landmarks: Readonly<Record<string, unknown>>;
  readonly outline?: PhotoTaps['outline'] | undefined;
}): FurtherPhotoLack | null {
  const { landmarks, outline = [] } = photo;
  const ofFace = FACE_LANDMARK_NAMES.filter((name) => landmarks[name] !== undefined).length;
  const all = Object.values(landmarks).filter((tap) => tap !== undefined).length + outline.length;
  const lacks = Math.max(0, LEAST.landmarks - ofFace);
  const taps = Math.max(lacks, LEAST.taps - all);
  return taps > 0 ? { landmarks: lacks, taps } : null;
}
