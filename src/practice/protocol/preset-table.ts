import type { EvidenceCode } from '#/base/evidence.ts';

/** One number of the protocol: its value, how well it is supported, and how far a studio may move it. What supports it stands in words in the catalogues (`preset.` and its key). */
export interface PresetRow {
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly evidence: EvidenceCode;
}

function row(value: number, unit: string, min: number, max: number, evidence: EvidenceCode): PresetRow {
  return { value, unit, min, max, evidence };
}

/** The presets that ship, keyed by the rule that reads them. Ids and shapes are fixed; a studio edits the values. */
export const PRESET_TABLE = {
  'SC05.waitMonths': row(6, 'months', 3, 24, 'P+'),
  'SC05.doctorUntilMonths': row(12, 'months', 6, 36, 'P+'),
  'SC08.marginMm': row(5, 'mm', 1, 20, 'PR'),
  'SC09.healedDays': row(14, 'days', 7, 60, 'P+'),
  'SC11.quietMonths': row(12, 'months', 6, 36, 'P1'),
  'SC20.waitMonths': row(6, 'months', 1, 12, 'PR'),
  'SC21.daysBefore': row(14, 'days', 7, 28, 'P1'),
  'SC22.daysBefore': row(3, 'days', 3, 7, 'P1'),
  'SC23.days': row(14, 'days', 0, 60, 'P1'),
  'SC24.waitMonths': row(6, 'months', 3, 18, 'P1'),
  'SC24.preferMonths': row(12, 'months', 6, 24, 'P1'),
  'SC25.scarMonths': row(12, 'months', 6, 24, 'P+'),
  'SC26.days': row(90, 'days', 28, 365, 'P1'),
  'SC27.patchMonths': row(6, 'months', 3, 24, 'P1'),
  'SC28.ageUnder': row(25, 'years', 18, 40, 'PR'),
  'SC28.norwoodFrom': row(3, 'grade', 1, 7, 'PR'),
  'SC29.ludwigUpTo': row(1, 'grade', 0, 3, 'PR'),
  'SC29.sinclairUpTo': row(2, 'grade', 0, 5, 'DER'),
  'SC31.norwoodFrom': row(6, 'grade', 4, 7, 'P1'),
  'SC34.symptomFreeHours': row(48, 'hours', 24, 168, 'MEM'),
  'SC41.settledDays': row(28, 'days', 21, 60, 'P+'),
  'OP2.ageUnder': row(25, 'years', 18, 40, 'PR'),
  'TP2.firstHours': row(48, 'hours', 24, 96, 'P+'),
  'TP2.days': row(28, 'days', 21, 60, 'P+'),
  'TP2.slowDays': row(84, 'days', 42, 180, 'MEM'),
  'CO1.sessions': row(3, 'sessions', 2, 4, 'P+'),
  'CO1.scarMax': row(5, 'sessions', 2, 5, 'P+'),
  'CO3.firstGapDays': row(14, 'days', 7, 45, 'P+'),
  'CO3.nextGapDays': row(28, 'days', 7, 90, 'P+'),
  'CO3.minGapDays': row(7, 'days', 7, 45, 'P+'),
  'CO4.maxMinutes': row(300, 'minutes', 60, 300, 'P+'),
  'CO4.dotsPerMinute': row(80, 'dots/min', 10, 400, 'DER'),
  'CO4.setUpMinutes': row(35, 'minutes', 0, 240, 'MEM'),
  'CO5.zoneShare': row(0.45, 'share', 0.2, 0.45, 'P+'),
  'CO5.zoneShareOfTwo': row(0.55, 'share', 0.5, 0.55, 'DER'),
  'CO5.freshCoverage': row(0.04, 'share', 0.01, 0.04, 'DER'),
  'CO5.freshDiameterMm': row(0.25, 'mm', 0.1, 0.4, 'P1'),
  'HG1.minDays': row(7, 'days', 7, 45, 'P+'),
  'HG3.photoDays': row(5, 'days', 1, 7, 'MEM'),
  'HG3.askDaysBefore': row(3, 'days', 1, 5, 'MEM'),
  'CN4.hairlineMm': row(5, 'mm', 0, 10, 'MEM'),
  'CN4.shades': row(2, 'steps', 0, 3, 'P+'),
  'CN4.dotsShare': row(0.15, 'share', 0, 0.3, 'MEM'),
  'CN5.hours': row(24, 'hours', 24, 336, 'MEM'),
  'AC.retinoidDaysBefore': row(14, 'days', 7, 28, 'P1'),
  'AC.moisturiseDaysBefore': row(7, 'days', 0, 14, 'P+'),
  'AC.scrubDaysBefore': row(2, 'days', 0, 3, 'P+'),
  'AC.colourDaysBefore': row(7, 'days', 2, 14, 'MEM'),
  'AC.dryUntilDay': row(3, 'day', 1, 5, 'P+'),
  'AC.shampooDay': row(5, 'day', 4, 10, 'P+'),
  'AC.sweatDay': row(7, 'day', 5, 10, 'P+'),
  'AC.shaveDay': row(10, 'day', 7, 14, 'P+'),
  'AC.sunDays': row(28, 'days', 14, 42, 'P+'),
  'AC3.missedHours': row(24, 'hours', 12, 72, 'MEM'),
  'TU2.lossShare': row(0.3, 'share', 0.1, 0.5, 'DER'),
  'TU2.notBeforeMonths': row(12, 'months', 12, 24, 'P+'),
  'TU2.remindMonths': row(24, 'months', 12, 48, 'P+'),
  'TU3.warnCoverage': row(0.04, 'share', 0.02, 0.04, 'DER'),
  'TU3.refuseCoverage': row(0.06, 'share', 0.03, 0.06, 'DER'),
} as const satisfies Readonly<Record<string, PresetRow>>;

export type PresetKey = keyof typeof PRESET_TABLE;
export const PRESET_KEYS = Object.keys(PRESET_TABLE) as readonly PresetKey[];

/** CO2: share of the final dots reached after each session of a course, by the number of sessions. */
export const COURSE_SHARES: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [0.5, 1],
  3: [0.3, 0.7, 1],
  4: [0.3, 0.6, 0.85, 1],
  5: [0.25, 0.5, 0.7, 0.85, 1],
};
