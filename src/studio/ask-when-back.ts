import type { Query, QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { ask, NO_ANSWER, RequestFailed } from './api-client.ts';

export const LOOK_AGAIN_MS = 4_000;

/**
 * While the server is away, looks for it at rest; once it answers, everything shown that it did not answer is asked for again. What
 * failed stays on the screen until then: asking each thing anew would blink.
 */
export function askWhenBack(queries: QueryClient): void {
  let isLooking = false;
  const cache = queries.getQueryCache();
  const look = async (): Promise<void> => {
    isLooking = false;
    if (await serverAnswers()) await queries.refetchQueries({ predicate: isUnanswered });
    watch();
  };
  const watch = (): void => {
    if (isLooking || !cache.getAll().some(isUnanswered)) return;
    isLooking = true;
    setTimeout(() => void look(), LOOK_AGAIN_MS);
  };
  cache.subscribe(watch);
}

function isUnanswered(query: Query): boolean {
  return query.isActive() && isNoAnswer(query.state.error);
}

const isNoAnswer = (error: unknown): boolean => error instanceof RequestFailed && error.code === NO_ANSWER;

export async function serverAnswers(): Promise<boolean> {
  return ask(z.unknown(), 'GET', '/health').then(
    () => true,
    (error) => !isNoAnswer(error),
  );
}
