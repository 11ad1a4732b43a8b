import { describe, expect, it } from 'vitest';
import type { LeastSquaresFit } from '#/engine/math/levenberg-marquardt.ts';
import type { FitModel } from './fit-model.ts';
import { badTapWarnings, checkFit, outlineWarnings, photosByMisfit, roughWarnings } from './fit-verdict.ts';
import type { PhotoTaps } from './photo-taps.ts';

/** A landmark misses in u and v, a point of the outline by one number; all in standard deviations. */
type Miss = readonly [name: string, photo: number, u: number, v?: number | undefined];

/** A fit with such misses, then one of each tape. */
function fitted(misses: readonly Miss[], tapes: readonly number[] = []) {
  const residuals: number[] = [];
  const tapRows = misses.map(
    ([, , u, v]) => residuals.push(u, ...(v === undefined ? [] : [v])) - (v === undefined ? 1 : 2),
  );
  const model = {
    taps: misses.map(([name, photo, , v]) => ({ name, photo, landmark: v === undefined ? null : name })),
    tapRows,
    tapeRow: residuals.length,
    tapeNames: (['circumferenceMm', 'lengthMm'] as const).slice(0, tapes.length),
  } as unknown as FitModel;
  const fit = { residuals: Float64Array.from([...residuals, ...tapes]) } as unknown as LeastSquaresFit;
  return { model, fit, check: (...dropped: number[]) => checkFit(model, fit, new Set(dropped)) };
}
const good = (count: number, photo = 0): Miss[] =>
  Array.from({ length: count }, (_, k): Miss => [`tap ${k}`, photo, 1, -1]);

describe('the verdict on a fit', () => {
  it('[HF08] refuses taps whose mean square is over six, and names the one that lies worst', () => {
    // Four taps of 2 and one of u2 + v2: 8 + 22 is a mean of six.
    expect(fitted([...good(4), ['menton', 0, 3, Math.sqrt(12.9)]]).check()).toBeNull();
    const bad = fitted([...good(2), ['menton', 0, 3, Math.sqrt(13.1)], ...good(2)]).check();
    expect(bad).toMatchObject({ rule: 'HF08', message: expect.stringContaining('misfit is at menton;') });
    // A point of the outline counts by its one distance.
    expect(fitted([...good(4), ['outline 1', 0, Math.sqrt(21.9)]]).check()).toBeNull();
    expect(fitted([...good(4), ['outline 1', 0, Math.sqrt(22.1)]]).check()).toMatchObject({ rule: 'HF08' });
  });

  it('[HF08] refuses when more than a quarter of the taps had to be left out, one aside', () => {
    const { check } = fitted(good(8));
    expect([check(0), check(0, 1)]).toEqual([null, null]);
    expect(check(0, 1, 2)).toMatchObject({ rule: 'HF08' });
    expect(fitted(good(3)).check(0)).toBeNull();
  });

  it('[HF08] judges a further photo by itself too', () => {
    const off = Array.from({ length: 4 }, (_, k): Miss => [`side ${k}`, 1, 2, 2]);
    expect(fitted([...good(20), ...off]).check()).toMatchObject({ rule: 'HF08' });
    expect(fitted([...good(20), ...off.map(([name, , u, v]): Miss => [name, 0, u, v])]).check()).toBeNull();
  });

  it('[HF07] refuses a tape that is more than four standard deviations from the rest', () => {
    expect(fitted(good(5), [3.9, -3.9]).check()).toBeNull();
    expect(fitted(good(5), [0, -4.1]).check()).toMatchObject({
      rule: 'HF07',
      message: expect.stringContaining('head length'),
    });
  });

  it('puts the photo that lies worst first', () => {
    const misses: Miss[] = [...good(3), ...good(3, 1), ['x', 2, 2.1, 2.1], ['y', 2, 2.1, 2.1]];
    const { model, fit } = fitted(misses);
    expect(photosByMisfit(model, fit, new Set())[0]).toBe(2);
    // A tap that was left out counts as barely suspect: more than what is good, whatever it missed by.
    expect(photosByMisfit(model, fit, new Set([3]))).toEqual([2, 1, 0]);
  });
});

describe('warnings of a fit', () => {
  it('[HF11] tells that no point of the outline is there', () => {
    expect(outlineWarnings(fitted(good(5)).model)).toMatchObject([{ rule: 'HF11' }]);
    expect(outlineWarnings(fitted([...good(5), ['outline 1', 0, 1]]).model)).toEqual([]);
  });

  it('[HF12] names the tap that was left out and its photo as the case counts them', () => {
    const { model } = fitted([...good(5), ['tragion_left', 1, 9, 9]]);
    expect(badTapWarnings(model, new Set([5]), [0, 2])).toMatchObject([
      { rule: 'HF12', values: { photo: 3, tap: 'tragion_left' } },
    ]);
  });

  it('[HF13] tells of a further photo with two landmarks and fewer than eight points of the outline', () => {
    const photo = (place: number, outline: number, ...names: readonly string[]) => {
      const landmarks = Object.fromEntries(names.map((name) => [name, [1, 1]]));
      return { place, taps: { landmarks, outline: Array(outline).fill([1, 1]) } as unknown as PhotoTaps };
    };
    const ears = ['tragion_left', 'tragion_right'] as const;
    expect(roughWarnings([photo(1, 7, ...ears)])).toMatchObject([{ rule: 'HF13', values: { photo: 2, least: 8 } }]);
    expect(roughWarnings([photo(1, 8, ...ears)])).toEqual([]);
    expect(roughWarnings([photo(1, 7, ...ears, 'silhouette_top')])).toEqual([]);
    expect(roughWarnings([photo(1, 0, ...ears, 'glabella'), photo(0, 0, ...ears)])).toEqual([]);
  });
});
