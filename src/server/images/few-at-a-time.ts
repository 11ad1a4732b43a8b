/**
 * Lets `limit` tasks run at once; others wait in the order they came. For work that takes much memory each, such as decoding
 * photos of 60 megapixels.
 */
export function fewAtATime(limit: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
