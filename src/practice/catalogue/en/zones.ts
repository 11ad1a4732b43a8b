/** The zones of the scalp. */
export const zonesTexts = {
  'zone.hairline': 'Hairline',
  'zone.frontal': 'Frontal area',
  'zone.temples': 'Temples',
  'zone.midScalp': 'Mid-scalp',
  'zone.crown': 'Crown',
  'zone.parting': 'Parting',
  'zone.sides': 'Sides',
  'zone.nape': 'Nape',
  'zone.sideburns': 'Sideburns',
  'zone.scar': 'Scar',
} as const;
