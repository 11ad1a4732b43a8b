/** A picture in memory: sRGB bytes, rows from the top, stride 4 (red, green, blue, alpha). */
export interface Photo {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8ClampedArray;
}

/** Throws RangeError when the bytes do not fill the picture. */
export function checkPhoto(photo: Photo): void {
  const { widthPx, heightPx, rgba } = photo;
  if (!(widthPx >= 1 && heightPx >= 1) || rgba.length !== widthPx * heightPx * 4) {
    throw new RangeError(
      `photo: ${widthPx} x ${heightPx} pixels need ${widthPx * heightPx * 4} bytes, got ${rgba.length}`,
    );
  }
}
