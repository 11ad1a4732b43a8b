import { createUnpacker, type PackedJob, settleJob } from './settle-job.ts';

/** Finishes plans beside the worker that follows the hand, which must never wait for this one. */
const worker = self as unknown as DedicatedWorkerGlobalScope;
const unpack = createUnpacker();

worker.onmessage = (event: MessageEvent<PackedJob>) => {
  worker.postMessage(settleJob(unpack(event.data)));
};
