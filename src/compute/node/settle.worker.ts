import { parentPort } from 'node:worker_threads';
import { type SettleBase, type SettlePart, settlePart } from '#/engine/dots/settle-part.ts';

/** A base is kept until the next one comes; a part of it is answered with its offsets. */
export type SettleMessage = { readonly base: SettleBase } | { readonly part: SettlePart };

let base: SettleBase | undefined;

parentPort?.on('message', (message: SettleMessage) => {
  if ('base' in message) {
    base = message.base;
    return;
  }
  if (!base) throw new Error('A part came before its base.');
  const offsetsMm = settlePart(base, message.part);
  parentPort?.postMessage(offsetsMm, [offsetsMm.buffer as ArrayBuffer]);
});
