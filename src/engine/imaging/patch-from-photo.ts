import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type Lab, linearRgbToLab } from '../colour/lab.ts';
import { checkPhoto, type Photo } from '../preview/photo.ts';
import { readArea, type SampleArea } from './sample-skin.ts';

/** A healed test patch as a whole and the bare skin beside it, CIELAB (D65), as the photo shows them. */
export interface PatchColours {
  readonly healedLab: Lab;
  readonly skinLab: Lab;
}

export interface PatchPhotoRefusal {
  readonly rule: 'tooSmall' | 'burntOut' | 'overlap';
  readonly message: string;
}

const LEAST_PIXELS = 100;
/** Burnt out pixels hide how light the skin is: at most this share of an area. */
const MOST_CLIPPED = 0.05;

/**
 * Means in linear light of both areas: dots and the skin between them together, as the eye takes a patch from afar, whether or not single
 * dots show. What the patch takes from its skin is right without a colour card, since both lie in the same light of one photo; the colours
 * themselves are those of the photo.
 */
export function patchFromPhoto(
  photo: Photo,
  areas: { readonly patch: SampleArea; readonly skin: SampleArea },
): Outcome<PatchColours, PatchPhotoRefusal> {
  checkPhoto(photo);
  const { patch, skin } = areas;
  if (Math.hypot(patch.at[0] - skin.at[0], patch.at[1] - skin.at[1]) < patch.radiusPx + skin.radiusPx) {
    return refuse({ rule: 'overlap', message: 'The two areas overlap: move one onto the patch, one onto bare skin.' });
  }
  const labs: Lab[] = [];
  for (const area of [patch, skin]) {
    const pixels = readArea(photo, area);
    if (pixels.length < LEAST_PIXELS) {
      return refuse({ rule: 'tooSmall', message: 'An area lies outside the photo or is too small: move or widen it.' });
    }
    if (pixels.filter(({ clipped }) => clipped).length > MOST_CLIPPED * pixels.length) {
      return refuse({
        rule: 'burntOut',
        message: 'An area is burnt out in the photo: move it, or take the photo again.',
      });
    }
    const mean = (k: 0 | 1 | 2) => pixels.reduce((sum, { rgb }) => sum + rgb[k], 0) / pixels.length;
    labs.push(linearRgbToLab([mean(0), mean(1), mean(2)]));
  }
  return accept({ healedLab: labs[0]!, skinLab: labs[1]! });
}
