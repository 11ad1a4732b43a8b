import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';

const FONT_FILE = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json')),
  'files',
  'noto-sans-latin-400-normal.woff',
);

/** Height of the letters over the longer side of the picture: readable on paper, small beside the head. */
const LETTER_SHARE = 0.014;

/** The strip along the foot of a picture that leaves the program: white words on a dark veil. */
export async function captionStrip(text: string, widthPx: number, heightPx: number): Promise<OverlayOptions> {
  const letterPx = Math.max(9, Math.round(Math.max(widthPx, heightPx) * LETTER_SHARE));
  const paddingPx = Math.round(letterPx * 0.6);
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const words = await sharp({
    text: {
      text: `<span foreground="white">${escaped}</span>`,
      font: 'Noto Sans',
      fontfile: FONT_FILE,
      width: widthPx - 2 * paddingPx,
      height: Math.round(letterPx * 1.35),
      rgba: true,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  const strip = await sharp({
    create: {
      width: widthPx,
      height: words.info.height + 2 * paddingPx,
      channels: 4,
      background: { r: 0, g: 0, b: 0, alpha: 0.55 },
    },
  })
    .composite([{ input: words.data, left: paddingPx, top: paddingPx }])
    .png()
    .toBuffer();
  return { input: strip, gravity: 'south' };
}
