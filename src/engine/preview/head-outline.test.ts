import { describe, expect, it } from 'vitest';
import { ellipsoidHead, portraitCamera, scatterDots, skinPhoto } from '../../../tests/golden/scenes.ts';
import { headAt } from './gloss-map.ts';
import { LINEAR_OF_BYTE } from './linear-light.ts';
import { previewGround, renderPreview } from './render-preview.ts';

const HEAD = ellipsoidHead();
const camera = portraitCamera(300, 300, 1.25, 0, 0.7);
const kernels = [{ sigmaMm: [0.3], amplitude: [0.35, 0.35, 0.35] }];

/** The photo shows the head larger than the fit has it, and further up: its outline lies 1 to 3 px beyond the mesh's. */
const enlarged = { ...camera, focalPx: camera.focalPx * 1.012, centrePx: [150, 149] as const };
const photo = skinPhoto(enlarged, [0.55, 0.35, 0.27], 4);
const ground = previewGround(photo, camera, HEAD);

/** Part of the red light left at a distance inside the photo's outline, mean over the upper arc. */
function lightLeft(rgba: Uint8ClampedArray, insidePx: number): number {
  const outline = ground.depth.outline!;
  let [after, before] = [0, 0];
  for (let k = 150; k < outline.photoPx.length - 150; k++) {
    const angle = ((k / 2 - 115) * Math.PI) / 180;
    const r = outline.photoPx[k]! - insidePx;
    const at =
      4 *
      (Math.floor(outline.centre[1] - Math.cos(angle) * r) * 300 + Math.floor(outline.centre[0] + Math.sin(angle) * r));
    after += LINEAR_OF_BYTE[rgba[at]!]!;
    before += LINEAR_OF_BYTE[photo.rgba[at]!]!;
  }
  return after / before;
}

describe('headOutline', () => {
  it("finds the photo's outline where the fit is off, and keeps the mesh's where skin and background are alike", () => {
    const { meshPx, photoPx } = ground.depth.outline!;
    const middle = meshPx.length >> 1;
    expect(photoPx[middle]! - meshPx[middle]!).toBeGreaterThan(1.5);
    expect(photoPx[middle]! - meshPx[middle]!).toBeLessThan(4);
    const plain = { ...photo, rgba: new Uint8ClampedArray(photo.rgba.length).fill(140) };
    const unseen = previewGround(plain, camera, HEAD).depth.outline!;
    expect(unseen.photoPx).toEqual(unseen.meshPx);
  });

  it('leaves no bare rim: the outermost pixels of skin are as dark as the skin within, and the background stays', () => {
    const rgba = renderPreview({ photo, camera, head: HEAD, dots: scatterDots(90_000, 3, 1), kernels }, ground);
    const within = 1 - lightLeft(rgba, 9);
    expect(within).toBeGreaterThan(0.2);
    expect(1 - lightLeft(rgba, 1.5)).toBeGreaterThan(0.85 * within);
    expect(lightLeft(rgba, -3)).toBeCloseTo(1, 3);
  });

  it('covers the head to its outline in the photo', () => {
    const { centre, photoPx } = ground.depth.outline!;
    const top = centre[1] - photoPx[photoPx.length >> 1]!;
    expect(headAt(ground.gloss, Math.floor(centre[0]), Math.floor(top + 2))).toBe(1);
    expect(headAt(ground.gloss, Math.floor(centre[0]), Math.floor(top - 3))).toBe(0);
  });
});
