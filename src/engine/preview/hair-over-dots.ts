import type { Sourced } from '#/base/evidence.ts';
import type { Rgb } from '#/engine/colour/srgb.ts';
import { LINEAR_OF_BYTE, luminance } from './linear-light.ts';
import type { Photo } from './photo.ts';
import { SPLAT_STRIDE, type Splats } from './splats.ts';

/** Less light than this share of the bare skin's is hair: dark, whatever its colour. */
const DARK_SHARE = 0.2;
/** Less than this share of the skin's redness, ln(red / blue), is hair: its pigment and its grey take all colours more evenly. */
const RED_SHARE = 0.55;
/** Paler than skin and brighter is a shine on it. */
const SHINE_SHARE = 1.05;
const MOST_LOOKED_AT = 1500;

/** From this share on a photo hides what is planned. */
export const HAIR_HIDES_SHARE = {
  value: 0.8,
  evidence: 'DER',
  note: 'ten public portraits: 0.97 and more under a full head of hair, 0.61 at most on bald and receding ones',
} as const satisfies Sourced<number>;

/**
 * Share of the planned skin, as large as the photo shows it, where the photo shows hair rather than skin, 0 to 1. `dots` are placed in
 * the pixels of `photo`; `skinRgb` is the linear light of bare skin in it. Tells a full head of hair from a bald one, not thin hair
 * from shine or shade. Null: no dot is seen, or the skin has no colour of its own.
 */
export function hairOverDots(photo: Photo, { count, data }: Splats, skinRgb: Rgb): number | null {
  const [red, green, blue] = skinRgb;
  const skinLight = luminance(red, green, blue);
  const skinRedness = Math.log(red / blue);
  if (!(skinLight > 0 && skinRedness > 0.1)) return null;
  const step = Math.max(1, Math.ceil(count / MOST_LOOKED_AT));
  let whole = 0;
  let hair = 0;
  for (let n = 0; n < count; n += step) {
    const at = n * SPLAT_STRIDE;
    const rgb = meanAround(photo, Math.floor(data[at]!), Math.floor(data[at + 1]!));
    if (!rgb) continue;
    // Dots crowd towards the outline: each counts as much as its skin is seen.
    const seen = Math.sqrt(Math.max(0, data[at + 2]! * data[at + 4]! - data[at + 3]! ** 2));
    const light = luminance(...rgb);
    const redness = Math.log(Math.max(1e-4, rgb[0]) / Math.max(1e-4, rgb[2]));
    whole += seen;
    if (light < DARK_SHARE * skinLight) hair += seen;
    else if (light < SHINE_SHARE * skinLight && redness < RED_SHARE * skinRedness) hair += seen;
  }
  return whole > 0 ? hair / whole : null;
}

/** Linear light of 3 x 3 pixels; null outside the photo. */
function meanAround({ widthPx, heightPx, rgba }: Photo, x: number, y: number): Rgb | null {
  if (x < 1 || y < 1 || x >= widthPx - 1 || y >= heightPx - 1) return null;
  let [red, green, blue] = [0, 0, 0];
  for (let row = y - 1; row <= y + 1; row++) {
    for (let column = x - 1; column <= x + 1; column++) {
      const at = 4 * (row * widthPx + column);
      red += LINEAR_OF_BYTE[rgba[at]!]!;
      green += LINEAR_OF_BYTE[rgba[at + 1]!]!;
      blue += LINEAR_OF_BYTE[rgba[at + 2]!]!;
    }
  }
  return [red / 9, green / 9, blue / 9];
}
