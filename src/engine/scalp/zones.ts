/** The zones of a plan, in the words of the field. Left and right share a zone. */
export const ZONE_IDS = [
  'hairline',
  'frontal',
  'temples',
  'midScalp',
  'crown',
  'parting',
  'sides',
  'nape',
  'sideburns',
  'scar',
] as const;
export type ZoneId = (typeof ZONE_IDS)[number];
