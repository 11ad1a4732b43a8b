import { LOOK_AGAIN_MS, serverAnswers } from './ask-when-back.ts';

const RELOADED = 'whorl:reloaded';

/**
 * A part of the studio that cannot be loaded: the server is away, or it was updated while this page was open and no longer has the
 * old parts. Loads the page anew once the server answers, at most twice a minute; before, there would be no page left.
 */
export async function takeUpParts(): Promise<void> {
  while (!(await serverAnswers())) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < 30_000) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  window.location.reload();
}
