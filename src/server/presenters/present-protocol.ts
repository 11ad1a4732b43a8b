import type { ProtocolAnswer } from '#/contract/api-protocol.ts';
import { PRESET_KEYS, PRESET_TABLE } from '#/practice/protocol/preset-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';

export function presentProtocol(protocol: Protocol): ProtocolAnswer {
  const { version, name, values, closures, closedWeekdays, changes } = protocol;
  return {
    version,
    name,
    presets: PRESET_KEYS.map((key) => ({
      ...PRESET_TABLE[key],
      key,
      value: values[key],
      shipped: PROTOCOL_DEFAULTS.values[key],
    })),
    closures: closures.map((closure) => ({ ...closure })),
    closedWeekdays: [...closedWeekdays],
    changes: changes.map((change) => ({ ...change })),
  };
}
