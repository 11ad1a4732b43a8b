import type { BaseSequence } from '#/engine/dots/base-sequence.ts';
import type { DotPlan } from '#/engine/dots/plan-dots.ts';
import { finishSettle, type SettleDotsOptions, settleWork } from '#/engine/dots/settle-dots.ts';
import { settleBase } from '#/engine/dots/settle-part.ts';
import type { SettleMessage } from './settle.worker.ts';
import { startWorkerPool } from './worker-pool.ts';

/** Threads that settle parts of plans: they start while a base is being built and stay warm from plan to plan. */
export interface SettlePool {
  /** settleDots with its parts dealt out: the same bytes for any number of threads. */
  settle(
    base: BaseSequence,
    plan: DotPlan,
    densityPerCm2: Float32Array,
    options: Omit<SettleDotsOptions, 'cancelled'>,
  ): Promise<DotPlan>;
  close(): Promise<void>;
}

/** Starts the threads at once, to be warm when the first plan comes. */
export function startSettlePool(threads: number): SettlePool {
  const pool = startWorkerPool<SettleMessage, Float64Array>(new URL('./settle.worker.ts', import.meta.url), threads);
  let held: BaseSequence | undefined;
  return {
    async settle(base, plan, densityPerCm2, options) {
      const work = settleWork(base, plan, densityPerCm2, options);
      if (held !== base) pool.tell({ base: settleBase(base) } satisfies SettleMessage);
      held = base;
      const offsetsMm = await pool.run(work.parts.map((part) => ({ part })));
      return finishSettle(base, plan, densityPerCm2, work, offsetsMm, options);
    },
    close: () => pool.close(),
  };
}
