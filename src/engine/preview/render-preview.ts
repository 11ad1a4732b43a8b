import type { Camera } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { depthBuffer } from './depth-buffer.ts';
import type { DotKernel } from './dot-kernel.ts';
import { type GlossMap, glossAt, glossMap, headAt } from './gloss-map.ts';
import { headOutline, type SeenHead } from './head-outline.ts';
import { byteOfLinear, LINEAR_OF_BYTE, luminance } from './linear-light.ts';
import { checkPhoto, type Photo } from './photo.ts';
import type { Splats } from './splats.ts';
import { type Transmission, transmissionOf } from './transmission.ts';
import { type PreviewDots, visibleDots } from './visible-dots.ts';

export interface PreviewScene {
  readonly photo: Photo;
  /** Camera of a picture of exactly the photo's size. */
  readonly camera: Camera;
  readonly head: Head;
  readonly dots: PreviewDots;
  readonly kernels: readonly DotKernel[];
  /** The photo's own blur (lens, demosaicing, noise reduction), standard deviation in pixels; default PREVIEW_DEFAULTS. */
  readonly blurPx?: number;
}

export const PREVIEW_DEFAULTS = {
  /** At 0.5 px, with the pixel's own area, one dot's light is sampled right within 0.6 % wherever it falls. */
  blurPx: 0.5,
} as const;

/** Everything of a scene that does not change while dots are planned: made once a photo and camera. */
export interface PreviewGround {
  readonly depth: SeenHead;
  readonly gloss: GlossMap;
}

/** Throws RangeError for a photo whose size and bytes do not fit. */
export function previewGround(photo: Photo, camera: Camera, head: Head): PreviewGround {
  checkPhoto(photo);
  const seen = depthBuffer(head.mesh, camera);
  const outline = headOutline(photo, seen);
  const depth = outline ? { ...seen, outline } : seen;
  return { depth, gloss: glossMap(photo, depth) };
}

/**
 * The reference picture: every visible dot multiplies the light that comes out of the skin under it by 1 - C, in linear
 * sRGB; gloss, texture and shading of the photo stay. Returns sRGB bytes of the photo's size, stride 4.
 * Method and limits: docs/methods/preview.md.
 */
export function renderPreview(scene: PreviewScene, ground?: PreviewGround): Uint8ClampedArray {
  const { photo, camera } = scene;
  if (camera.widthPx !== photo.widthPx || camera.heightPx !== photo.heightPx) {
    throw new RangeError('renderPreview: camera and photo differ in size; scale the camera with scaleCamera first');
  }
  const { depth, gloss } = ground ?? previewGround(photo, camera, scene.head);
  return renderSplats(photo, visibleDots(scene.dots, camera, depth), scene.kernels, gloss, scene.blurPx);
}

/** The same for dots that are projected already. */
export function renderSplats(
  photo: Photo,
  splats: Splats,
  kernels: readonly DotKernel[],
  gloss: GlossMap,
  blurPx: number = PREVIEW_DEFAULTS.blurPx,
): Uint8ClampedArray {
  checkPhoto(photo);
  const blurVariancePx2 = blurPx * blurPx;
  const transmission = transmissionOf(splats, kernels, photo.widthPx, photo.heightPx, { blurVariancePx2 });
  const out = new Uint8ClampedArray(photo.rgba);
  multiplyDiffuse(out, photo.widthPx, transmission, gloss);
  return out;
}

/** In place: light = gloss + (light - gloss) x transmission for every pixel of the area, as far as the head covers it. */
function multiplyDiffuse(rgba: Uint8ClampedArray, widthPx: number, transmission: Transmission, gloss: GlossMap): void {
  const { rgb } = transmission;
  let from = 0;
  for (let y = transmission.y; y < transmission.y + transmission.heightPx; y++) {
    let at = 4 * (y * widthPx + transmission.x);
    for (let x = transmission.x; x < transmission.x + transmission.widthPx; x++, at += 4, from += 3) {
      if (rgb[from] === 1 && rgb[from + 1] === 1 && rgb[from + 2] === 1) continue;
      const head = headAt(gloss, x, y);
      if (head === 0) continue;
      const tr = 1 + (rgb[from]! - 1) * head;
      const tg = 1 + (rgb[from + 1]! - 1) * head;
      const tb = 1 + (rgb[from + 2]! - 1) * head;
      const red = LINEAR_OF_BYTE[rgba[at]!]!;
      const green = LINEAR_OF_BYTE[rgba[at + 1]!]!;
      const blue = LINEAR_OF_BYTE[rgba[at + 2]!]!;
      const shine = Math.min(red, green, blue, glossAt(gloss, x, y) * luminance(red, green, blue));
      rgba[at] = byteOfLinear(shine + (red - shine) * tr);
      rgba[at + 1] = byteOfLinear(shine + (green - shine) * tg);
      rgba[at + 2] = byteOfLinear(shine + (blue - shine) * tb);
    }
  }
}
