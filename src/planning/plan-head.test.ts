import { describe, expect, it } from 'vitest';
import { SYNTHETIC_CAMERA, SYNTHETIC_SIZE, syntheticCase } from '../../tests/support/synthetic-case.ts';
import { fitCase, fitCaseToPhoto, outlineOfPhoto } from './plan-head.ts';

const caseFile = syntheticCase();
const sizes = [SYNTHETIC_SIZE];

/** A bare skull as wide and high as the taps say, before a plain wall. */
function picture() {
  const { widthPx, heightPx } = SYNTHETIC_SIZE;
  const { silhouette_top: top, silhouette_left: left, silhouette_right: right } = caseFile.landmarks;
  const centre = [SYNTHETIC_CAMERA.centrePx[0], left![1]] as const;
  const [a, b] = [(left![0] - right![0]) / 2, centre[1] - top![1]];
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const inside =
        ((x + 0.5 - centre[0]) / a) ** 2 + ((y + 0.5 - centre[1]) / b) ** 2 <= 1 ||
        (y > centre[1] && Math.abs(x - centre[0]) < 0.9 * a);
      rgba.set([...(inside ? [205, 165, 140] : [70, 90, 120]), 255], 4 * (y * widthPx + x));
    }
  }
  return { widthPx, heightPx, rgba };
}

const head = (fit: ReturnType<typeof fitCase>) =>
  fit.ok && { head: fit.value.head.parameters, cameras: fit.value.cameras };

describe('the outline in the photo', () => {
  const pixels = picture();

  it('gives the same head traced while planning and named in the case', () => {
    const traced = outlineOfPhoto(caseFile, sizes, pixels);
    const outline = traced.ok ? [...traced.value] : [];
    expect(outline.length).toBeGreaterThan(20);
    const named = head(fitCaseToPhoto({ ...caseFile, outline }, sizes, pixels));
    expect(named).toEqual(head(fitCaseToPhoto(caseFile, sizes, pixels)));
    expect(named).not.toEqual(head(fitCase(caseFile, sizes)));
  });

  it('is not traced for a case that names its own, be it empty', () => {
    const bare = { ...caseFile, outline: [] };
    expect(head(fitCaseToPhoto(bare, sizes, pixels))).toEqual(head(fitCase(caseFile, sizes)));
  });

  it('is traced in a further photo too, with its own pixels and camera', () => {
    const { outline: _, ...taps } = caseFile;
    const plain = { widthPx: 300, heightPx: 360, rgba: new Uint8ClampedArray(4 * 300 * 360).fill(90) };
    const two = { ...caseFile, outline: [], morePhotos: [{ file: 'b', landmarks: taps.landmarks }] };
    const both = [SYNTHETIC_SIZE, SYNTHETIC_SIZE];
    const found = outlineOfPhoto(two, both, pixels, 1);
    const own = outlineOfPhoto(caseFile, sizes, pixels);
    const outline = found.ok ? found.value : [];
    expect(outline.length).toBeGreaterThan(20);
    const far = outline.map(([x, y]) =>
      Math.min(...(own.ok ? own.value : []).map(([u, v]) => Math.hypot(x - u, y - v))),
    );
    expect(far.toSorted((a, b) => a - b)[far.length >> 1]).toBeLessThan(3);
    expect(outlineOfPhoto(two, both, plain, 1)).toEqual({ ok: true, value: [] });
    // Points that the photo has already are no part of what is seen in it.
    const more = [
      { ...two.morePhotos[0]!, outline: [[500, 100] as [number, number], [900, 1100] as [number, number]] },
    ];
    expect(outlineOfPhoto({ ...two, morePhotos: more }, both, pixels, 1)).toEqual(found);
  });
});
