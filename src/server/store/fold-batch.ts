/** A batch number as people copy it from a label: case, spaces and hyphens do not count. */
export function foldBatch(batch: string): string {
  return batch.toLowerCase().replace(/[\s\-_.]/g, '');
}
