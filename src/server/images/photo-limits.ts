export interface PhotoLimits {
  readonly maxBytes: number;
  readonly maxPixels: number;
  readonly maxSidePx: number;
  readonly minSidePx: number;
  readonly maxSeconds: number;
  /** Memory of the HEIC decoder: room for 60 megapixels as planes and as RGBA. */
  readonly maxDecoderBytes: number;
}
