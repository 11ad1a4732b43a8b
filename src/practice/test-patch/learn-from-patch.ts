import { roundTo } from '#/base/round-to.ts';
import { type Lab, labToLinearRgb } from '#/engine/colour/lab.ts';
import { skinFromLab } from '#/engine/skin/appearance.ts';
import { uptakeFromPatch } from '#/engine/skin/uptake-from-patch.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { TestPatchReading, TestPatchRecord } from './test-patch-record.ts';

/** What a healed patch says of one client's skin; absent where it was not measured. */
export interface PatchLearned {
  /** Share of the pigment that stayed, and the standard deviation of its logarithm. */
  readonly uptake?: number;
  readonly lnUptakeSd?: number;
  /** The healed dot over the planned one. */
  readonly diameterFactor?: number;
  readonly readOn: CalendarDay;
}

/** Why no uptake was learned: what is missing, or what the measured colour cannot be. */
export type PatchLesson = 'unmeasured' | 'noDensity' | 'noSkin' | 'noInk' | 'neutraliser' | 'faint' | 'dark';

export interface PatchAnswer {
  readonly learned: PatchLearned | null;
  /** What was not learned, and why; null when everything was. */
  readonly lesson: PatchLesson | null;
}

/** The dots of the patch as they were planned, healed. */
export interface PatchDot {
  readonly pigment: string;
  readonly pigmentTopMm: number;
  readonly columnLengthMm: number;
  readonly diameterMm: number;
}

/**
 * TP4: the uptake that explains how much light the healed patch takes from the skin beside it, and how far its dots have spread.
 * The width of the dot is the measured one, so that spread is not taken for pigment. A patch with neutraliser teaches no uptake:
 * its colour is that of two pigments.
 */
export function learnFromPatch(
  { ink, dotsPerCm2 }: Pick<TestPatchRecord, 'ink' | 'dotsPerCm2'>,
  reading: Pick<TestPatchReading, 'at' | 'healedLab' | 'skinLab' | 'healedDiameterMm'>,
  dot: PatchDot,
): PatchAnswer {
  const { healedLab, skinLab, healedDiameterMm } = reading;
  const readOn = reading.at.slice(0, 10);
  const factor = healedDiameterMm === null ? null : roundTo(healedDiameterMm / dot.diameterMm, 3);
  const isSpread = factor !== null && factor >= SPREAD.from && factor <= SPREAD.to;
  const spread = isSpread ? { diameterFactor: factor, readOn } : null;
  if (healedLab === null) return { learned: spread, lesson: 'unmeasured' };
  if (!skinLab) return { learned: spread, lesson: 'noSkin' };
  if (dotsPerCm2 === undefined) return { learned: spread, lesson: 'noDensity' };
  const [used] = ink;
  if (!used) return { learned: spread, lesson: 'noInk' };
  if (used.neutraliserDrops > 0) return { learned: spread, lesson: 'neutraliser' };
  const healed = {
    pigment: dot.pigment,
    dilution: used.dilutionParts,
    zTopMm: dot.pigmentTopMm,
    lengthMm: dot.columnLengthMm,
    diameterMm: dot.diameterMm * (spread?.diameterFactor ?? 1),
  };
  const darkening = darkeningOf(healedLab, skinLab);
  const found = uptakeFromPatch(skinFromLab(skinLab), healed, { densityPerCm2: dotsPerCm2, darkening });
  if (!found.ok) return { learned: spread, lesson: found.refusal.rule === 'patch.dark' ? 'dark' : 'faint' };
  const { uptake, lnSd } = found.value;
  return { learned: { uptake: roundTo(uptake, 3), lnUptakeSd: roundTo(lnSd, 3), ...spread, readOn }, lesson: null };
}

/** Dots measured smaller or wider than this against the plan were not measured right; the case file takes no others. */
const SPREAD = { from: 0.3, to: 4 } as const;

/** Share of light that the patch takes from the skin beside it, linear RGB. */
function darkeningOf(patch: Lab, skin: Lab): readonly [number, number, number] {
  const bare = labToLinearRgb(skin);
  const [r, g, b] = labToLinearRgb(patch).map((light, channel) => 1 - light / bare[channel]!);
  return [r!, g!, b!];
}
