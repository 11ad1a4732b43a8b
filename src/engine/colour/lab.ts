import type { Rgb } from './srgb.ts';

/** CIE 1976 L*a*b*, white D65, 2 degree observer. */
export type Lab = readonly [number, number, number];
/** CIE XYZ with the white at Y = 1. */
export type Xyz = readonly [number, number, number];

/** White of D65 as the sRGB matrix below has it (row sums), so that equal channels are exactly neutral. */
const WHITE: Xyz = [0.95047, 1, 1.08883];
const DELTA = 6 / 29;

/** Linear sRGB to XYZ (IEC 61966-2-1 primaries). */
export function linearRgbToXyz(rgb: Rgb): Xyz {
  const [r, g, b] = rgb;
  return [
    0.4124564 * r + 0.3575761 * g + 0.1804375 * b,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    0.0193339 * r + 0.119192 * g + 0.9503041 * b,
  ];
}

/** XYZ to linear sRGB; values outside 0..1 are colours that sRGB cannot show. */
export function xyzToLinearRgb(xyz: Xyz): Rgb {
  const [x, y, z] = xyz;
  return [
    3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * y + 0.041556 * z,
    0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
  ];
}

/** CIE 1976 L*a*b* against D65. */
export function xyzToLab(xyz: Xyz): Lab {
  const fx = compress(xyz[0] / WHITE[0]);
  const fy = compress(xyz[1] / WHITE[1]);
  const fz = compress(xyz[2] / WHITE[2]);
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/** Inverse of xyzToLab. */
export function labToXyz(lab: Lab): Xyz {
  const fy = (lab[0] + 16) / 116;
  return [WHITE[0] * expand(fy + lab[1] / 500), WHITE[1] * expand(fy), WHITE[2] * expand(fy - lab[2] / 200)];
}

/** Of linear sRGB, 0 to 1. */
export function linearRgbToLab(rgb: Rgb): Lab {
  return xyzToLab(linearRgbToXyz(rgb));
}

/** Inverse of linearRgbToLab; outside of sRGB a channel is below 0 or above 1. */
export function labToLinearRgb(lab: Lab): Rgb {
  return xyzToLinearRgb(labToXyz(lab));
}

function compress(t: number): number {
  return t > DELTA ** 3 ? Math.cbrt(t) : t / (3 * DELTA * DELTA) + 4 / 29;
}

function expand(f: number): number {
  return f > DELTA ? f ** 3 : 3 * DELTA * DELTA * (f - 4 / 29);
}
