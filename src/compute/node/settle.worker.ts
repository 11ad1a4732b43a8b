import { parentPort } from 'node:worker_threads';
import { type LevelBase, type SettleLevelOptions, settleLevel } from '#/engine/dots/settle-level.ts';

export interface SettleJob {
  readonly base: LevelBase;
  readonly levels: readonly SettleLevelOptions[];
}

parentPort?.on('message', (job: SettleJob) => {
  const offsetsMm = job.levels.map((level) => settleLevel(job.base, level));
  parentPort?.postMessage(
    offsetsMm,
    offsetsMm.map((offsets) => offsets.buffer as ArrayBuffer),
  );
});
