import { accept, type Outcome } from '#/base/outcome.ts';
import { roundTo } from '#/base/round-to.ts';
import { withoutUndefined } from '#/base/without-undefined.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { type BaseSequence, buildBaseSequence } from '#/engine/dots/base-sequence.ts';
import { traceOutline } from '#/engine/imaging/trace-outline.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { cameraOfCopy } from '#/engine/scalp/camera.ts';
import { fitHead, type HeadFit, type PhotoTaps } from '#/engine/scalp/fit-head.ts';
import { furtherPhotoLack } from '#/engine/scalp/further-photo.ts';
import type { Head } from '#/engine/scalp/head.ts';
import { compileChart, type ScalpChart } from '#/engine/scalp/region-chart.ts';
import { type ScalpCoordinates, scalpCoordinates } from '#/engine/scalp/region-coordinates.ts';
import { type ScalpReach, treatableTriangles } from '#/engine/scalp/region-mask.ts';

export interface PhotoSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Step 1, on a changed tap or tape measure: the head and the cameras. `sizes`: the case's photo, then morePhotos. */
export function fitCase(
  caseFile: CaseFile,
  sizes: readonly PhotoSize[],
): Outcome<HeadFit, { readonly rule: string; readonly message: string }> {
  const { ruler, ...tape } = caseFile.measurements ?? {};
  const first = photoTaps(caseFile, sizes[0]!, ruler);
  const more = (caseFile.morePhotos ?? []).map((photo, index) => photoTaps(photo, sizes[index + 1]!, photo.ruler));
  return fitHead([first, ...more], withoutUndefined(tape), { sex: caseFile.sex ?? 'male' });
}

/**
 * The same with the outline of bare skin traced in the first photo and fitted too. A case that names an outline, be it an empty
 * one, keeps it: nothing is traced. `pixels`: the first photo at any scale. Falls back to the first fit where nothing is traced
 * or the trace does not fit.
 */
export function fitCaseToPhoto(
  caseFile: CaseFile,
  sizes: readonly PhotoSize[],
  pixels: Photo,
): ReturnType<typeof fitCase> {
  const plain = fitCase(caseFile, sizes);
  if (!plain.ok || caseFile.outline !== undefined) return plain;
  return accept(followOutline(caseFile, sizes, pixels, plain.value).fit);
}

/**
 * The outline of bare skin in one photo (0: the case's own, then morePhotos), in its own pixels, as fitCaseToPhoto would fit it:
 * a case with these points as that photo's outline has the same head. `pixels`: that photo at any scale. Empty where nothing is
 * traced, what is traced does not fit, or the photo is left out of the fit. Refuses what fitCase refuses.
 */
export function outlineOfPhoto(
  caseFile: CaseFile,
  sizes: readonly PhotoSize[],
  pixels: Photo,
  place = 0,
): Outcome<readonly [number, number][], { readonly rule: string; readonly message: string }> {
  const { outline: _, ...taps } = tapsAt(caseFile, place);
  // A further photo may be placed by its outline alone: then the search starts from there.
  const bare = place > 0 && furtherPhotoLack(taps) ? caseFile : withTaps(caseFile, place, taps);
  const plain = fitCase(bare, sizes);
  if (!plain.ok) return plain;
  const isUsed = plain.value.usedPhotos.includes(place);
  return accept(isUsed ? followOutline(bare, sizes, pixels, plain.value, place).outline : []);
}

type TappedPhoto = Pick<CaseFile, 'landmarks' | 'outline'>;

function tapsAt(caseFile: CaseFile, place: number): TappedPhoto {
  return place === 0 ? caseFile : caseFile.morePhotos![place - 1]!;
}

/** The case with other taps on one photo; what `taps` lacks is taken away. */
function withTaps(caseFile: CaseFile, place: number, taps: TappedPhoto): CaseFile {
  if (place === 0) return { ...taps } as CaseFile;
  const photo = taps as NonNullable<CaseFile['morePhotos']>[number];
  return { ...caseFile, morePhotos: caseFile.morePhotos!.with(place - 1, photo) };
}

interface Followed {
  readonly fit: HeadFit;
  readonly outline: readonly [number, number][];
}

