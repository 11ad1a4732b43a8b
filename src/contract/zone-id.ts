import { z } from 'zod';
import type { ZoneId } from '#/engine/scalp/zones.ts';

/** The engine's zones, written again because only their type may come here; it lets none be left out. */
const ZONES = {
  hairline: 'hairline',
  frontal: 'frontal',
  temples: 'temples',
  midScalp: 'midScalp',
  crown: 'crown',
  parting: 'parting',
  sides: 'sides',
  nape: 'nape',
  sideburns: 'sideburns',
  scar: 'scar',
} as const satisfies { readonly [Id in ZoneId]: Id };

/** A zone of the scalp by its name in all files. */
export const zoneIdSchema = z.enum(ZONES);
