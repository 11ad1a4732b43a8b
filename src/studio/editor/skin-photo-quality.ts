import { judgePhoto, type QualitySample } from './photo-quality.ts';

/** What is wrong with a photo of the scalp, so that another one is taken: one word each, told in the catalogue. */
export type SkinPhotoFault = 'light' | 'blur' | 'distance' | 'angle';

export const SKIN_PHOTO_DEFAULTS = {
  /** Least share of the picture that is skin: below, the camera was too far away. */
  minSkinShare: 0.12,
  /** Most that the middle of the skin may lie off the middle of the picture, as a share of its sides. */
  maxOffset: 0.2,
  /** Chroma of skin of every tone in YCbCr (Chai and Ngan 1999), bytes. */
  cb: [77, 127],
  cr: [133, 173],
} as const;

/** Faults of a photo of skin; empty when it passes. `megapixels` is that of the photo before it was made small. */
export function judgeSkinPhoto(sample: QualitySample, megapixels: number): readonly SkinPhotoFault[] {
  const hints = judgePhoto(sample, megapixels);
  const { share, offset } = skinPlace(sample);
  const { minSkinShare, maxOffset } = SKIN_PHOTO_DEFAULTS;
  const isDistant = hints.includes('small') || share < minSkinShare;
  return [
    ...(hints.some((hint) => hint === 'dark' || hint === 'bright' || hint === 'uneven') ? (['light'] as const) : []),
    ...(hints.includes('blurred') ? (['blur'] as const) : []),
    ...(isDistant ? (['distance'] as const) : []),
    ...(!isDistant && offset > maxOffset ? (['angle'] as const) : []),
  ];
}

/** Share of the picture that is skin, and how far its middle lies off that of the picture. */
function skinPlace({ rgba, width, height }: QualitySample): { readonly share: number; readonly offset: number } {
  const { cb: cbRange, cr: crRange } = SKIN_PHOTO_DEFAULTS;
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < width * height; i++) {
    const [r, g, b] = [rgba[4 * i]!, rgba[4 * i + 1]!, rgba[4 * i + 2]!];
    const cb = 128 - 0.169 * r - 0.331 * g + 0.5 * b;
    const cr = 128 + 0.5 * r - 0.419 * g - 0.081 * b;
    if (cb < cbRange[0] || cb > cbRange[1] || cr < crRange[0] || cr > crRange[1]) continue;
    count += 1;
    sumX += i % width;
    sumY += Math.floor(i / width);
  }
  if (count === 0) return { share: 0, offset: 1 };
  const offset = Math.max(Math.abs(sumX / count / width - 0.5), Math.abs(sumY / count / height - 0.5));
  return { share: count / (width * height), offset };
}
