import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitView, frameView, holdView, keepInView, panView, toPhoto, toScreen, zoomView } from './stage-view.ts';

const stage = { width: 800, height: 600 };
const photo = { width: 3000, height: 4000 };

describe('stage view', () => {
  it('shows the whole photo, centred', () => {
    const view = fitView(stage, photo);
    const [x0, y0] = toScreen(view, [0, 0]);
    const [x1, y1] = toScreen(view, [photo.width, photo.height]);
    expect([y0, y1]).toEqual([12, 588]);
    expect(x0).toBeCloseTo(800 - x1, 9);
  });

  it('keeps the point under the finger while zooming in from the middle', () => {
    const about = [400, 300] as const;
    const view = zoomView(fitView(stage, photo), 5, about, stage, photo);
    expect(toPhoto(view, about)[0]).toBeCloseTo(1500, 6);
    expect(toPhoto(view, about)[1]).toBeCloseTo(2000, 6);
  });

  it('frames a box', () => {
    const view = frameView(stage, photo, [1000, 1000], [2000, 1500]);
    expect(toScreen(view, [1500, 1250])).toEqual([400, 300]);
    expect(view.scale).toBeCloseTo(0.752, 3);
  });

  it('follows a point to the edge of the stage and no farther', () => {
    const view = zoomView(fitView(stage, photo), 5, [400, 300], stage, photo);
    expect(keepInView(view, toPhoto(view, [60, 300]), 40, stage, photo)).toBe(view);
    const left = keepInView(view, toPhoto(view, [-100, 300]), 40, stage, photo);
    expect(toScreen(left, toPhoto(view, [-100, 300]))).toEqual([expect.closeTo(40, 6), expect.closeTo(300, 6)]);
    // Where the photo ends there is nothing to move to.
    const corner = keepInView(view, [0, 0], 40, stage, photo);
    expect(toScreen(corner, [0, 0])).toEqual([0, 0]);
  });

  it('never loses the photo, and screen and photo are inverse', () => {
    const small = fc.double({ min: -3000, max: 3000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 30, noNaN: true }), small, small, (factor, dx, dy) => {
        const view = panView(zoomView(fitView(stage, photo), factor, [100, 500], stage, photo), [dx, dy], stage, photo);
        expect(holdView(view, stage, photo)).toEqual(view);
        const [x, y] = toPhoto(view, [400, 300]);
        expect(x).toBeGreaterThanOrEqual(-1e-6);
        expect(x).toBeLessThanOrEqual(photo.width + 1e-6);
        expect(y).toBeGreaterThanOrEqual(-1e-6);
        expect(y).toBeLessThanOrEqual(photo.height + 1e-6);
        const [u, v] = toScreen(view, [x, y]);
        expect(u).toBeCloseTo(400, 6);
        expect(v).toBeCloseTo(300, 6);
      }),
    );
  });
});