function followOutline(
  caseFile: CaseFile,
  sizes: readonly PhotoSize[],
  pixels: Photo,
  plain: HeadFit,
  place = 0,
): Followed {
  let best: Followed = { fit: plain, outline: [] };
  const taps = tapsAt(caseFile, place);
  // A second trace starts from a better head; it is fitted when it sees clearly more.
  for (let round = 0; round < 2; round++) {
    const outline = tracedOutline(taps.landmarks, sizes[place]!, pixels, best.fit, place);
    if (outline.length < 1.2 * best.outline.length + 1) break;
    const fitted = fitCase(withTaps(caseFile, place, { ...taps, outline: [...outline] }), sizes);
    if (!fitted.ok || !agreesAs(plain, fitted.value)) break;
    best = { fit: fitted.value, outline };
  }
  return best;
}

/** Whether a fit uses the same photos and leaves out no more taps. */
function agreesAs(plain: HeadFit, fit: HeadFit): boolean {
  const outliers = ({ residuals }: HeadFit): number => residuals.filter(({ outlier }) => outlier).length;
  return fit.usedPhotos.length === plain.usedPhotos.length && outliers(fit) <= outliers(plain);
}

/** The outline of bare skin in pixels of the photo itself. */
function tracedOutline(
  landmarks: CaseFile['landmarks'],
  size: PhotoSize,
  pixels: Photo,
  fit: HeadFit,
  place: number,
): readonly [number, number][] {
  const scale = pixels.widthPx / size.widthPx;
  const own = fit.cameras[fit.usedPhotos.indexOf(place)]!;
  const camera = cameraOfCopy(own, pixels);
  const { silhouette_top, silhouette_right, silhouette_left } = landmarks;
  const anchors = [silhouette_top, silhouette_right, silhouette_left]
    .filter((point) => point !== undefined)
    .map(([x, y]) => [x * scale, y * scale] as const);
  const round = (value: number): number => roundTo(value / scale, 1);
  return traceOutline(pixels, camera, fit.head, anchors).map(([x, y]): [number, number] => [round(x), round(y)]);
}

function photoTaps(
  taps: Pick<NonNullable<CaseFile['morePhotos']>[number], 'landmarks' | 'outline' | 'cropped' | 'view'>,
  size: PhotoSize,
  ruler: NonNullable<CaseFile['measurements']>['ruler'],
): PhotoTaps {
  const { widthPx, heightPx } = size;
  const { landmarks, view, cropped, outline } = taps;
  return {
    widthPx,
    heightPx,
    landmarks: withoutUndefined(landmarks),
    ...withoutUndefined({ view, cropped, outline, ruler }),
  };
}

/** What everything else on one head is computed with. */
export interface PlanHead {
  readonly head: Head;
  readonly chart: ScalpChart;
}

/** Step 2, once a head: the maps of its scalp (about 15 ms). */
export function planHead(head: Head): PlanHead {
  return { head, chart: compileChart(head) };
}

export interface PlanBase {
  readonly reach: ScalpReach;
  readonly base: BaseSequence;
  readonly coordinates: ScalpCoordinates;
}

export const PLAN_BASE_DEFAULTS = { seed: 1, densityPerCm2: 200 } as const;

/** Density of the base sequence that a plan needs: the default, or the next step above its densest zone. */
export function baseDensityFor(densestPerCm2: number): number {
  let density: number = PLAN_BASE_DEFAULTS.densityPerCm2;
  while (density < densestPerCm2 * 1.02) density *= 1.25;
  return Math.round(density);
}

/** Step 3, once a head and seed (1 to 3 s, in a worker): every place where a dot may be, with its place on the scalp. */
export function planBase(
  scene: PlanHead,
  options: { readonly seed: number; readonly reach: ScalpReach; readonly densityPerCm2?: number },
): PlanBase {
  const base = buildBaseSequence(scene.head.mesh, {
    seed: options.seed,
    densityPerCm2: options.densityPerCm2 ?? PLAN_BASE_DEFAULTS.densityPerCm2,
    treatableTriangles: treatableTriangles(scene.chart, options.reach),
  });
  return { reach: options.reach, base, coordinates: scalpCoordinates(scene.chart, base.positionsMm) };
}
