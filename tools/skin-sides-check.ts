/**
 * Measures how well the shaved sides of a photo are read: stubble of known colour and amount, drawn hair by hair at several
 * resolutions, in shade and not, blurred, with noise and as JPEG. Prints a Markdown table for docs/methods/dot.md.
 * Usage: node tools/skin-sides-check.ts
 */

import sharp from 'sharp';
import { mapTuple } from '#/base/map-tuple.ts';
import type { Rgb } from '#/engine/colour/srgb.ts';
import { parseHexColour } from '#/engine/colour/srgb.ts';
import { follicleFromPhoto } from '#/engine/imaging/follicle-from-photo.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { type SkinModel, skinFromLab } from '#/engine/skin/appearance.ts';
import { follicleKernel, hairMelanin } from '#/engine/skin/follicle.ts';
import { readShavedSides } from '#/engine/skin/shaved-sides.ts';
import { renderSides } from '../tests/support/render-sides.ts';

const NATURAL_PER_CM2 = 190;
const FIELD_MM = 7;
const SKINS = { light: skinFromLab([66, 9, 15]), brown: skinFromLab([42, 13, 18]) };
const HAIRS = { black: '#2e2a28', brown: '#6b5040' };
const AMOUNTS = [0.6, 1.4];
/** A camera that sees the sides redder or yellower than the forehead, as skin is from place to place. */
const CASTS: readonly Rgb[] = [
  [1, 1, 1],
  [1.03, 1, 0.98],
  [0.97, 1, 1.02],
];

interface Light {
  readonly name: string;
  readonly shade: number;
  readonly lightSd: number;
}

const LIGHTS: readonly Light[] = [
  { name: 'same light, patch beside', shade: 1, lightSd: 0.03 },
  { name: 'same light, patch on forehead', shade: 1, lightSd: 0.25 },
  { name: 'a quarter less light', shade: 0.75, lightSd: 0.25 },
  { name: 'half the light', shade: 0.5, lightSd: 0.25 },
];

async function asJpeg(photo: Photo): Promise<Photo> {
  const raw = { width: photo.widthPx, height: photo.heightPx, channels: 4 as const };
  const bytes = await sharp(Buffer.from(photo.rgba.buffer), { raw }).removeAlpha().jpeg({ quality: 80 }).toBuffer();
  const { data } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { ...photo, rgba: new Uint8ClampedArray(data) };
}

interface Trial {
  readonly skin: SkinModel;
  readonly hair: string;
  readonly amount: number;
  readonly cast: Rgb;
  readonly mmPerPx: number;
  readonly light: Light;
  readonly seed: number;
}

/** Green light taken: truth, plain ratio, and as read. */
async function tryOnce({ skin, hair, amount, cast, mmPerPx, light, seed }: Trial) {
  const sizePx = Math.round(FIELD_MM / mmPerPx);
  const { photo, truth } = renderSides({
    skin: mapTuple(skin.linearRgb, (value, c) => value * cast[c]!),
    kernel: follicleKernel(skin, hairMelanin(parseHexColour(hair))),
    hairsPerCm2: NATURAL_PER_CM2 * amount,
    mmPerPx,
    sizePx,
    shade: light.shade,
    blurPx: 0.8,
    noise: 3,
    seed,
  });
  const area = { at: [sizePx / 2, sizePx / 2] as const, radiusPx: sizePx * 0.47 };
  const found = follicleFromPhoto(await asJpeg(photo), area, { linearRgb: skin.linearRgb });
  if (!found.ok) throw new Error(found.refusal.message);
  const reading = readShavedSides(skin, hair, found.value.left, { lightSd: light.lightSd });
  return { truth: truth[1], plain: 1 - found.value.left[1], read: reading.darkening[1], reading };
}

console.log('| light | mm/px | skin | hair | ratio to skin alone: bias, rms | as read: bias, rms | stated |');
console.log('|---|---|---|---|---|---|---|');
for (const light of LIGHTS) {
  for (const mmPerPx of [0.1, 0.5]) {
    for (const [skinName, skin] of Object.entries(SKINS)) {
      for (const [hairName, hair] of Object.entries(HAIRS)) {
        const results: Awaited<ReturnType<typeof tryOnce>>[] = [];
        for (const amount of AMOUNTS) {
          for (const [seed, cast] of CASTS.entries()) {
            results.push(await tryOnce({ skin, hair, amount, cast, mmPerPx, light, seed: seed + 1 }));
          }
        }
        const errors = (of: 'plain' | 'read') => results.map((result) => result[of] / result.truth - 1);
        const cell = (list: readonly number[]) => {
          const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
          const rms = Math.sqrt(list.reduce((sum, value) => sum + value ** 2, 0) / list.length);
          return `${percent(mean)}, ${percent(rms)}`;
        };
        const stated =
          results.reduce((sum, { reading }) => sum + reading.amountSd / reading.amount, 0) / results.length;
        console.log(
          `| ${light.name} | ${mmPerPx} | ${skinName} | ${hairName} | ${cell(errors('plain'))} | ${cell(errors('read'))} | ± ${percent(stated)} |`,
        );
      }
    }
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
