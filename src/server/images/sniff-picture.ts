/** What the first bytes say, whatever the name or the declared type say. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic';

export type Sniffed =
  | { readonly kind: PictureKind; readonly animated: boolean }
  /** Recognised and not accepted; `what` is the plain name with its article, null when unknown. */
  | { readonly kind: 'other'; readonly what: string | null };

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'mif1', 'mif2']);
const HEIC_SEQUENCE_BRANDS = new Set(['hevc', 'hevx', 'hevm', 'hevs', 'msf1']);

const OTHERS: readonly (readonly [string, readonly (readonly [number, string])[]])[] = [
  ['a GIF', [[0, 'GIF8']]],
  ['a TIFF or camera raw file', [[0, 'II*\0']]],
  ['a TIFF or camera raw file', [[0, 'MM\0*']]],
  ['a BMP', [[0, 'BM']]],
  ['a PDF', [[0, '%PDF']]],
  ['a Photoshop file', [[0, '8BPS']]],
  ['a JPEG XL', [[0, '\xff\x0a']]],
  ['a JPEG XL', [[4, 'JXL ']]],
  ['a JPEG 2000', [[4, 'jP  ']]],
  ['a ZIP archive', [[0, 'PK\x03\x04']]],
  ['an SVG or XML file', [[0, '<svg']]],
  ['an SVG or XML file', [[0, '<?xml']]],
  ['a web page', [[0, '<!DOCTYPE']]],
  ['a web page', [[0, '<html']]],
];

export function sniffPicture(bytes: Uint8Array): Sniffed {
  const latin = (from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (latin(0, 3) === '\xff\xd8\xff') return { kind: 'jpeg', animated: false };
  if (latin(0, 8) === '\x89PNG\r\n\x1a\n') return { kind: 'png', animated: hasPngAnimation(bytes) };
  if (latin(0, 4) === 'RIFF' && latin(8, 12) === 'WEBP') return { kind: 'webp', animated: hasWebpAnimation(bytes) };
  if (latin(4, 8) === 'ftyp') return sniffIsoMedia(bytes, latin);
  for (const [what, marks] of OTHERS) {
    if (marks.every(([at, text]) => latin(at, at + text.length) === text)) return { kind: 'other', what };
  }
  return { kind: 'other', what: null };
}

function sniffIsoMedia(bytes: Uint8Array, latin: (from: number, to: number) => string): Sniffed {
  const boxEnd = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), bytes.byteLength, 256);
  const brands = [latin(8, 12)];
  for (let at = 16; at + 4 <= boxEnd; at += 4) brands.push(latin(at, at + 4));
  const major = brands[0]!;
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return { kind: 'other', what: 'an AVIF picture' };
  if (HEIC_SEQUENCE_BRANDS.has(major)) return { kind: 'heic', animated: true };
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return { kind: 'heic', animated: false };
  return { kind: 'other', what: 'a film' };
}

/** Animated PNG: an acTL chunk before the first IDAT. */
function hasPngAnimation(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.byteLength; ) {
    const name = view.getUint32(at + 4);
    if (name === 0x6163544c) return true;
    if (name === 0x49444154) return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}

/** Animation flag of the extended WebP header. */
function hasWebpAnimation(bytes: Uint8Array): boolean {
  const isExtended = Buffer.from(bytes.subarray(12, 16)).toString('latin1') === 'VP8X';
  return isExtended && ((bytes[20] ?? 0) & 0x02) !== 0;
}
