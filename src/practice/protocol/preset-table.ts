import type { EvidenceCode } from '#/base/evidence.ts';

/** One number of the protocol: its value, how well it is supported, and how far a studio may move it. */
export interface PresetRow {
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly evidence: EvidenceCode;
  readonly note: string;
}

function row(value: number, unit: string, min: number, max: number, evidence: EvidenceCode, note: string): PresetRow {
  return { value, unit, min, max, evidence, note };
}

/** The presets that ship, keyed by the rule that reads them. Ids and shapes are fixed; a studio edits the values. */
export const PRESET_TABLE = {
  'SC05.waitMonths': row(6, 'months', 3, 24, 'P+', 'Clinics say 6 to 12 months after chemo- or radiotherapy'),
  'SC05.doctorUntilMonths': row(12, 'months', 6, 36, 'P+', 'Upper end of what clinics say'),
  'SC08.marginMm': row(5, 'mm', 1, 20, 'PR', 'Moles stay visible for later checks; the width is practice'),
  'SC09.healedDays': row(14, 'days', 7, 60, 'P+', '2 to 4 weeks after healing'),
  'SC11.quietMonths': row(12, 'months', 6, 36, 'P1', '12 to 24 months, borrowed from transplant criteria'),
  'SC20.waitMonths': row(6, 'months', 1, 12, 'PR', 'Label; evidence is insufficient for superficial procedures'),
  'SC21.daysBefore': row(14, 'days', 7, 28, 'P1', 'Stop 1 to 2 weeks before'),
  'SC22.daysBefore': row(3, 'days', 3, 7, 'P1', 'Up to 7 days before'),
  'SC23.days': row(14, 'days', 0, 60, 'P1', 'The course is finished first; one source says none for 4 weeks'),
  'SC24.waitMonths': row(6, 'months', 3, 18, 'P1', 'Grafts anchor; density and scar are not final before'),
  'SC24.preferMonths': row(12, 'months', 6, 24, 'P1', '12 months preferred'),
  'SC25.scarMonths': row(12, 'months', 6, 24, 'P+', 'Scars remodel for 6 to 12 months'),
  'SC26.days': row(90, 'days', 28, 365, 'P1', 'Skin recovers after laser'),
  'SC27.patchMonths': row(6, 'months', 3, 24, 'P1', 'A quiet half-year before areata is called stable'),
  'SC28.ageUnder': row(25, 'years', 18, 40, 'PR', 'Loss at this age usually goes on'),
  'SC28.norwoodFrom': row(3, 'grade', 1, 7, 'PR', 'From a receded temple on'),
  'SC29.ludwigUpTo': row(1, 'grade', 0, 3, 'PR', 'The one dissatisfied of 43 had Ludwig I'),
  'SC29.sinclairUpTo': row(2, 'grade', 0, 5, 'DER', 'Sinclair 1 and 2 are about as mild as Ludwig I'),
  'SC31.norwoodFrom': row(6, 'grade', 4, 7, 'P1', 'Density work needs hair to blend with'),
  'SC34.symptomFreeHours': row(48, 'hours', 24, 168, 'MEM', 'Usual wait after a fever'),
  'SC41.settledDays': row(28, 'days', 21, 60, 'P+', 'True colour is readable at 28 to 30 days'),
  'OP2.ageUnder': row(25, 'years', 18, 40, 'PR', 'The pattern will move'),
  'TP2.firstHours': row(48, 'hours', 24, 96, 'P+', 'Early reaction'),
  'TP2.days': row(28, 'days', 21, 60, 'P+', 'Healed colour'),
  'TP2.slowDays': row(84, 'days', 42, 180, 'MEM', 'Keloid, scar and vitiligo answer slowly'),
  'CO1.sessions': row(3, 'sessions', 2, 4, 'P+', 'Most take 2 to 4; about a fifth need a fourth'),
  'CO1.scarMax': row(5, 'sessions', 2, 5, 'P+', 'Scars take 2 to 5'),
  'CO3.firstGapDays': row(14, 'days', 7, 45, 'P+', '7 to 45 days in use, mostly 10 to 14'),
  'CO3.nextGapDays': row(28, 'days', 7, 90, 'P+', 'True colour is readable at 28 days'),
  'CO3.minGapDays': row(7, 'days', 7, 45, 'P+', 'Never under 7 days, never with scabs'),
  'CO4.maxMinutes': row(300, 'minutes', 60, 300, 'P+', 'Sessions of 1 to 5 hours'),
  'CO4.dotsPerMinute': row(80, 'dots/min', 10, 400, 'DER', '60 to 115 dots a minute while the needle works'),
  'CO4.setUpMinutes': row(35, 'minutes', 0, 240, 'MEM', 'Room, drawing, numbing and breaks of one session'),
  'CO5.zoneShare': row(0.45, 'share', 0.2, 0.45, 'P+', 'Final dots of a zone in one session; 30 to 40 % in use'),
  'CO5.zoneShareOfTwo': row(0.55, 'share', 0.5, 0.55, 'DER', 'Two sessions cannot do with less than half each'),
  'CO5.freshCoverage': row(0.04, 'share', 0.01, 0.04, 'DER', 'Share of the skin covered by fresh dots'),
  'CO5.freshDiameterMm': row(0.25, 'mm', 0.1, 0.4, 'P1', 'Fresh dots up to 0.25 mm'),
  'HG1.minDays': row(7, 'days', 7, 45, 'P+', 'Minimum 7 days and no scabs'),
  'HG3.photoDays': row(5, 'days', 1, 7, 'MEM', 'Recent enough to show the skin as it is'),
  'HG3.askDaysBefore': row(3, 'days', 1, 5, 'MEM', 'Time to answer and to move the session'),
  'CN4.hairlineMm': row(5, 'mm', 0, 10, 'MEM', 'Routine re-judging at the chair'),
  'CN4.shades': row(2, 'steps', 0, 3, 'P+', 'The shade is judged again at each session'),
  'CN4.dotsShare': row(0.15, 'share', 0, 0.3, 'MEM', 'Filling in'),
  'CN5.hours': row(24, 'hours', 24, 336, 'MEM', 'Cooling-off before the first session'),
  'AC.retinoidDaysBefore': row(14, 'days', 7, 28, 'P1', 'No retinoid or acid'),
  'AC.moisturiseDaysBefore': row(7, 'days', 0, 14, 'P+', 'Daily moisturiser before'),
  'AC.scrubDaysBefore': row(2, 'days', 0, 3, 'P+', 'Clinics differ: 24 h before, same morning, or never'),
  'AC.colourDaysBefore': row(7, 'days', 2, 14, 'MEM', 'Hair colour irritates the skin'),
  'AC.dryUntilDay': row(3, 'day', 1, 5, 'P+', 'First rinse on day 3 to 5'),
  'AC.shampooDay': row(5, 'day', 4, 10, 'P+', 'Mild shampoo on day 4 to 10'),
  'AC.sweatDay': row(7, 'day', 5, 10, 'P+', 'Sweat on day 5 to 10'),
  'AC.shaveDay': row(10, 'day', 7, 14, 'P+', 'Scabs gone, day 7 to 10'),
  'AC.sunDays': row(28, 'days', 14, 42, 'P+', 'No direct sun, pool, sauna, exfoliant for 28 to 30 days'),
  'AC3.missedHours': row(24, 'hours', 12, 72, 'MEM', 'When the desk is told'),
  'TU2.lossShare': row(0.3, 'share', 0.1, 0.5, 'DER', 'About 30 % lost when people come back'),
  'TU2.notBeforeMonths': row(12, 'months', 12, 24, 'P+', 'Never before a year'),
  'TU2.remindMonths': row(24, 'months', 12, 48, 'P+', 'A reminder at 24 months at the latest'),
  'TU3.warnCoverage': row(0.04, 'share', 0.02, 0.04, 'DER', 'Covered skin reads as a tint'),
  'TU3.refuseCoverage': row(0.06, 'share', 0.03, 0.06, 'DER', 'Helmet look'),
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
