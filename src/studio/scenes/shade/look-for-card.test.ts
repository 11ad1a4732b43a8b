import { afterEach, expect, test, vi } from 'vitest';
import type { Photo } from '#/contract/api-photos.ts';
import type { CardCorners } from '#/engine/imaging/card-from-photo.ts';
import { type CardSearch, lookForCard } from './look-for-card.ts';

/** A channel that answers when told: what becomes of it is what counts here. */
class Channel {
  static all: Channel[] = [];
  onmessage: ((event: { readonly data: CardSearch }) => void) | null = null;
  sent: unknown = null;
  ended = false;
  constructor() {
    Channel.all.push(this);
  }
  postMessage(message: unknown): void {
    this.sent = message;
  }
  terminate(): void {
    this.ended = true;
  }
}

vi.stubGlobal('Worker', Channel);
afterEach(() => {
  Channel.all = [];
});

const PHOTO = { widthPx: 3000, workingUrl: '/working.jpg' } as Photo;
const CORNERS: CardCorners = [
  [10, 20],
  [30, 20],
  [30, 32],
  [10, 32],
];

test('gives corners in the pixels of the photo and ends its worker', async () => {
  const search = lookForCard(PHOTO, new AbortController().signal);
  expect(Channel.all[0]?.sent).toBe('/working.jpg');
  Channel.all[0]?.onmessage?.({ data: { corners: CORNERS, widthPx: 1500 } });
  expect(await search).toEqual(CORNERS.map(([x, y]) => [2 * x, 2 * y]));
  expect(Channel.all[0]?.ended).toBe(true);
});

test('ends its worker when it is left before an answer', async () => {
  const leaving = new AbortController();
  const search = lookForCard(PHOTO, leaving.signal);
  expect(Channel.all[0]?.ended).toBe(false);
  leaving.abort();
  expect(await search).toBeNull();
  expect(Channel.all[0]?.ended).toBe(true);
});
