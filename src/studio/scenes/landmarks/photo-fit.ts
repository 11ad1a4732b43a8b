import type { FitResult } from '../../planner/planner-messages.ts';

/** How a further photo's own points lie on the head that all photos were fitted to. */
export type PhotoFit =
  | { readonly state: 'good' }
  /** The head misses half of its landmarks, or half of its outline, by `mm` or more. */
  | { readonly state: 'off'; readonly mm: number }
  /** By so few points that its view is known only roughly. */
  | { readonly state: 'rough' }
  /** Hardly a point of its outline is set: the line drawn there is what the other photos suggest. */
  | { readonly state: 'bare' };

/** Twice the typical miss of careful taps (.44 % of the picture's side, at most 2.5 mm each way). */
const OFF_MM = 5;
const LEAST_OUTLINE = 2;

/** Null for the case's own photo, of which the whole report speaks, and for one that is not used. */
export function photoFit(
  { photoIds, residuals, roughPhotos }: Pick<FitResult, 'photoIds' | 'residuals' | 'roughPhotos'>,
  photoId: string,
): PhotoFit | null {
  const place = photoIds.indexOf(photoId);
  if (place < 1) return null;
  const own = residuals.filter(({ photo, outlier }) => photo === place && !outlier);
  const isOutline = (tap: string): boolean => tap.startsWith('outline ') || tap.startsWith('silhouette');
  const outline = own.filter(({ tap }) => isOutline(tap));
  const mm = Math.max(middleMm(outline), middleMm(own.filter(({ tap }) => !isOutline(tap))));
  if (mm > OFF_MM) return { state: 'off', mm };
  if (roughPhotos.includes(photoId)) return { state: 'rough' };
  return { state: outline.length < LEAST_OUTLINE ? 'bare' : 'good' };
}

function middleMm(residuals: FitResult['residuals']): number {
  return residuals.map(({ mm }) => mm).toSorted((a, b) => a - b)[residuals.length >> 1] ?? 0;
}
