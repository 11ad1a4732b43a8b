/** Boxes of ISO base media (ISO/IEC 14496-12) on the way to the colour properties of a HEIF file. */
const PATH: readonly { readonly type: string; readonly skip: number }[] = [
  { type: 'meta', skip: 4 },
  { type: 'iprp', skip: 0 },
  { type: 'ipco', skip: 0 },
];

/** The first ICC profile (colr box of kind prof or rICC) among a HEIF file's properties; null without one. */
export function findIccProfile(bytes: Uint8Array): Uint8Array | null {
  let region: Uint8Array | undefined = bytes;
  for (const { type, skip } of PATH) {
    region = boxes(region)
      .find((box) => box.type === type)
      ?.body.subarray(skip);
    if (!region) return null;
  }
  for (const box of boxes(region)) {
    if (box.type !== 'colr') continue;
    const kind = Buffer.from(box.body.subarray(0, 4)).toString('latin1');
    if (kind === 'prof' || kind === 'rICC') return box.body.slice(4);
  }
  return null;
}

function boxes(region: Uint8Array): { type: string; body: Uint8Array }[] {
  const view = new DataView(region.buffer, region.byteOffset, region.byteLength);
  const found: { type: string; body: Uint8Array }[] = [];
  for (let at = 0; at + 8 <= region.byteLength; ) {
    const size = view.getUint32(at) || region.byteLength - at;
    if (size < 8 || at + size > region.byteLength) break;
    found.push({
      type: Buffer.from(region.subarray(at + 4, at + 8)).toString('latin1'),
      body: region.subarray(at + 8, at + size),
    });
    at += size;
  }
  return found;
}
