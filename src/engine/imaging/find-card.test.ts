import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type CardScene, cardCorners, cardError, renderCard } from '../../../tests/support/render-card.ts';
import { applyCard } from '../colour/colour-card.ts';
import { deltaE2000 } from '../colour/delta-e.ts';
import { linearRgbToLab } from '../colour/lab.ts';
import type { Rgb } from '../colour/srgb.ts';
import type { Photo } from '../preview/photo.ts';
import { type CardCorners, cardFromPhoto } from './card-from-photo.ts';
import { findCard } from './find-card.ts';

const SIZE = { widthPx: 720, heightPx: 900 };
const lamp = ([r, g, b]: Rgb): Rgb => [0.95 * r + 0.05 * g, 0.75 * g, 0.05 * g + 0.5 * b];

const dim = ([r, g, b]: Rgb): Rgb => [0.15 * r, 0.15 * g, 0.15 * b];

async function asJpeg({ widthPx, heightPx, rgba }: Photo, quality: number): Promise<Photo> {
  const raw = { width: widthPx, height: heightPx, channels: 4 as const };
  const bytes = await sharp(Buffer.from(rgba.buffer), { raw }).removeAlpha().jpeg({ quality }).toBuffer();
  const { data } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { widthPx, heightPx, rgba: new Uint8ClampedArray(data) };
}

interface Case extends Partial<CardScene> {
  readonly name: string;
  readonly corners: CardCorners;
  readonly quality?: number;
}

const CASES: readonly Case[] = [
  { name: 'upright', corners: cardCorners([360, 640], 240, 0) },
  { name: 'turned by 35 degrees, leaning', corners: cardCorners([360, 600], 230, 35, 0.25), noise: 3 },
  { name: 'on its side', corners: cardCorners([360, 560], 220, 92, 0.2), noise: 3 },
  { name: 'upside down and leaning', corners: cardCorners([330, 600], 210, 184, 0.3), noise: 3 },
  { name: 'small', corners: cardCorners([500, 620], 64, 12, 0.1), noise: 2 },
  { name: 'noisy', corners: cardCorners([360, 620], 200, -20, 0.1), noise: 6 },
  { name: 'light that falls off by half', corners: cardCorners([360, 620], 260, 5, 0.1), unevenShare: 0.5, noise: 3 },
  { name: 'coloured lamp', corners: cardCorners([360, 620], 200, -12, 0.2), seen: lamp, noise: 3 },
  {
    name: 'on its side among tiles as large as its patches',
    corners: cardCorners([360, 500], 240, 90),
    around: 'tiles',
  },
  { name: 'leaning before tiles', corners: cardCorners([360, 600], 230, 14, 0.2), around: 'tiles', noise: 3 },
  { name: 'on a keyboard', corners: cardCorners([360, 600], 230, 14, 0.2), around: 'keyboard', noise: 3 },
  {
    name: 'upside down and unsharp on a full table',
    corners: cardCorners([360, 600], 230, 180, 0.2),
    around: 'things',
    blurPx: 3,
  },
  { name: 'a finger over two patches', corners: cardCorners([360, 600], 230, 14, 0.2), finger: [1, 2], noise: 3 },
  { name: 'far too dark', corners: cardCorners([360, 600], 230, 14, 0.2), seen: dim, noise: 5 },
  {
    name: 'blurred JPEG of quality 35',
    corners: cardCorners([360, 620], 200, 20, 0.2),
    blurPx: 1.6,
    noise: 4,
    quality: 35,
  },
];

describe('finds a card', () => {
  test.each(CASES)('$name', async ({ name, quality, ...scene }) => {
    const drawn = renderCard({ ...SIZE, ...scene, seed: name.length });
    const photo = quality ? await asJpeg(drawn, quality) : drawn;
    const outcome = findCard(photo);
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    const stepPx = Math.hypot(scene.corners[1][0] - scene.corners[0][0], scene.corners[1][1] - scene.corners[0][1]) / 5;
    // Well inside the patch: a quarter of the step is read.
    expect(cardError(outcome.value.corners, scene.corners)).toBeLessThan(0.1 * stepPx);
    const card = cardFromPhoto(photo, outcome.value.corners);
    if (!card.ok) throw new Error(card.refusal.message);
    const skin: Rgb = [0.5, 0.31, 0.23];
    const left = deltaE2000(
      linearRgbToLab(applyCard(card.value.matrix, (scene.seen ?? ((c) => c))(skin))),
      linearRgbToLab(skin),
    );
    // What uneven light leaves is its fall-off between card and skin, not the card's.
    if (!scene.unevenShare) expect(left).toBeLessThan(2.5);
  });
});

describe('finds none', () => {
  test('before a wall with a head and a checked shirt', () => {
    expect(findCard(renderCard({ ...SIZE, corners: null, noise: 3 })).ok).toBe(false);
  });

  test.each(['tiles', 'keyboard', 'things'] as const)('in a photo of %s', (around) => {
    expect(findCard(renderCard({ ...SIZE, corners: null, around, noise: 3 })).ok).toBe(false);
  });

  test('where the card is seen in a mirror, or is cut off', () => {
    const [a, b, c, d] = cardCorners([360, 620], 240, 8);
    expect(findCard(renderCard({ ...SIZE, corners: [b, a, d, c] })).ok).toBe(false);
    expect(findCard(renderCard({ ...SIZE, corners: cardCorners([690, 620], 240, 8) })).ok).toBe(false);
  });

  test('in the photo of the sample course', async () => {
    const { data, info } = await sharp('assets/sample-course/photo.jpg')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const photo = { widthPx: info.width, heightPx: info.height, rgba: new Uint8ClampedArray(data) };
    const outcome = findCard(photo);
    expect(outcome.ok ? 'found' : outcome.refusal.rule).toBe('card.notFound');
  });
});
