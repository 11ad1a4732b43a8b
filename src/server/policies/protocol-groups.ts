import { accept, type Outcome } from '#/base/outcome.ts';
import type { StudioPart } from '#/contract/studio-part.ts';
import { PROTOCOL_DEFAULTS, type Protocol, type ProtocolRefusal } from '#/practice/protocol/protocol.ts';
import { protocolFromFile } from '#/practice/protocol/protocol-from-file.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import type { Records } from '../store/store.ts';
import { protocolOfRow } from './stored-protocol.ts';

type ProtocolGroups = NonNullable<StudioPart['protocols']>;
type ProtocolGroup = ProtocolGroups[number];

/**
 * The protocols under which the records of a client were taken, where they were not the presets that ship: first as the studio
 * that they came from told them, then for each record made here the one in force then. A protocol that only a result names comes
 * without records.
 */
export async function protocolGroups(
  records: Records,
  clientId: string,
  entries: readonly EntryListRow[],
): Promise<ProtocolGroups> {
  const trail = await records.importedTrails.find(clientId);
  const imported = trail?.protocolsJson ? (JSON.parse(trail.protocolsJson) as ProtocolGroups) : [];
  const own = entries.filter(({ recordedAt }) => !trail || recordedAt > trail.exportedAt);
  const rows = await records.protocols.list();
  const inForce = own.map(({ recordedAt }) => rows.findLast(({ createdAt }) => createdAt <= recordedAt)?.version);
  const named = new Set(own.map(({ bodyJson }) => namedVersion(JSON.parse(bodyJson))));
  const made = rows.flatMap((row): ProtocolGroup[] => {
    const ids = own.filter((_, index) => inForce[index] === row.version).map(({ id }) => id);
    return ids.length > 0 || named.has(row.version) ? [{ protocol: fileOf(protocolOfRow(row)), records: ids }] : [];
  });
  return [...imported, ...made];
}

function namedVersion(body: { result?: { protocolVersion?: string }; protocolVersion?: string }): string | undefined {
  return body.result?.protocolVersion ?? body.protocolVersion;
}

function fileOf({ version, name, values, closures, closedWeekdays }: Protocol): ProtocolGroup['protocol'] {
  return { version, name, presets: { ...values }, closures: [...closures], closedWeekdays: [...closedWeekdays] };
}

export interface ReadGroups {
  /** By which a record was taken. */
  ofRecord(id: string): Protocol;
  ofVersion(version: string): Protocol | null;
}

/** The same, read from a folder: every preset within its range, or the first that is not. */
export function readProtocolGroups(groups: ProtocolGroups): Outcome<ReadGroups, ProtocolRefusal> {
  const byRecord = new Map<string, Protocol>();
  const byVersion = new Map<string, Protocol>([[PROTOCOL_DEFAULTS.version, PROTOCOL_DEFAULTS]]);
  for (const { protocol: file, records } of groups) {
    const read = protocolFromFile(file);
    if (!read.ok) return read;
    byVersion.set(read.value.version, read.value);
    for (const id of records) byRecord.set(id, read.value);
  }
  return accept({
    ofRecord: (id) => byRecord.get(id) ?? PROTOCOL_DEFAULTS,
    ofVersion: (version) => byVersion.get(version) ?? null,
  });
}
