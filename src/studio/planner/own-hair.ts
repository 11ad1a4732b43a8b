import { mapTuple } from '#/base/map-tuple.ts';
import { labToLinearRgb } from '#/engine/colour/lab.ts';
import { parseHexColour } from '#/engine/colour/srgb.ts';
import { STUBBLE_DEFAULTS, type Stubble, stubbleLengthMm } from '#/engine/preview/stubble.ts';
import type { OwnHair } from '#/planning/own-hair.ts';
import type { PlanSkin } from '#/planning/plan-record.ts';

/** The hair so many days after a shave, as dark against this skin as shaved hair of the given colour is. */
export function hairOnDay(hair: OwnHair, days: number, skin: PlanSkin, follicle: string): Stubble {
  const light = labToLinearRgb(skin.lab);
  const shaft = parseHexColour(follicle);
  const lengthsMm = new Float32Array(hair.normals.length / 3).fill(stubbleLengthMm(days));
  const contrast = mapTuple(light, (value, k) => 1 - shaft[k]! / Math.max(1e-3, value));
  return { ...hair, lengthsMm, diameterMm: STUBBLE_DEFAULTS.diameterMm, contrast };
}
