import { PRESET_KEYS } from '#/practice/protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import type { Records } from '../store/store.ts';

type Row = { readonly protocolJson: string };

/** The protocol that the studio works by now; the one that ships until a preset is changed. */
export async function storedProtocol(records: Records): Promise<Protocol> {
  const row = await records.protocols.newest();
  return row ? protocolOfRow(row) : PROTOCOL_DEFAULTS;
}

/** The protocol of a version that this studio has worked by; null when it never has. */
export async function protocolOfVersion(records: Records, version: string): Promise<Protocol | null> {
  if (version === PROTOCOL_DEFAULTS.version) return PROTOCOL_DEFAULTS;
  const row = await records.protocols.find(version);
  return row ? protocolOfRow(row) : null;
}

/** Presets that a later program added have the value that ships; those that it dropped are left out. */
export function protocolOfRow({ protocolJson }: Row): Protocol {
  const kept = JSON.parse(protocolJson) as Protocol;
  const values = PRESET_KEYS.map((key) => [key, kept.values[key] ?? PROTOCOL_DEFAULTS.values[key]]);
  return { ...kept, values: Object.fromEntries(values) as Protocol['values'] };
}
