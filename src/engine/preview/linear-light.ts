import { decodeSrgb, encodeSrgb } from '#/engine/colour/srgb.ts';

/**
 * sRGB bytes to and from linear light by table (formulas in engine/colour/srgb.ts).
 * The encoder's table is fine enough that decode then encode returns the byte it started from.
 */
const ENCODE_STEPS = 16384;

/** Linear light in [0, 1] of each sRGB byte. */
export const LINEAR_OF_BYTE: Float32Array = Float32Array.from({ length: 256 }, (_, byte) => {
  return decodeSrgb(byte / 255);
});

const BYTE_OF_LINEAR: Uint8Array = Uint8Array.from({ length: ENCODE_STEPS + 1 }, (_, step) => {
  return Math.round(255 * encodeSrgb(step / ENCODE_STEPS));
});

/** Nearest sRGB byte of a linear value; values outside [0, 1] are held at its ends. */
export function byteOfLinear(linear: number): number {
  const held = linear < 0 ? 0 : linear > 1 ? 1 : linear;
  return BYTE_OF_LINEAR[(held * ENCODE_STEPS + 0.5) | 0]!;
}

/** Relative luminance (Rec. 709 weights) of linear red, green, blue. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
