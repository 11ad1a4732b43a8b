import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Rgb } from '../colour/srgb.ts';
import { median } from '../math/median.ts';
import type { Photo } from '../preview/photo.ts';
import { readArea, type SampleArea, type SampleRefusal, type SkinSample } from './sample-skin.ts';

/** The person's own shaved hair as the photo shows it. */
export interface FollicleSample {
  /** Mean light of the area over that of the skin sample, linear sRGB: what stubble and shadow leave together. */
  readonly left: Rgb;
  /** Colour of the darkest spots (linear sRGB, lit like the skin sample): what a dot should look like at this resolution. */
  readonly linearRgb: Rgb;
  /** False: single hairs are not told apart in this photo, so linearRgb is only a lower bound of their darkness. */
  readonly resolved: boolean;
}

export const FOLLICLE_DEFAULTS = {
  /** Darkest share of the pixels taken as hair. */
  darkestShare: 0.05,
  /** Spots at least this much darker than the area's median (in light) mean that single hairs show. */
  resolvedContrast: 0.25,
} as const;

/**
 * Mean light and darkest spots of a shaved area of the sides. The mean is taken in linear light, so it is right whether or not
 * single hairs show; what of it is shadow is told apart by `readShavedSides`. The spots are lit like the skin between them, the
 * brightest quarter of the area.
 */
export function follicleFromPhoto(
  photo: Photo,
  area: SampleArea,
  skin: Pick<SkinSample, 'linearRgb'>,
): Outcome<FollicleSample, SampleRefusal> {
  const pixels = readArea(photo, area).filter(({ clipped }) => !clipped);
  if (pixels.length < 100) {
    return refuse({
      rule: 'IM01',
      message: 'The area of shaved hair lies outside the photo or is too small: move it onto the side of the head.',
    });
  }
  pixels.sort((a, b) => a.light - b.light);
  const darkest = pixels.slice(0, Math.max(5, Math.floor(FOLLICLE_DEFAULTS.darkestShare * pixels.length)));
  const bright = pixels.slice(Math.floor(0.75 * pixels.length));
  const of = (list: typeof pixels, k: 0 | 1 | 2) => median(list.map(({ rgb }) => rgb[k]));
  const each = (f: (k: 0 | 1 | 2) => number): Rgb => [f(0), f(1), f(2)];
  const dark = each((k) => of(darkest, k));
  const resolved = 1 - dark[1] / Math.max(1e-4, of(pixels, 1)) > FOLLICLE_DEFAULTS.resolvedContrast;
  const mean = each((k) => pixels.reduce((sum, { rgb }) => sum + rgb[k], 0) / pixels.length);
  return accept({
    left: each((k) => mean[k] / Math.max(1e-4, skin.linearRgb[k])),
    linearRgb: each((k) => Math.min(1, (dark[k] * skin.linearRgb[k]) / Math.max(1e-4, of(bright, k)))),
    resolved,
  });
}
