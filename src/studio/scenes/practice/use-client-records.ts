import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ClientCard } from '#/contract/api-clients.ts';
import type { Entry } from '#/contract/api-entries.ts';
import { correctedRecords } from '#/practice/client/correct-record.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import type { Course } from '#/practice/course/course.ts';
import { bookedCourse, standingCourse } from '#/practice/session/course-records.ts';
import { useCourse } from '../../course/course-context.tsx';
import { practiceApi } from '../../practice-api.ts';

export interface RecordDraft {
  readonly id?: string;
  readonly kind: PracticeRecord['kind'];
  readonly correctsId?: string;
  readonly at?: string;
  readonly body: object;
}

export interface ClientRecords {
  readonly clientId: string | null;
  readonly client: ClientCard | undefined;
  /** In the order of recording, every value as its last correction says; the corrections are among them. */
  readonly records: readonly PracticeRecord[];
  /** The records of this course alone. */
  readonly ofCourse: readonly PracticeRecord[];
  readonly isPending: boolean;
  readonly add: UseMutationResult<Entry, Error, RecordDraft>;
}

/** The client of the open course with every record, and how one more is added. */
export function useClientRecords(): ClientRecords {
  const { clientId, editor } = useCourse();
  const queries = useQueryClient();
  const client = useClient(clientId);
  const entries = useEntries(clientId);
  const add = useMutation({
    mutationFn: async ({ id = crypto.randomUUID(), at = new Date().toISOString(), ...draft }: RecordDraft) => {
      if (!clientId) throw new Error('no client');
      return practiceApi.addRecord({ ...draft, id, at, clientId, courseId: editor.courseId });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['entries', clientId] }),
  });
  const records = useMemo(() => recordsOfEntries(entries.data ?? []), [entries.data]);
  const ofCourse = useMemo(
    () => recordsOfEntries(entries.data ?? [], editor.courseId),
    [entries.data, editor.courseId],
  );
  return { clientId, client: client.data, records, ofCourse, isPending: clientId !== null && entries.isPending, add };
}

export function useClient(clientId: string | null) {
  return useQuery({
    queryKey: ['client', clientId],
    queryFn: () => practiceApi.client(clientId!),
    enabled: clientId !== null,
  });
}

export function useEntries(clientId: string | null) {
  return useQuery({
    queryKey: ['entries', clientId],
    queryFn: () => practiceApi.entriesOf(clientId!),
    enabled: clientId !== null,
    staleTime: 0,
  });
}

/** The record that an entry holds, as it was written; notes are entries without a record. */
export function recordOfEntry(entry: Entry): readonly PracticeRecord[] {
  if (entry.kind === 'note' || entry.clientId === null) return [];
  const { id, kind, clientId, at, body, correctsId } = entry;
  const corrected = kind === 'correction' ? { ofId: correctsId } : {};
  return [{ ...(body as object), ...corrected, id, kind, clientId, at } as unknown as PracticeRecord];
}

/** The records of a client as corrected, or those of one course alone: a correction counts whatever course it names. */
export function recordsOfEntries(entries: readonly Entry[], courseId?: string): readonly PracticeRecord[] {
  const own = courseId === undefined ? entries : entries.filter((entry) => entry.courseId === courseId);
  return correctedRecords(own.flatMap(recordOfEntry), entries.flatMap(recordOfEntry));
}

/** The sessions of the open course as they now stand; null before they are booked. */
export function useBookedSessions(): Course | null {
  const { ofCourse } = useClientRecords();
  return useMemo(() => {
    const booked = bookedCourse(ofCourse);
    return booked ? standingCourse(booked, ofCourse) : null;
  }, [ofCourse]);
}

/** The newest record of a kind, or undefined. */
export function latestOf<Kind extends PracticeRecord['kind']>(
  records: readonly PracticeRecord[],
  kind: Kind,
): Extract<PracticeRecord, { kind: Kind }> | undefined {
  return records.findLast((record): record is Extract<PracticeRecord, { kind: Kind }> => record.kind === kind);
}
