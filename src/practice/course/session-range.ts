import { PRESET_TABLE } from '../protocol/preset-table.ts';
import type { Protocol } from '../protocol/protocol.ts';

/** CO1: how many sessions a course has by default, and between which numbers it may be chosen. */
export interface SessionRange {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** Scars: a test patch comes first. */
  readonly testPatchFirst: boolean;
}

export function sessionRange(kind: 'course' | 'scar' | 'touchUp', protocol: Protocol): SessionRange {
  if (kind === 'touchUp') return { usual: 1, least: 1, most: 1, testPatchFirst: false };
  const usual = protocol.values['CO1.sessions'];
  const { min: least, max } = PRESET_TABLE['CO1.sessions'];
  const scar = kind === 'scar';
  return { usual, least, most: scar ? protocol.values['CO1.scarMax'] : max, testPatchFirst: scar };
}
