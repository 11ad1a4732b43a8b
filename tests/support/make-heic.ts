import { makeHevc, profileTierLevel, type YuvPicture } from './make-hevc.ts';

export interface HeicOptions {
  /** Quarter turns anti-clockwise that a reader must apply (irot). */
  readonly quarterTurns?: number;
  readonly iccProfile?: Uint8Array;
  /** Bytes of an Exif item. */
  readonly exif?: Uint8Array;
  /** Size that the file declares instead of its own. */
  readonly declaredPx?: readonly [number, number];
}

/** A HEIC file (ISO/IEC 23008-12) with one coded picture, as a phone writes it without tiles. */
export function makeHeic(picture: YuvPicture, options: HeicOptions = {}): Buffer {
  const hevc = makeHevc(picture);
  const [widthPx, heightPx] = options.declaredPx ?? [picture.widthPx, picture.heightPx];
  const properties = [
    box('hvcC', decoderConfiguration(hevc.parameterSets)),
    box('ispe', u32(0, widthPx, heightPx)),
    ...(options.iccProfile ? [box('colr', text('prof'), options.iccProfile)] : []),
    ...(options.quarterTurns ? [box('irot', Buffer.from([options.quarterTurns]))] : []),
  ];
  const items = [hevc.slices, ...(options.exif ? [options.exif] : [])];
  const start = box('ftyp', text('heic'), u32(0), text('mif1heic'));
  const metaWith = (firstOffset: number): Buffer => {
    let offset = firstOffset;
    const locations = items.flatMap((item, i) => {
      const location = Buffer.concat([u16(i + 1, 0, 1), u32(offset, item.byteLength)]);
      offset += item.byteLength;
      return [location];
    });
    return box(
      'meta',
      u32(0),
      box('hdlr', u32(0, 0), text('pict'), u32(0, 0, 0), Buffer.from([0])),
      box('pitm', u32(0), u16(1)),
      box('iinf', u32(0), u16(items.length), ...items.map((_, i) => itemInfo(i + 1, i === 0 ? 'hvc1' : 'Exif'))),
      box(
        'iprp',
        box('ipco', ...properties),
        box('ipma', u32(0, 1), u16(1), Buffer.from([properties.length, ...properties.map((_, i) => 0x80 | (i + 1))])),
      ),
      box('iloc', u32(0), Buffer.from([0x44, 0]), u16(items.length), ...locations),
      ...(options.exif ? [box('iref', u32(0), box('cdsc', u16(2, 1, 1)))] : []),
    );
  };
  const offset = start.length + metaWith(0).length + 8;
  return Buffer.concat([start, metaWith(offset), box('mdat', ...items)]);
}

function decoderConfiguration(sets: readonly { readonly type: number; readonly nal: Buffer }[]): Buffer {
  const head = [1, ...profileTierLevel(), 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f, sets.length];
  return Buffer.concat([
    Buffer.from(head),
    ...sets.map(({ type, nal }) => Buffer.concat([Buffer.from([0x80 | type]), u16(1, nal.length), nal])),
  ]);
}

function itemInfo(id: number, type: string): Buffer {
  return box('infe', u32(0x02000000), u16(id, 0), text(type), Buffer.from([0]));
}

function box(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), text(type), body]);
}

const text = (value: string): Buffer => Buffer.from(value, 'latin1');

function u32(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) out.writeUInt32BE(value, i * 4);
  return out;
}

function u16(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) out.writeUInt16BE(value, i * 2);
  return out;
}
