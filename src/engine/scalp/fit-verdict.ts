import type { LeastSquaresFit } from '#/engine/math/levenberg-marquardt.ts';
import type { FitRefusal } from './check-taps.ts';
import type { FitModel } from './fit-model.ts';
import { SUSPECT } from './fit-residuals.ts';
import type { PhotoTaps } from './photo-taps.ts';
import { TAPE_WORDS } from './tape.ts';

/** Mean square of standardised residuals per degree of freedom beyond which taps and head do not belong together. */
const MISFIT = 6;
/** Share of bad taps beyond which those that are left prove nothing. */
const MOST_DROPPED = 1 / 4;

/** How taps lie on the fitted head: squared standardised residuals of those that count, and how many were dropped. */
interface Misses {
  readonly squares: readonly number[];
  readonly dropped: number;
}

function missesOf(model: FitModel, fit: LeastSquaresFit, dropped: ReadonlySet<number>, photo?: number): Misses {
  const own = model.taps.flatMap((tap, k) => (photo === undefined || tap.photo === photo ? [k] : []));
  const squares = own.filter((k) => !dropped.has(k)).map((k) => squareOf(model, fit, k));
  return { squares, dropped: own.length - squares.length };
}

function squareOf(model: FitModel, fit: LeastSquaresFit, k: number): number {
  const row = model.tapRows[k]!;
  return fit.residuals[row]! ** 2 + (model.taps[k]!.landmark ? fit.residuals[row + 1]! ** 2 : 0);
}

function isMisfit({ squares, dropped }: Misses): boolean {
  const bad = dropped > Math.max(1, (squares.length + dropped) * MOST_DROPPED);
  return bad || sumOf(squares) / squares.length > MISFIT;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Why a fit is no head (HF08, HF07), or null. */
export function checkFit(model: FitModel, fit: LeastSquaresFit, dropped: ReadonlySet<number>): FitRefusal | null {
  const photos = new Set(model.taps.map(({ photo }) => photo));
  const isOff = [...photos].some((photo) => photo > 0 && isMisfit(missesOf(model, fit, dropped, photo)));
  if (isOff || isMisfit(missesOf(model, fit, dropped))) {
    let worst = { square: 0, name: '' };
    for (const [k, { name }] of model.taps.entries()) {
      const square = dropped.has(k) ? 0 : squareOf(model, fit, k);
      if (square > worst.square) worst = { square, name };
    }
    return {
      rule: 'HF08',
      message: `The taps do not fit a head: the largest misfit is at ${worst.name}; check left and right, and place it and its neighbours again.`,
    };
  }
  for (const [k, name] of model.tapeNames.entries()) {
    if (Math.abs(fit.residuals[model.tapeRow + k]!) > 4) {
      return {
        rule: 'HF07',
        message: `The ${TAPE_WORDS[name]} does not go together with the other measures and the photo: measure it again, or leave it out.`,
      };
    }
  }
  return null;
}

/** Photos, as the model counts them, from the one whose taps lie worst; a tap that was dropped counts as barely suspect. */
export function photosByMisfit(model: FitModel, fit: LeastSquaresFit, dropped: ReadonlySet<number>): number[] {
  const mean = (photo: number): number => {
    const { squares, dropped: bad } = missesOf(model, fit, dropped, photo);
    return (sumOf(squares) + bad * SUSPECT) / (squares.length + bad);
  };
  const photos = new Set(model.taps.map(({ photo }) => photo));
  return [...photos].sort((a, b) => mean(b) - mean(a));
}

/** Without the outline a photo says nothing of the cranium but what the face suggests. */
export function outlineWarnings(model: FitModel): FitRefusal[] {
  if (model.taps.some((tap) => !tap.landmark)) return [];
  return [
    {
      rule: 'HF11',
      message:
        'No point of the skull outline is tapped, so its size is guessed from the face: tap the top and both sides.',
    },
  ];
}

/** A warning each (HF12): taps that the fit left out because all others speak against them. */
export function badTapWarnings(
  model: FitModel,
  dropped: ReadonlySet<number>,
  usedPhotos: readonly number[],
): FitRefusal[] {
  return [...dropped].map((k) => {
    const { name: tap, photo: at } = model.taps[k]!;
    const photo = usedPhotos[at]! + 1;
    return {
      rule: 'HF12',
      message: `Photo ${photo}: ${tap} disagrees with all other taps and was left out: place it again.`,
      values: { photo, tap },
    };
  });
}

/** Outline points with which two landmarks place a photo (docs/methods/head.md). */
const LEAST_OUTLINE = 8;

/** Two landmarks and a few points of the outline leave open how far the head is tipped. */
export function roughWarnings(photos: readonly { readonly place: number; readonly taps: PhotoTaps }[]): FitRefusal[] {
  return photos.flatMap(({ place, taps: { landmarks, outline = [] } }): FitRefusal[] => {
    const names = Object.keys(landmarks);
    const ofFace = names.filter((name) => !name.startsWith('silhouette')).length;
    if (place === 0 || ofFace > 2 || names.length - ofFace + outline.length >= LEAST_OUTLINE) return [];
    return [
      {
        rule: 'HF13',
        message: `Photo ${place + 1} is placed only roughly by two landmarks and few points of the outline: tap ${LEAST_OUTLINE} or more around the skull, or a third landmark.`,
        values: { photo: place + 1, least: LEAST_OUTLINE },
      },
    ];
  });
}
