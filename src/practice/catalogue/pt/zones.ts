import type { zonesTexts as en } from '../en/zones.ts';
import type { SameKeys } from '../same-keys.ts';

export const zonesTexts: SameKeys<typeof en> = {
  'zone.hairline': 'Linha frontal',
  'zone.frontal': 'Zona frontal',
  'zone.temples': 'Têmporas',
  'zone.midScalp': 'Zona média',
  'zone.crown': 'Coroa',
  'zone.parting': 'Risca',
  'zone.sides': 'Lados',
  'zone.nape': 'Nuca',
  'zone.sideburns': 'Patilhas',
  'zone.scar': 'Cicatriz',
};
