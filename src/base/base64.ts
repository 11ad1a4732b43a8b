const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64 with padding (RFC 4648). */
export function toBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(4 * Math.ceil(bytes.length / 3));
  let at = 0;
  for (let n = 0; n < bytes.length; n += 3) {
    const three = (bytes[n]! << 16) | ((bytes[n + 1] ?? 0) << 8) | (bytes[n + 2] ?? 0);
    codes[at++] = ALPHABET.charCodeAt(three >> 18);
    codes[at++] = ALPHABET.charCodeAt((three >> 12) & 63);
    codes[at++] = n + 1 < bytes.length ? ALPHABET.charCodeAt((three >> 6) & 63) : 61;
    codes[at++] = n + 2 < bytes.length ? ALPHABET.charCodeAt(three & 63) : 61;
  }
  return new TextDecoder().decode(codes);
}

const VALUES = new Int8Array(128).fill(-1);
for (let k = 0; k < 64; k++) VALUES[ALPHABET.charCodeAt(k)] = k;

/** Bytes of padded base64; null when the text is not that. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let n = 0, at = 0; n < text.length; n += 4) {
    let four = 0;
    for (let k = 0; k < 4; k++) {
      const code = text.charCodeAt(n + k);
      const padded = code === 61 && n + k >= text.length - padding;
      const value = padded ? 0 : code < 128 ? VALUES[code]! : -1;
      if (value < 0) return null;
      four = (four << 6) | value;
    }
    for (let k = 16; k >= 0 && at < bytes.length; k -= 8) bytes[at++] = (four >> k) & 255;
  }
  return bytes;
}
