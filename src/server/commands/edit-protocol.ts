import { canonicalJson } from '#/base/canonical-json.ts';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { PRESET_KEYS, type PresetKey } from '#/practice/protocol/preset-table.ts';
import { editCalendar, editPreset, type Protocol } from '#/practice/protocol/protocol.ts';
import type { Caller, Context } from '../context.ts';
import { storedProtocol } from '../policies/stored-protocol.ts';
import { conflictProblem } from './record-problems.ts';

export interface ProtocolEdit {
  /** The version that the change was made on. */
  readonly version: string;
  readonly who: string;
  readonly why: string;
  readonly presets?: Readonly<Record<string, number | { readonly value: number }>>;
  readonly closures?: Protocol['closures'];
  readonly closedWeekdays?: readonly number[];
}

/**
 * Changes presets one after the other, then the days without sessions; all of it or none. Every change is kept with who, when and why, gives a version of its
 * own name, and a line in the audit trail under the name given: there is no sign-in yet that knows who it is.
 */
export async function editProtocol(
  context: Context,
  caller: Caller,
  edit: ProtocolEdit,
): Promise<Outcome<Protocol, Problem>> {
  const { who, why } = edit;
  return context.store.change(async (records) => {
    const known = await storedProtocol(records);
    if (known.version !== edit.version) return refuse(conflictProblem('protocol', known.version));
    const at = context.now();
    let next = known;
    const keys: (PresetKey | 'calendar')[] = [];
    for (const [key, preset] of Object.entries(edit.presets ?? {})) {
      if (!isPresetKey(key)) return refuse(invalid(key, `There is no preset ${key}: correct its name.`));
      const to = typeof preset === 'number' ? preset : preset.value;
      if (to === next.values[key]) continue;
      const edited = editPreset(next, { key, to, who, at, why });
      if (!edited.ok) return refuse(invalid(key, `${edited.refusal.message}.`));
      next = edited.value;
      keys.push(key);
    }
    const { closures = next.closures, closedWeekdays = next.closedWeekdays } = edit;
    const days = { closures, closedWeekdays };
    if (canonicalJson(days) !== canonicalJson({ closures: next.closures, closedWeekdays: next.closedWeekdays })) {
      const edited = editCalendar(next, { to: days, who, at, why });
      if (!edited.ok) return refuse(invalid('CO6', `${edited.refusal.message}.`));
      next = edited.value;
      keys.push('calendar');
    }
    if (keys.length === 0) return accept(known);
    await records.protocols.append({ version: next.version, protocolJson: JSON.stringify(next), createdAt: at });
    for (const key of keys) {
      await records.audit.append({
        at,
        ...caller,
        actor: who,
        action: 'edit',
        objectKind: key === 'calendar' ? 'calendar' : 'preset',
        objectId: key,
      });
    }
    return accept(next);
  });
}

function invalid(key: string, message: string): Problem {
  const rule = key.split('.')[0] ?? key;
  return { code: 'record-invalid', ...(/^[A-Z]+\d*$/.test(rule) ? { rule } : {}), message };
}

function isPresetKey(key: string): key is PresetKey {
  return (PRESET_KEYS as readonly string[]).includes(key);
}
