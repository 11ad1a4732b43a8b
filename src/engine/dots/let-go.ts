/**
 * Gives the memory of large arrays back at once; they are empty from then on. Nothing else may read them. The collector watches
 * the heap, not what arrays hold outside it, and would leave hundreds of megabytes until it happens to run.
 */
export function letGo(...arrays: readonly ArrayBufferView[]): void {
  for (const { buffer } of arrays) if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
