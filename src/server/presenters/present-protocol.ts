import type { ProtocolAnswer } from '#/contract/api-protocol.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import { PRESET_KEYS, PRESET_TABLE } from '#/practice/protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol, type ProtocolCalendar } from '#/practice/protocol/protocol.ts';

export function presentProtocol(protocol: Protocol): ProtocolAnswer {
  const { version, name, values, closures, closedWeekdays, changes } = protocol;
  return {
    version,
    name,
    presets: PRESET_KEYS.map((key) => ({
      ...PRESET_TABLE[key],
      note: textOf('en', phrase(`preset.${key}`)),
      key,
      value: values[key],
      shipped: PROTOCOL_DEFAULTS.values[key],
    })),
    ...copyOf({ closures, closedWeekdays }),
    changes: changes.map((change) => {
      if (change.key !== 'calendar') return { what: 'preset' as const, ...change };
      const { key: what, from, to, ...signed } = change;
      return { what, from: copyOf(from), to: copyOf(to), ...signed };
    }),
  };
}

function copyOf({ closures, closedWeekdays }: ProtocolCalendar) {
  return { closures: closures.map((closure) => ({ ...closure })), closedWeekdays: [...closedWeekdays] };
}
