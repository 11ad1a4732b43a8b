/**
 * The smallest honest HEVC still picture (ITU-T H.265): every 32 x 32 block is a slice of its own with raw samples (PCM), so
 * the arithmetic coder has only three decisions to write. For tests of the HEIC reader; no prediction, no compression.
 */
export interface YuvPicture {
  /** Multiples of 32. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Luma and the two chroma samples of a pixel, 0..255; chroma is taken at even pixels (4:2:0). */
  sample(x: number, y: number): readonly [number, number, number];
}

export interface HevcStill {
  readonly parameterSets: readonly { readonly type: number; readonly nal: Buffer }[];
  /** Slices, each with its length before it. */
  readonly slices: Buffer;
}

const BLOCK = 32;
const NAL = { idr: 20, vps: 32, sps: 33, pps: 34 } as const;

class BitWriter {
  readonly #bytes: number[] = [];
  #used = 0;
  bit(value: number): this {
    if (this.#used % 8 === 0) this.#bytes.push(0);
    if (value) this.#bytes[this.#bytes.length - 1]! |= 0x80 >> (this.#used % 8);
    this.#used++;
    return this;
  }
  bits(value: number, count: number): this {
    for (let i = count - 1; i >= 0; i--) this.bit(Math.floor(value / 2 ** i) % 2);
    return this;
  }
  /** Exp-Golomb codes, unsigned. */
  ue(...values: number[]): this {
    for (const value of values) {
      const length = Math.floor(Math.log2(value + 1));
      this.bits(0, length).bits(value + 1, length + 1);
    }
    return this;
  }
  flags(...values: number[]): this {
    for (const value of values) this.bit(value);
    return this;
  }
  /** Zero bits to the next byte. */
  align(): this {
    while (this.#used % 8 !== 0) this.bit(0);
    return this;
  }
  trailing(): this {
    return this.bit(1).align();
  }
  bytes(values: Iterable<number>): this {
    for (const value of values) this.bits(value, 8);
    return this;
  }
  nal(type: number): Buffer {
    const escaped: number[] = [type << 1, 1];
    let zeros = 0;
    for (const byte of this.#bytes) {
      if (zeros === 2 && byte <= 3) {
        escaped.push(3);
        zeros = 0;
      }
      escaped.push(byte);
      zeros = byte === 0 ? zeros + 1 : 0;
    }
    return Buffer.from(escaped);
  }
}

/** Arithmetic coder of H.265 section 9.3.4, as far as three kinds of decision need it. */
class Cabac {
  #low = 0;
  #range = 510;
  #outstanding = 0;
  #isFirst = true;
  readonly #out: BitWriter;
  constructor(out: BitWriter) {
    this.#out = out;
  }
  /** The likelier value of a context in its first state (probability state 0). */
  likely(): this {
    this.#range -= [128, 176, 208, 240][(this.#range >> 6) & 3]!;
    return this.#renormalise();
  }
  /** The last decision: a terminating bin of 1, then flush. */
  terminate(): void {
    this.#range -= 2;
    this.#low += this.#range;
    this.#range = 2;
    this.#renormalise();
    this.#put((this.#low >> 9) & 1);
    this.#out.bits(((this.#low >> 7) & 3) | 1, 2);
  }
  #renormalise(): this {
    while (this.#range < 256) {
      if (this.#low < 256) this.#put(0);
      else if (this.#low >= 512) {
        this.#low -= 512;
        this.#put(1);
      } else {
        this.#low -= 256;
        this.#outstanding++;
      }
      this.#range *= 2;
      this.#low *= 2;
    }
    return this;
  }
  #put(bit: number): void {
    if (this.#isFirst) this.#isFirst = false;
    else this.#out.bit(bit);
    for (; this.#outstanding > 0; this.#outstanding--) this.#out.bit(1 - bit);
  }
}

/** Main Still Picture profile, level 4. */
export function profileTierLevel(): number[] {
  return [0x03, 0x70, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 120];
}

export function makeHevc(picture: YuvPicture): HevcStill {
  const columns = picture.widthPx / BLOCK;
  const rows = picture.heightPx / BLOCK;
  const slices: Buffer[] = [];
  for (let block = 0; block < columns * rows; block++) {
    const nal = writeSlice(picture, block, columns, columns * rows);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(nal.length);
    slices.push(length, nal);
  }
  return {
    parameterSets: [
      { type: NAL.vps, nal: writeVps() },
      { type: NAL.sps, nal: writeSps(picture.widthPx, picture.heightPx) },
      { type: NAL.pps, nal: writePps() },
    ],
    slices: Buffer.concat(slices),
  };
}

function writeVps(): Buffer {
  const out = new BitWriter().bits(0, 4).flags(1, 1).bits(0, 6).bits(0, 3).bit(1).bits(0xffff, 16);
  out.bytes(profileTierLevel()).bit(1).ue(0, 0, 0).bits(0, 6).ue(0).flags(0, 0);
  return out.trailing().nal(NAL.vps);
}

function writeSps(widthPx: number, heightPx: number): Buffer {
  const out = new BitWriter().bits(0, 4).bits(0, 3).bit(1).bytes(profileTierLevel());
  out.ue(0, 1, widthPx, heightPx).bit(0).ue(0, 0, 4).bit(1).ue(0, 0, 0);
  // Coding blocks 32 to 32, transform blocks 4 to 32, no scaling lists, AMP or SAO.
  out.ue(2, 0, 0, 3, 0, 0).flags(0, 0, 0);
  // PCM of 8 bits in blocks of 32, no loop filter on it.
  out.bit(1).bits(7, 4).bits(7, 4).ue(2, 0).bit(1);
  return out.ue(0).flags(0, 0, 0, 0, 0).trailing().nal(NAL.sps);
}

function writePps(): Buffer {
  const out = new BitWriter().ue(0, 0).flags(0, 0).bits(0, 3).flags(0, 0).ue(0, 0, 0).flags(0, 0, 0).ue(0, 0);
  out.flags(0, 0, 0, 0, 0, 0, 0);
  // Deblocking is off for the whole picture.
  out.flags(1, 0, 1).flags(0, 0).ue(0).flags(0, 0);
  return out.trailing().nal(NAL.pps);
}

function writeSlice(picture: YuvPicture, block: number, columns: number, blocks: number): Buffer {
  const out = new BitWriter()
    .bit(block === 0 ? 1 : 0)
    .bit(0)
    .ue(0);
  if (block > 0) out.bits(block, Math.ceil(Math.log2(blocks)));
  out.ue(2, 0).trailing();
  new Cabac(out).likely().terminate();
  out.align();
  const left = (block % columns) * BLOCK;
  const top = Math.floor(block / columns) * BLOCK;
  for (const [channel, step] of [
    [0, 1],
    [1, 2],
    [2, 2],
  ] as const) {
    for (let y = 0; y < BLOCK; y += step) {
      for (let x = 0; x < BLOCK; x += step) out.bits(picture.sample(left + x, top + y)[channel], 8);
    }
  }
  new Cabac(out).terminate();
  return out.align().nal(NAL.idr);
}
