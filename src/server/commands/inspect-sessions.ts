import type { InspectionReport } from '#/contract/api-exports.ts';
import { inspectionReport } from '#/practice/session/inspection-report.ts';
import type { Caller, Context } from '../context.ts';
import { recordsOfRows } from '../policies/records-of-rows.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import { recordRead } from './record-read.ts';

/** Days are those of the clock of this computer, which stands in the studio. */
const STUDIO_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The inspection report of some days; that it was drawn up goes into the trail of each record. */
export async function inspectSessions(
  context: Context,
  caller: Caller,
  range: { readonly from: string; readonly to: string },
): Promise<InspectionReport> {
  const limit = 1000;
  const rows: EntryListRow[] = [];
  for (const kind of ['session', 'testPatch', 'correction']) {
    for (let afterSeq = 0; ; ) {
      const page = await context.store.read.entries.list({ kind, afterSeq, limit });
      rows.push(...page);
      if (page.length < limit) break;
      afterSeq = page.at(-1)!.seq;
    }
  }
  const lines = inspectionReport(recordsOfRows(rows), range, STUDIO_ZONE);
  for (const { recordKind, recordId } of lines) {
    await recordRead(context, caller, { objectKind: recordKind, objectId: recordId });
  }
  return {
    lines: lines.map(({ on, recordKind, recordId, clientId, artists, ink, needles }) => ({
      on,
      recordKind,
      recordId,
      clientId,
      artists: [...artists],
      ink: ink.map(({ brand, shade, batch, expiry }) => ({ brand, shade, batch, expiry })),
      needles: needles.map(({ configuration, lot, sterileUntil }) => ({ configuration, lot, sterileUntil })),
    })),
  };
}
