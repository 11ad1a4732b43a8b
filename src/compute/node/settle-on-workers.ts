import type { BaseSequence } from '#/engine/dots/base-sequence.ts';
import type { DotPlan } from '#/engine/dots/plan-dots.ts';
import { finishSettle, type SettleDotsOptions, settleDots, settleWork } from '#/engine/dots/settle-dots.ts';
import { levelBase } from '#/engine/dots/settle-level.ts';
import type { SettleJob } from './settle.worker.ts';
import { runOnWorkers } from './worker-pool.ts';

/**
 * settleDots with its levels dealt out to some threads: the same bytes for any number of them. A thread takes about a tenth of
 * a second to start, so it is worth it for fields of many levels.
 */
export async function settleOnWorkers(
  base: BaseSequence,
  plan: DotPlan,
  densityPerCm2: Float32Array,
  options: Omit<SettleDotsOptions, 'cancelled'>,
  workers: number,
): Promise<DotPlan> {
  const work = settleWork(base, plan, densityPerCm2, options);
  const threads = Math.min(workers, work.levels.length);
  if (threads <= 1) return settleDots(base, plan, densityPerCm2, options);
  const slim = levelBase(base);
  // Neighbouring levels cost about the same: dealt out in turns.
  const jobs = Array.from(
    { length: threads },
    (_, thread): SettleJob => ({ base: slim, levels: work.levels.filter((_level, n) => n % threads === thread) }),
  );
  const parts = await runOnWorkers<SettleJob, Float64Array[]>(
    new URL('./settle.worker.ts', import.meta.url),
    jobs,
    threads,
  );
  const offsetsMm = work.levels.map((_, n) => parts[n % threads]![Math.floor(n / threads)]!);
  return finishSettle(base, plan, densityPerCm2, work, offsetsMm, options);
}
