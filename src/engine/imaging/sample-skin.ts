import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { type Lab, linearRgbToLab } from '../colour/lab.ts';
import type { Rgb } from '../colour/srgb.ts';
import { median } from '../math/median.ts';
import { LINEAR_OF_BYTE, luminance } from '../preview/linear-light.ts';
import { checkPhoto, type Photo } from '../preview/photo.ts';

/** A round area of a photo: centre and radius in its pixels. */
export interface SampleArea {
  readonly at: readonly [number, number];
  readonly radiusPx: number;
}

export interface SkinSample {
  /** CIELAB, D65, of the median light; the photo is taken to be white-balanced. */
  readonly lab: Lab;
  /** Median linear sRGB. */
  readonly linearRgb: Rgb;
  /** Robust standard deviation of L*, a*, b* over the area's usable pixels. */
  readonly sdLab: Lab;
  /** Share of the area's pixels that are neither burnt out, nor black, nor gloss, hair or shadow beside the median. */
  readonly usableShare: number;
}

export interface SampleRefusal {
  readonly rule: 'IM01' | 'IM02' | 'IM03';
  readonly message: string;
}

export const SAMPLE_SKIN_DEFAULTS = {
  /** Luminance over the median within which a pixel counts as the same skin. */
  usableRatio: [0.6, 1.5] as readonly [number, number],
  minUsableShare: 0.3,
  minPixels: 30,
  /** At most about this many pixels are read. */
  maxPixels: 40_000,
} as const;

/** Robust colour of the skin in an area: medians in linear light of the pixels that agree with the median luminance. */
export function sampleSkin(photo: Photo, area: SampleArea): Outcome<SkinSample, SampleRefusal> {
  checkPhoto(photo);
  const pixels = readArea(photo, area);
  const { minPixels, usableRatio, minUsableShare } = SAMPLE_SKIN_DEFAULTS;
  if (pixels.length < minPixels) {
    return refuse({
      rule: 'IM01',
      message: 'The skin sample lies outside the photo or is too small: move it onto bare skin.',
    });
  }
  const clean = pixels.filter(({ rgb, clipped }) => !clipped && rgb[0] + rgb[1] + rgb[2] > 0.006);
  if (clean.length < minUsableShare * pixels.length) {
    return refuse({
      rule: 'IM02',
      message:
        'The skin sample is burnt out or black in the photo: move it to evenly lit skin or take the photo again.',
    });
  }
  const middle = median(clean.map(({ light }) => light));
  const usable = clean.filter(({ light }) => light > usableRatio[0] * middle && light < usableRatio[1] * middle);
  const usableShare = usable.length / pixels.length;
  if (usableShare < minUsableShare) {
    return refuse({
      rule: 'IM03',
      message: 'The skin sample is too mixed (hair, shine or shadow): move it to evenly lit bare skin.',
    });
  }
  const channel = (k: 0 | 1 | 2) => median(usable.map(({ rgb }) => rgb[k]));
  const linearRgb: Rgb = [channel(0), channel(1), channel(2)];
  const lab = linearRgbToLab(linearRgb);
  return accept({
    lab,
    linearRgb,
    sdLab: spread(
      usable.map(({ rgb }) => linearRgbToLab(rgb)),
      lab,
    ),
    usableShare,
  });
}

interface Pixel {
  readonly rgb: Rgb;
  readonly light: number;
  readonly clipped: boolean;
}

/** Pixels of the disc in linear light, thinned to a regular grid when there are many. */
export function readArea(photo: Photo, area: SampleArea): Pixel[] {
  const [cx, cy] = area.at;
  const radius = area.radiusPx;
  const pixels: Pixel[] = [];
  if (!(radius > 0) || !Number.isFinite(cx) || !Number.isFinite(cy)) return pixels;
  const step = Math.max(1, Math.ceil(Math.sqrt((Math.PI * radius * radius) / SAMPLE_SKIN_DEFAULTS.maxPixels)));
  for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(photo.heightPx, cy + radius); y += step) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(photo.widthPx, cx + radius); x += step) {
      if ((x + 0.5 - cx) ** 2 + (y + 0.5 - cy) ** 2 > radius * radius) continue;
      const at = 4 * (y * photo.widthPx + x);
      const bytes = [photo.rgba[at]!, photo.rgba[at + 1]!, photo.rgba[at + 2]!] as const;
      const rgb: Rgb = [LINEAR_OF_BYTE[bytes[0]]!, LINEAR_OF_BYTE[bytes[1]]!, LINEAR_OF_BYTE[bytes[2]]!];
      pixels.push({ rgb, light: luminance(...rgb), clipped: Math.max(...bytes) >= 253 });
    }
  }
  return pixels;
}

/** Median absolute deviation of each coordinate, scaled to the standard deviation of a normal distribution. */
function spread(labs: readonly Lab[], middle: Lab): Lab {
  const of = (k: 0 | 1 | 2) => 1.4826 * median(labs.map((lab) => Math.abs(lab[k] - middle[k])));
  return [of(0), of(1), of(2)];
}
