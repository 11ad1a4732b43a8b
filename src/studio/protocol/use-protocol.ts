import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ProtocolAnswer, protocolSchema } from '#/contract/api-protocol.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import { ask } from '../api-client.ts';

export const PROTOCOL_KEY = ['protocol'] as const;

/** The stored protocol as the server tells it, with the range and evidence of each preset. */
export function useProtocolAnswer() {
  return useQuery({ queryKey: PROTOCOL_KEY, queryFn: () => ask(protocolSchema, 'GET', '/protocol') });
}

export function saveProtocol(
  edit: {
    readonly version: string;
    readonly who: string;
    readonly why: string;
    readonly presets?: Readonly<Record<string, number>>;
  } & Partial<Pick<ProtocolAnswer, 'closures' | 'closedWeekdays'>>,
): Promise<ProtocolAnswer> {
  return ask(protocolSchema, 'PUT', '/protocol', edit);
}

/** The presets and closed days that this studio works by; those that ship until the server has answered. */
export function useProtocol(): Protocol {
  const { data } = useProtocolAnswer();
  return useMemo(() => (data ? protocolOf(data) : PROTOCOL_DEFAULTS), [data]);
}

/** Without the changes: the page that shows them reads the answer itself. */
function protocolOf({ version, name, presets, closures, closedWeekdays }: ProtocolAnswer): Protocol {
  const values = { ...PROTOCOL_DEFAULTS.values, ...Object.fromEntries(presets.map(({ key, value }) => [key, value])) };
  return { version, name, values, closures, closedWeekdays, changes: [] };
}
