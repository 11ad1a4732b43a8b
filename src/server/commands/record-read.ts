import type { Caller, Context } from '../context.ts';
import { problemOfError } from '../problem-of-error.ts';

/**
 * Writes into the audit trail that something was read. A full disk does not close the records: then, and only then, the read
 * goes ahead without its line.
 */
export async function recordRead(
  context: Context,
  caller: Caller,
  what: { readonly objectKind: string; readonly objectId: string; readonly action?: string },
): Promise<void> {
  try {
    await context.store.change((records) =>
      records.audit.append({ at: context.now(), ...caller, action: 'read', ...what }),
    );
  } catch (error) {
    if (problemOfError(error)?.code !== 'disk-full') throw error;
  }
}
