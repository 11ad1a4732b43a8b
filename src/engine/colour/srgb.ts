/** sRGB (IEC 61966-2-1): encoded values and linear light, both on 0..1 a channel. */
export type Rgb = readonly [number, number, number];

/** Linear light to the encoded value; the straight part and the power part meet at .0031308. Keeps the sign outside 0..1. */
export function encodeSrgb(linear: number): number {
  const magnitude = Math.abs(linear);
  const encoded = magnitude <= 0.0031308 ? 12.92 * magnitude : 1.055 * magnitude ** (1 / 2.4) - 0.055;
  return linear < 0 ? -encoded : encoded;
}

/** Encoded value to linear light. */
export function decodeSrgb(encoded: number): number {
  const magnitude = Math.abs(encoded);
  const linear = magnitude <= 0.04045 ? magnitude / 12.92 : ((magnitude + 0.055) / 1.055) ** 2.4;
  return encoded < 0 ? -linear : linear;
}

/** "#3a3532" or "#fff" to linear light. Throws RangeError on anything else. */
export function parseHexColour(hex: string): Rgb {
  const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex.trim());
  const digits = short
    ? `${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`
    : /^#?([0-9a-f]{6})$/i.exec(hex.trim())?.[1];
  if (!digits) throw new RangeError(`"${hex}" is not a colour: write six hexadecimal digits, for example #3a3532`);
  const channel = (at: number) => decodeSrgb(Number.parseInt(digits.slice(at, at + 2), 16) / 255);
  return [channel(0), channel(2), channel(4)];
}

/** Linear light to "#rrggbb", clamped to what sRGB can show. */
export function formatHexColour(linear: Rgb): string {
  const digits = linear.map((value) => {
    const byte = Math.round(255 * encodeSrgb(Math.min(1, Math.max(0, value))));
    return byte.toString(16).padStart(2, '0');
  });
  return `#${digits.join('')}`;
}
