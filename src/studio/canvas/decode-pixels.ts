import type { Photo } from '#/engine/preview/photo.ts';

/** Message of the error when the server that has the photo does not answer. */
export const PHOTO_AWAY = 'photo-away';

/** The pixels of a photo on the server, colours as stored; in a worker. */
export async function decodePixels(url: string): Promise<Photo> {
  const answer = await fetch(url).catch(() => {
    throw new Error(PHOTO_AWAY);
  });
  if (!answer.ok) throw new Error(`The photo could not be read (${answer.status}).`);
  const bitmap = await createImageBitmap(await answer.blob(), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no pixels of a photo.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { widthPx: width, heightPx: height, rgba: data as Uint8ClampedArray };
}
