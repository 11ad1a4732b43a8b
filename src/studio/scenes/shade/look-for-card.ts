import type { Photo } from '#/contract/api-photos.ts';
import type { CardCorners } from '#/engine/imaging/card-from-photo.ts';

/** Corners in the pixels of the searched copy; null: no card was found. */
export type CardSearch = { readonly corners: CardCorners; readonly widthPx: number } | null;

/**
 * Looks for a colour card in a photo, beside the page's own work; corners in the photo's own pixels. Once aborted the search ends at
 * once, with null.
 */
export function lookForCard(photo: Photo, signal: AbortSignal): Promise<CardCorners | null> {
  const worker = new Worker(new URL('./find-card.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<CardSearch>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<CardSearch>) => resolve(data);
    worker.onerror = () => resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
    worker.postMessage(photo.workingUrl);
  })
    .then((found) => found && inPhoto(found, photo.widthPx))
    .finally(() => worker.terminate());
}

function inPhoto({ corners, widthPx }: NonNullable<CardSearch>, photoWidthPx: number): CardCorners {
  const scale = photoWidthPx / widthPx;
  const at = ([x, y]: CardCorners[number]) => [x * scale, y * scale] as const;
  return [at(corners[0]), at(corners[1]), at(corners[2]), at(corners[3])];
}
