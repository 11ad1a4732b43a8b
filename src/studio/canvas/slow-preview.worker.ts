import type { Photo } from '#/engine/preview/photo.ts';
import { renderSplats } from '#/engine/preview/render-preview.ts';
import { decodePixels } from './decode-pixels.ts';
import type { PreviewDrawing } from './preview-drawing.ts';

/** Draws with the reference renderer what the graphics card would draw. */
export interface SlowWish {
  readonly url: string;
  readonly drawing: PreviewDrawing;
}

const worker = self as unknown as DedicatedWorkerGlobalScope;
let known: { readonly url: string; readonly pixels: Promise<Photo> } | null = null;

worker.onmessage = async ({ data: { url, drawing } }: MessageEvent<SlowWish>) => {
  if (known?.url !== url) known = { url, pixels: decodePixels(url) };
  const photo = await known.pixels;
  const rgba = renderSplats(photo, drawing.splats, drawing.kernels, drawing.gloss);
  const image = new ImageData(rgba as Uint8ClampedArray<ArrayBuffer>, photo.widthPx, photo.heightPx);
  const bitmap = await createImageBitmap(image);
  worker.postMessage(bitmap, [bitmap]);
};
