import { deltaE2000 } from './delta-e.ts';
import { type Lab, linearRgbToLab } from './lab.ts';
import { parseHexColour } from './srgb.ts';

export type ItaClass = 'veryLight' | 'light' | 'intermediate' | 'tan' | 'brown' | 'dark';

/** Individual typology angle in degrees: atan((L* - 50) / b*) (Chardon 1991). Defined for skin, where b* > 0. */
export function itaDegrees(lab: Lab): number {
  return (Math.atan2(lab[0] - 50, Math.max(lab[2], 1e-6)) * 180) / Math.PI;
}

/** Cut points 55, 41, 28, 10, -30 degrees (Chardon 1991, Del Bino 2013). */
export function itaClass(ita: number): ItaClass {
  if (ita > 55) return 'veryLight';
  if (ita > 41) return 'light';
  if (ita > 28) return 'intermediate';
  if (ita > 10) return 'tan';
  return ita > -30 ? 'brown' : 'dark';
}

/** Monk Skin Tone Scale (Dr. Ellis Monk, CC BY 4.0), levels 1 to 10. */
const MONK_HEX = [
  '#f6ede4',
  '#f3e7db',
  '#f7ead0',
  '#eadaba',
  '#d7bd96',
  '#a07e56',
  '#825c43',
  '#604134',
  '#3a312a',
  '#292420',
] as const;

/** The nearest level of the Monk scale, 1 to 10: a label to talk with, never an input of the model. */
export function monkLabel(lab: Lab): number {
  const distances = MONK_HEX.map((hex) => deltaE2000(lab, linearRgbToLab(parseHexColour(hex))));
  return distances.indexOf(Math.min(...distances)) + 1;
}
