import { describe, expect, it } from 'vitest';
import { SYNTHETIC_SIZE, syntheticCase } from '../../tests/support/synthetic-case.ts';
import { caseOfDocument, lackOfPhoto, photosOfDocument } from './case-of-document.ts';
import { documentOfCase } from './document-of-case.ts';
import { fitCase } from './plan-head.ts';
import { VIEW_LANDMARKS } from './view-landmarks.ts';

const own = documentOfCase(syntheticCase(), 'own');
const { landmarks } = own.photos[0]!;
const some = (...names: string[]) => Object.fromEntries(names.map((name) => [name, landmarks[name]!]));
const withPhoto = (taps: object) => ({
  ...own,
  photos: [...own.photos, { photoId: 'more', view: 'other' as const, landmarks: {}, ...taps }],
});
const outline = [some('silhouette_top')['silhouette_top']!];

describe('a further photo of a course', () => {
  it.each([
    [{}, { landmarks: 2, taps: 5 }],
    [{ landmarks: some('glabella', 'menton', 'tragion_left') }, { landmarks: 0, taps: 2 }],
    [
      { landmarks: some('tragion_left', 'silhouette_top', 'silhouette_right', 'silhouette_left'), outline },
      { landmarks: 1, taps: 1 },
    ],
  ])('with too few taps is left out and says what it needs', (taps, lack) => {
    const document = withPhoto(taps);
    expect(lackOfPhoto(document, 'more')).toEqual(lack);
    expect(photosOfDocument(document).map(({ photoId }) => photoId)).toEqual(['own']);
    const made = caseOfDocument('', document);
    expect(made.ok && made.value.morePhotos).toBeUndefined();
  });

  it('with enough is used, and fits: the same rule as the fit', () => {
    const names = ['exocanthion_right', 'tragion_left', 'silhouette_top', 'silhouette_right', 'silhouette_left'];
    const document = withPhoto({ landmarks: some(...names) });
    expect(lackOfPhoto(document, 'more')).toBeNull();
    const made = caseOfDocument('', document);
    expect(made.ok && fitCase(made.value, [SYNTHETIC_SIZE, SYNTHETIC_SIZE]).ok).toBe(true);
    const fewer = { landmarks: some(...names.slice(1)), file: 'more' };
    const without = fitCase({ ...syntheticCase(), morePhotos: [fewer] }, [SYNTHETIC_SIZE, SYNTHETIC_SIZE]);
    expect(without).toMatchObject({ value: { usedPhotos: [0], warnings: [{ values: { cause: 'HF01' } }] } });
  });

  it('is placed by the points that are asked for in each view', () => {
    for (const [view, names] of Object.entries(VIEW_LANDMARKS)) {
      const taps = { view, landmarks: Object.fromEntries(names.map((name) => [name, [0, 0]])) };
      expect(lackOfPhoto(withPhoto(taps), 'more'), view).toBeNull();
    }
  });

  it('never takes the case its own photo', () => {
    expect(lackOfPhoto({ ...own, photos: [{ photoId: 'own', view: 'crown', landmarks: {} }] }, 'own')).toBeNull();
  });
});
