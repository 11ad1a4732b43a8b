import { expect, it } from 'vitest';
import { fewAtATime } from './few-at-a-time.ts';

it('runs no more than the limit at once, all in the end, in order, failures included', async () => {
  const few = fewAtATime(2);
  let running = 0;
  let most = 0;
  const started: number[] = [];
  const tasks = Array.from({ length: 9 }, (_, i) =>
    few(async () => {
      started.push(i);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      if (i % 3 === 0) throw new Error(`task ${i}`);
      return i;
    }),
  );
  const results = await Promise.allSettled(tasks);
  expect(most).toBe(2);
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(3);
});
