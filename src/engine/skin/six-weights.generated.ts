/** Reflectance at the six wavelengths (SIX_NM) to X, Y and Z under D65. Made by tools/skin-colour-weights.ts; do not edit. */
export const SIX_TO_XYZ: readonly (readonly number[])[] = [
  [0.035414, 0.20642, -0.274038, 0.17306, 0.408641, 0.403268],
  [-0.054664, 0.13954, 0.023369, 0.331428, 0.367002, 0.195393],
  [0.439419, 0.569741, 0.105944, 0.013759, -0.055804, 0.014816],
];
