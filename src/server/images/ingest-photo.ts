import sharp, { type Sharp } from 'sharp';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { PHOTO_LIMITS } from '#/contract/api-photos.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { decodeHeic } from './decode-heic.ts';
import { fewAtATime } from './few-at-a-time.ts';
import type { PhotoLimits } from './photo-limits.ts';
import { PHOTO_PROBLEMS, tooManyPixelsProblem, tooSmallProblem, wrongTypeProblem } from './photo-problem.ts';
import { sniffPicture } from './sniff-picture.ts';

export const PHOTO_LIMITS_DEFAULTS: PhotoLimits = { ...PHOTO_LIMITS, maxSeconds: 20, maxDecoderBytes: 2 ** 30 };

/** For all who decode what somebody sent: a photo of 60 megapixels takes some 400 MB while it is decoded. */
export const twoAtATime = fewAtATime(2);

/** A photo as it is kept: upright, sRGB, 8 bits, opaque, and nothing but pixels. */
export interface IngestedPhoto {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly master: Buffer;
}

/** sRGB, 8 bits, stride 4, alpha 255. */
export interface PhotoPixels {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8ClampedArray;
}

// Other decoders than these three never see a stranger's bytes.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);

/**
 * A stranger's bytes to a normalised photo. The type is told by the bytes; size, side and pixels are checked before decoding;
 * a cut or damaged file is refused rather than patched. The picture is turned upright, converted from its colour profile to
 * sRGB and encoded anew (PNG from PNG, else JPEG quality 95 without chroma subsampling), so no metadata, thumbnail or
 * trailing bytes survive.
 */
export async function ingestPhoto(
  bytes: Uint8Array,
  limits: PhotoLimits = PHOTO_LIMITS_DEFAULTS,
): Promise<Outcome<IngestedPhoto, Problem>> {
  if (bytes.byteLength === 0) return refuse(PHOTO_PROBLEMS.missing);
  if (bytes.byteLength > limits.maxBytes) return refuse(PHOTO_PROBLEMS.tooLarge);
  const sniffed = sniffPicture(bytes);
  if (sniffed.kind === 'other') return refuse(wrongTypeProblem(sniffed.what));
  if (sniffed.animated) return refuse(PHOTO_PROBLEMS.animated);
  if (sniffed.kind === 'heic') {
    const decoded = await decodeHeic(bytes, limits);
    if (!decoded.ok) return decoded;
    return encodeMaster(sharp(decoded.value, readOptions(limits)), 'image/jpeg', limits);
  }
  const checked = await checkHeader(bytes, limits);
  if (!checked.ok) return checked;
  const picture = sharp(bytes, readOptions(limits)).autoOrient();
  return encodeMaster(picture, sniffed.kind === 'png' ? 'image/png' : 'image/jpeg', limits);
}

function readOptions(limits: PhotoLimits) {
  return { failOn: 'error', limitInputPixels: limits.maxPixels, sequentialRead: true } as const;
}

async function checkHeader(bytes: Uint8Array, limits: PhotoLimits): Promise<Outcome<null, Problem>> {
  let header: { width: number; height: number; pages?: number | undefined };
  try {
    header = await sharp(bytes, { failOn: 'error', limitInputPixels: false }).metadata();
  } catch {
    return refuse(PHOTO_PROBLEMS.damaged);
  }
  if ((header.pages ?? 1) > 1) return refuse(PHOTO_PROBLEMS.animated);
  const problem = sizeProblem(header.width, header.height, limits);
  return problem ? refuse(problem) : accept(null);
}

export function sizeProblem(widthPx: number, heightPx: number, limits: PhotoLimits): Problem | null {
  if (widthPx * heightPx > limits.maxPixels || Math.max(widthPx, heightPx) > limits.maxSidePx) {
    return tooManyPixelsProblem(widthPx, heightPx);
  }
  if (Math.min(widthPx, heightPx) < limits.minSidePx) return tooSmallProblem(widthPx, heightPx, limits.minSidePx);
  return null;
}

async function encodeMaster(
  picture: Sharp,
  mediaType: 'image/jpeg' | 'image/png',
  limits: PhotoLimits,
): Promise<Outcome<IngestedPhoto, Problem>> {
  const plain = picture
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: limits.maxSeconds });
  const encoder =
    // Without optimised tables the encoder streams: 60 megapixels take 160 MB in place of 850, and the file grows little.
    mediaType === 'image/png'
      ? plain.png({ compressionLevel: 6 })
      : plain.jpeg({ quality: 95, chromaSubsampling: '4:4:4', optimiseCoding: false });
  try {
    const { data, info } = await encoder.toBuffer({ resolveWithObject: true });
    return accept({ widthPx: info.width, heightPx: info.height, mediaType, master: data });
  } catch (error) {
    return refuse(/timeout/i.test(String(error)) ? PHOTO_PROBLEMS.tooSlow : PHOTO_PROBLEMS.damaged);
  }
}

/** Pixels of a master, scaled down to `maxSidePx` on the longer side when it is larger. */
export async function photoPixels(master: Uint8Array, maxSidePx?: number): Promise<PhotoPixels> {
  const picture = sharp(master, { failOn: 'error' });
  if (maxSidePx !== undefined) {
    picture.resize({
      width: maxSidePx,
      height: maxSidePx,
      fit: 'inside',
      withoutEnlargement: true,
      kernel: 'lanczos3',
    });
  }
  const { data, info } = await picture.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    widthPx: info.width,
    heightPx: info.height,
    rgba: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
  };
}

export interface PhotoCopies {
  readonly working: Buffer;
  readonly workingWidthPx: number;
  readonly workingHeightPx: number;
  readonly thumbnail: Buffer;
}

/** The working copy in the master's format and a small JPEG for lists. */
export async function photoCopies(photo: IngestedPhoto): Promise<PhotoCopies> {
  const { workingSidePx, thumbnailSidePx } = PHOTO_LIMITS;
  const within = (side: number) =>
    sharp(photo.master, { failOn: 'error' }).resize({
      width: side,
      height: side,
      fit: 'inside',
      withoutEnlargement: true,
    });
  const scaled = within(workingSidePx);
  const encoder =
    photo.mediaType === 'image/png'
      ? scaled.png({ compressionLevel: 6 })
      : scaled.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
  const { data, info } = await encoder.toBuffer({ resolveWithObject: true });
  const thumbnail = await within(thumbnailSidePx).jpeg({ quality: 82 }).toBuffer();
  return { working: data, workingWidthPx: info.width, workingHeightPx: info.height, thumbnail };
}
