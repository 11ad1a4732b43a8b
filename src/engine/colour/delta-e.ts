import type { Lab } from './lab.ts';

const RADIANS = Math.PI / 180;

/** CIEDE2000 with unit weights (CIE 142-2001; written from the equations of Sharma, Wu and Dalal 2005). */
export function deltaE2000(first: Lab, second: Lab): number {
  const [l1, a1, b1] = first;
  const [l2, a2, b2] = second;
  const meanChroma7 = ((chroma(a1, b1) + chroma(a2, b2)) / 2) ** 7;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanChroma7 / (meanChroma7 + 25 ** 7));
  const c1 = chroma(stretch * a1, b1);
  const c2 = chroma(stretch * a2, b2);
  const h1 = hueDegrees(stretch * a1, b1);
  const h2 = hueDegrees(stretch * a2, b2);
  const meanL = (l1 + l2) / 2;
  const meanC = (c1 + c2) / 2;
  const { turn, mean: meanH } = hueDifference(h1, h2, c1 * c2 === 0);
  const dHue = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * RADIANS);

  const t =
    1 -
    0.17 * Math.cos((meanH - 30) * RADIANS) +
    0.24 * Math.cos(2 * meanH * RADIANS) +
    0.32 * Math.cos((3 * meanH + 6) * RADIANS) -
    0.2 * Math.cos((4 * meanH - 63) * RADIANS);
  const lightness = (meanL - 50) ** 2;
  const dL = (l2 - l1) / (1 + (0.015 * lightness) / Math.sqrt(20 + lightness));
  const dC = (c2 - c1) / (1 + 0.045 * meanC);
  const dH = dHue / (1 + 0.015 * meanC * t);
  const rotation = 60 * Math.exp(-(((meanH - 275) / 25) ** 2));
  const blue = -2 * Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)) * Math.sin(rotation * RADIANS);
  return Math.sqrt(Math.max(0, dL * dL + dC * dC + dH * dH + blue * dC * dH));
}

/** Unlike Math.hypot the same to the last bit in every engine. */
function chroma(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}

function hueDegrees(a: number, b: number): number {
  if (a === 0 && b === 0) return 0;
  const hue = Math.atan2(b, a) / RADIANS;
  return hue < 0 ? hue + 360 : hue;
}

function hueDifference(h1: number, h2: number, neutral: boolean): { turn: number; mean: number } {
  if (neutral) return { turn: 0, mean: h1 + h2 };
  const difference = h2 - h1;
  const sum = h1 + h2;
  if (Math.abs(difference) <= 180) return { turn: difference, mean: sum / 2 };
  return {
    turn: difference > 180 ? difference - 360 : difference + 360,
    mean: sum < 360 ? sum / 2 + 180 : sum / 2 - 180,
  };
}
