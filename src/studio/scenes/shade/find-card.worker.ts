import { findCard } from '#/engine/imaging/find-card.ts';
import { decodePixels } from '../../canvas/decode-pixels.ts';
import type { CardSearch } from './look-for-card.ts';

const worker = self as unknown as DedicatedWorkerGlobalScope;

worker.onmessage = async ({ data: url }: MessageEvent<string>) => {
  worker.postMessage(await search(url));
};

/** A photo that cannot be read holds no card that can be found: it is marked by hand, or taken again. */
async function search(url: string): Promise<CardSearch> {
  try {
    const pixels = await decodePixels(url);
    const found = findCard(pixels);
    return found.ok ? { corners: found.value.corners, widthPx: pixels.widthPx } : null;
  } catch {
    return null;
  }
}
