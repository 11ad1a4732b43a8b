import { strokeText } from './caption-glyphs.ts';
import { checkPhoto, type Photo } from './photo.ts';

export const CAPTION_DEFAULTS = {
  /** Height of a capital over the picture's shorter side, and the least that can be read. */
  capitalShare: 0.011,
  minCapitalPx: 8,
} as const;

/** Glyph units from baseline to the top of a capital, and half the width of a stroke. */
const CAPITAL = 7;
const HALF_STROKE = 0.5;
/** Glyph units from the label's edge to the letters. */
const INSET = 4.5;
/** What the label leaves of the picture's bytes. */
const DARKENED = 0.32;

/**
 * Writes a caption into a picture's lower left corner, light on a darkened label: what leaves the program says what it is.
 * A text wider than the picture is made smaller. `capitalShare`: height of a capital over the shorter side. Returns new sRGB bytes of the same size.
 */
export function drawCaption(
  photo: Photo,
  text: string,
  capitalShare: number = CAPTION_DEFAULTS.capitalShare,
): Uint8ClampedArray {
  checkPhoto(photo);
  const out = new Uint8ClampedArray(photo.rgba);
  const { width, segments } = strokeText(text);
  if (width === 0) return out;
  const { minCapitalPx } = CAPTION_DEFAULTS;
  const wanted = Math.max(minCapitalPx, capitalShare * Math.min(photo.widthPx, photo.heightPx)) / CAPITAL;
  const unit = Math.min(wanted, photo.widthPx / (width + 2 * INSET));
  const widthPx = Math.min(photo.widthPx, Math.ceil((width + 2 * INSET) * unit));
  const heightPx = Math.min(photo.heightPx, Math.ceil((CAPITAL + 2 * INSET) * unit));
  const top = photo.heightPx - heightPx;
  const cover = new Float32Array(heightPx * widthPx);
  for (let k = 0; k < segments.length; k += 4) {
    const across = (i: number) => (INSET + segments[k + i]!) * unit;
    const down = (i: number) => heightPx - (INSET + segments[k + i]! - 2) * unit;
    coverSegment(cover, widthPx, [across(0), down(1), across(2), down(3)], Math.max(0.6, HALF_STROKE * unit));
  }
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const at = 4 * ((top + y) * photo.widthPx + x);
      const share = cover[y * widthPx + x]!;
      for (let c = 0; c < 3; c++) out[at + c] = DARKENED * out[at + c]! * (1 - share) + 242 * share;
    }
  }
  return out;
}

/**
 * Writes one line of text into a picture, in place: `at` the left end of its baseline, or with `centred` its middle, px. Wider than
 * `mostPx` it is made smaller.
 */
export function drawText(
  photo: Photo,
  text: string,
  at: readonly [number, number],
  style: {
    readonly capitalPx: number;
    readonly rgb: readonly [number, number, number];
    readonly mostPx: number;
    readonly centred?: boolean;
  },
): void {
  const { width, segments } = strokeText(text);
  if (width === 0) return;
  const unit = Math.min(style.capitalPx / CAPITAL, style.mostPx / width);
  const left = Math.floor(at[0] - (style.centred ? (width * unit) / 2 : 0));
  const [widthPx, heightPx] = [Math.ceil((width + 2) * unit), Math.ceil((CAPITAL + 5) * unit)];
  const top = Math.floor(at[1] - (CAPITAL + 1) * unit);
  const cover = new Float32Array(widthPx * heightPx);
  for (let k = 0; k < segments.length; k += 4) {
    const across = (i: number) => (1 + segments[k + i]!) * unit;
    const down = (i: number) => (CAPITAL + 3 - segments[k + i]!) * unit;
    coverSegment(cover, widthPx, [across(0), down(1), across(2), down(3)], Math.max(0.6, HALF_STROKE * unit));
  }
  for (let y = Math.max(0, -top); y < Math.min(heightPx, photo.heightPx - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(widthPx, photo.widthPx - left); x++) {
      const share = cover[y * widthPx + x]!;
      const to = 4 * ((top + y) * photo.widthPx + left + x);
      for (let c = 0; c < 3; c++) photo.rgba[to + c] = photo.rgba[to + c]! * (1 - share) + style.rgb[c]! * share;
    }
  }
}

/** Capsule of a half width with its edge smoothed over a pixel; the largest cover of all segments stays. */
function coverSegment(cover: Float32Array, widthPx: number, line: readonly number[], half: number): void {
  const [x1, y1, x2, y2] = line as [number, number, number, number];
  const dx = x2 - x1;
  const dy = y2 - y1;
  const squared = dx * dx + dy * dy;
  const left = Math.max(0, Math.floor(Math.min(x1, x2) - half - 1));
  const right = Math.min(widthPx - 1, Math.ceil(Math.max(x1, x2) + half + 1));
  const top = Math.max(0, Math.floor(Math.min(y1, y2) - half - 1));
  const bottom = Math.min(cover.length / widthPx - 1, Math.ceil(Math.max(y1, y2) + half + 1));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = x + 0.5 - x1;
      const py = y + 0.5 - y1;
      const t = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0;
      const away = Math.sqrt((px - t * dx) ** 2 + (py - t * dy) ** 2);
      const share = Math.min(1, half + 0.5 - away);
      if (share > cover[y * widthPx + x]!) cover[y * widthPx + x] = share;
    }
  }
}
