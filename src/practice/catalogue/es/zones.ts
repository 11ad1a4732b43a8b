import type { zonesTexts as en } from '../en/zones.ts';
import type { SameKeys } from '../same-keys.ts';

export const zonesTexts: SameKeys<typeof en> = {
  'zone.hairline': 'Línea frontal',
  'zone.frontal': 'Zona frontal',
  'zone.temples': 'Sienes',
  'zone.midScalp': 'Zona media',
  'zone.crown': 'Coronilla',
  'zone.parting': 'Raya',
  'zone.sides': 'Lados',
  'zone.nape': 'Nuca',
  'zone.sideburns': 'Patillas',
  'zone.scar': 'Cicatriz',
};
