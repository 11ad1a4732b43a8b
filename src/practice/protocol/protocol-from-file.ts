import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Closure } from '../course/course.ts';
import { PRESET_KEYS, type PresetKey } from './preset-table.ts';
import { closureRefusal, PROTOCOL_DEFAULTS, type Protocol, type ProtocolRefusal, withPresets } from './protocol.ts';

/** What a protocol file may set; everything else stays as shipped. */
export interface ProtocolParts {
  readonly version?: string;
  readonly name?: string;
  readonly presets?: Readonly<Record<string, number | { readonly value: number }>>;
  readonly closures?: readonly Closure[];
  readonly closedWeekdays?: readonly number[];
}

/** The shipped protocol with the parts of a file set anew; the first unknown key or impossible value is refused by name. */
export function protocolFromFile(parts: ProtocolParts): Outcome<Protocol, ProtocolRefusal> {
  const values: Partial<Record<PresetKey, number>> = {};
  for (const [key, preset] of Object.entries(parts.presets ?? {})) {
    if (!isPresetKey(key)) {
      return refuse({ path: `presets.${key}`, message: `presets.${key}: there is no such preset; correct its name` });
    }
    values[key] = typeof preset === 'number' ? preset : preset.value;
  }
  const wrong = closureRefusal(parts.closures ?? []);
  if (wrong) return refuse(wrong);
  const changed = withPresets(PROTOCOL_DEFAULTS, values);
  if (!changed.ok) return changed;
  return accept({
    ...changed.value,
    version: parts.version ?? `${PROTOCOL_DEFAULTS.version}-custom`,
    name: parts.name ?? 'Custom protocol',
    closures: parts.closures ?? [],
    closedWeekdays: parts.closedWeekdays ?? [],
  });
}

function isPresetKey(key: string): key is PresetKey {
  return (PRESET_KEYS as readonly string[]).includes(key);
}
