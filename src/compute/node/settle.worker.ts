import { parentPort } from 'node:worker_threads';
import { type LevelBase, type SettleLevelOptions, settleLevel } from '#/engine/dots/settle-level.ts';

/** A base is kept until the next one comes; a level of it is answered with its offsets. */
export type SettleMessage = { readonly base: LevelBase } | { readonly level: SettleLevelOptions };

let base: LevelBase | undefined;

parentPort?.on('message', (message: SettleMessage) => {
  if ('base' in message) {
    base = message.base;
    return;
  }
  if (!base) throw new Error('A level came before its base.');
  const offsetsMm = settleLevel(base, message.level);
  parentPort?.postMessage(offsetsMm, [offsetsMm.buffer as ArrayBuffer]);
});
