import type { Page } from 'playwright-core';

/** From now on counts what the page asks of its planner. */
export async function countPlannerRequests(page: Page): Promise<() => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const asked = { count: 0 };
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...args: unknown[]) {
      asked.count += 1;
      return Reflect.apply(postMessage, this, args);
    };
    return asked;
  });
  return () => count.evaluate((asked) => asked.count);
}
