import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makeHeic } from '../../../tests/support/make-heic.ts';
import { ingestPhoto, PHOTO_LIMITS_DEFAULTS, photoCopies, photoPixels } from './ingest-photo.ts';
import { writePng } from './write-png.ts';

const BAD_INPUTS = '../shared/data/bad-inputs';
const anySize = { ...PHOTO_LIMITS_DEFAULTS, minSidePx: 1 };

async function codeOf(bytes: Uint8Array, limits = PHOTO_LIMITS_DEFAULTS): Promise<string> {
  const outcome = await ingestPhoto(bytes, limits);
  if (outcome.ok) return 'accepted';
  expect(outcome.refusal.message).toMatch(/^[A-Z][^.]+: [^.]+\.$/);
  return outcome.refusal.code;
}

async function accepted(bytes: Uint8Array, limits = PHOTO_LIMITS_DEFAULTS) {
  const outcome = await ingestPhoto(bytes, limits);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

function plain(widthPx: number, heightPx: number) {
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: '#b08060' } });
}

/** Noise, so that a cut file has something missing. */
function noisy(widthPx: number, heightPx: number) {
  const rgb = new Uint8Array(widthPx * heightPx * 3).map((_, i) => (i * 2654435761) >>> 24);
  return sharp(rgb, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

/** Two tones and two tints, one a quadrant. */
const quadrants = {
  widthPx: 320,
  heightPx: 256,
  sample: (x: number, y: number) => [x < 160 ? 60 : 200, 128, y < 128 ? 128 : 150] as const,
};

describe('ingestPhoto', () => {
  it('takes JPEG, PNG and WebP and says their upright size', async () => {
    const picture = plain(400, 300);
    expect(await accepted(await picture.jpeg().toBuffer())).toMatchObject({ widthPx: 400, mediaType: 'image/jpeg' });
    expect(await accepted(await picture.png().toBuffer())).toMatchObject({ widthPx: 400, mediaType: 'image/png' });
    expect(await accepted(await picture.webp().toBuffer())).toMatchObject({ widthPx: 400, mediaType: 'image/jpeg' });
    const turned = await picture.withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(await accepted(turned)).toMatchObject({ widthPx: 300, heightPx: 400 });
  });

  it('reads a HEIC, applies the rotation that the file asks for and drops its Exif', async () => {
    const photo = await accepted(makeHeic(quadrants, { quarterTurns: 1, exif: Buffer.from('Exif GPS secret place') }));
    expect(photo).toMatchObject({ widthPx: 256, heightPx: 320, mediaType: 'image/jpeg' });
    expect(photo.master.includes('secret')).toBe(false);
    const { rgba } = await photoPixels(photo.master);
    const red = (x: number, y: number): number => rgba[(y * 256 + x) * 4]!;
    const green = (x: number, y: number): number => rgba[(y * 256 + x) * 4 + 1]!;
    expect(red(40, 40)).toBeGreaterThan(200);
    expect(red(40, 280)).toBeLessThan(70);
    expect(green(220, 40)).toBeLessThan(red(220, 40) - 15);
  });

  it('converts the colours of a profile, in a HEIC as in a JPEG', async () => {
    const wide = await plain(320, 256).withIccProfile('p3').jpeg({ quality: 100 }).toBuffer();
    const { icc } = await sharp(wide).metadata();
    const skin = { widthPx: 320, heightPx: 256, sample: () => [140, 110, 165] as const };
    const [without, withProfile] = [
      await accepted(makeHeic(skin)),
      await accepted(makeHeic(skin, { iccProfile: icc! })),
    ];
    const pixel = async (master: Buffer) => [...(await photoPixels(master)).rgba.subarray(0, 3)];
    const assumedSrgb = await pixel(without.master);
    // The same numbers, said to be P3 in a PNG, which the colour library converts by itself.
    const flat = new Uint8Array(320 * 256 * 3).map((_, i) => assumedSrgb[i % 3]!);
    const reference = await pixel((await accepted(writePng(320, 256, flat, deflateSync(icc!)))).master);
    const converted = await pixel(withProfile.master);
    expect(converted).not.toEqual(assumedSrgb);
    converted.forEach((value, i) => void expect(Math.abs(value - reference[i]!)).toBeLessThanOrEqual(2));
  });

  it('leaves nothing but pixels: no Exif, position, profile, comment or bytes after the end', async () => {
    const tagged = await plain(400, 300)
      .withExif({ IFD0: { Artist: 'a name', Make: 'a camera' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const master = (await accepted(Buffer.concat([tagged, Buffer.from('<script>hidden</script>')]))).master;
    const { exif, icc, iptc, xmp, comments } = await sharp(master).metadata();
    expect({ exif, icc, iptc, xmp, comments }).toEqual({});
    for (const trace of ['a name', 'a camera', 'hidden', 'GPS', 'Exif']) expect(master.includes(trace)).toBe(false);
  });

  it('scales the working copy to 2048 px and never up', async () => {
    const large = await photoCopies(await accepted(await plain(3000, 1500).jpeg().toBuffer()));
    expect(large).toMatchObject({ workingWidthPx: 2048, workingHeightPx: 1024 });
    expect(await sharp(large.thumbnail).metadata()).toMatchObject({ width: 320, height: 160, format: 'jpeg' });
    const small = await photoCopies(await accepted(await plain(300, 200).png().toBuffer()));
    expect(small).toMatchObject({ workingWidthPx: 300, workingHeightPx: 200 });
  });

  it('lays transparency on white', async () => {
    const clear = {
      create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    } as const;
    const { rgba } = await photoPixels((await accepted(await sharp(clear).png().toBuffer())).master);
    expect([...rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it('refuses what is not one of the four, whatever its name', async () => {
    const heicLike = Buffer.from('\0\0\0\x18ftypavif\0\0\0\0avifmif1', 'latin1');
    const film = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1');
    const gif = await plain(300, 300).gif().toBuffer();
    for (const bytes of [heicLike, film, gif, Buffer.from('<svg/>'), Buffer.from('PK\x03\x04'), Buffer.from('a')]) {
      expect(await codeOf(bytes)).toBe('photo-type');
    }
    expect(await codeOf(Buffer.alloc(0))).toBe('photo-missing');
  });

  it('refuses animations', async () => {
    const frames = [plain(300, 300), plain(300, 300).negate()];
    const pages = await Promise.all(frames.map((frame) => frame.png().toBuffer()));
    const webp = await sharp(pages, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect(await codeOf(webp)).toBe('photo-animated');
    const png = await plain(300, 300).png().toBuffer();
    const animationControl = Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1');
    expect(await codeOf(Buffer.concat([png.subarray(0, 33), animationControl, png.subarray(33)]))).toBe(
      'photo-animated',
    );
    const sequence = Buffer.from('\0\0\0\x18ftyphevc\0\0\0\0hevcmsf1', 'latin1');
    expect(await codeOf(sequence)).toBe('photo-animated');
  });

  it('refuses too many pixels by the header, before decoding', async () => {
    expect(await codeOf(floodPng(60_000, 60_000))).toBe('photo-too-many-pixels');
    expect(await codeOf(floodPng(20_000, 300))).toBe('photo-too-many-pixels');
    expect(await codeOf(makeHeic(quadrants, { declaredPx: [12_000, 12_000] }))).toMatch(/too-many-pixels|damaged/);
    const jpeg = await plain(300, 300).jpeg().toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_500, frame + 5);
    jpeg.writeUInt16BE(65_500, frame + 7);
    expect(await codeOf(jpeg)).toBe('photo-too-many-pixels');
    expect(await codeOf(await plain(100, 300).jpeg().toBuffer())).toBe('photo-too-small');
  });

  it('gives up on a HEIC that takes too long or too much memory', async () => {
    expect(await codeOf(makeHeic(quadrants), { ...PHOTO_LIMITS_DEFAULTS, maxSeconds: 0 })).toBe('photo-too-slow');
    const large = makeHeic({ widthPx: 2048, heightPx: 1024, sample: () => [90, 128, 128] });
    expect(await codeOf(large)).toBe('accepted');
    expect(await codeOf(large, { ...PHOTO_LIMITS_DEFAULTS, maxDecoderBytes: 2 ** 24 })).toBe('photo-too-slow');
  });

  it('refuses a file that was cut anywhere', async () => {
    const picture = noisy(320, 240);
    for (const bytes of [await picture.jpeg().toBuffer(), await picture.png().toBuffer(), makeHeic(quadrants)]) {
      for (const share of [0.05, 0.3, 0.6, 0.9]) {
        const cut = bytes.subarray(0, Math.floor(bytes.length * share));
        expect(await codeOf(cut)).toBe('photo-damaged');
      }
    }
  });

  it('answers every mutation with a photo or a code, never an exception', async () => {
    const picture = noisy(240, 208);
    const seeds = [await picture.jpeg().toBuffer(), await picture.png().toBuffer(), await picture.webp().toBuffer()];
    const change = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.array(change, { minLength: 1, maxLength: 8 }), async (which, changes) => {
        const bytes = Buffer.from(seeds[which]!);
        for (const { at, to } of changes) bytes[Math.floor(at * bytes.length)] = to;
        expect(await codeOf(bytes)).toMatch(/^(accepted|photo-[a-z-]+)$/);
      }),
      { numRuns: 600, seed: 20261120 },
    );
  });

  describe.skipIf(!existsSync(BAD_INPUTS))('on the sets of bad inputs beside the repository', () => {
    it('turns all eighteen orientations upright and alike', async () => {
      const folder = `${BAD_INPUTS}/orientation`;
      for (const [shape, size] of [
        ['Landscape', [1800, 1200]],
        ['Portrait', [1200, 1800]],
      ] as const) {
        const small = async (n: number) => {
          const photo = await accepted(readFileSync(`${folder}/${shape}_${n}.jpg`));
          expect([photo.widthPx, photo.heightPx]).toEqual(size);
          return sharp(photo.master).resize(24, 24, { fit: 'fill' }).raw().toBuffer();
        };
        const upright = await small(1);
        for (const n of [0, 2, 3, 4, 5, 6, 7, 8]) {
          const other = await small(n);
          const apart = other.reduce((sum, value, i) => sum + Math.abs(value - upright[i]!), 0) / other.length;
          expect(apart).toBeLessThan(4);
        }
      }
    });

    it('accepts every valid PNG of the suite and refuses every corrupt one', async () => {
      const folder = `${BAD_INPUTS}/pngsuite`;
      const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
      expect(names.length).toBeGreaterThan(150);
      for (const name of names) {
        const code = await codeOf(readFileSync(`${folder}/${name}`), anySize);
        if (name.startsWith('x')) expect([name, code]).toEqual([name, expect.stringMatching(/^photo-(damaged|type)$/)]);
        else expect([name, code]).toEqual([name, 'accepted']);
      }
    });
  });
});

/** A small valid PNG that claims a size. */
function floodPng(widthPx: number, heightPx: number): Buffer {
  const png = writePng(1, 1, new Uint8Array(3));
  const header = Buffer.from(png);
  header.writeUInt32BE(widthPx, 16);
  header.writeUInt32BE(heightPx, 20);
  header.writeUInt32BE(crcOf(header.subarray(12, 29)), 29);
  return header;
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
