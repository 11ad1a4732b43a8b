import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * The tabIndex of an element that scrolls and holds nothing to focus: a stop of the Tab key while there is more of it than
 * is seen, so that arrow keys reach the rest, and none while all of it is seen.
 */
export function useScrollStop(root: RefObject<HTMLElement | null>): 0 | undefined {
  const [isCut, setIsCut] = useState(false);
  const measure = (): void => {
    if (root.current) setIsCut(root.current.scrollHeight > root.current.clientHeight);
  };
  // Also what it holds may have changed.
  useLayoutEffect(measure);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads the element alone
  useLayoutEffect(() => {
    if (!root.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(root.current);
    return () => observer.disconnect();
  }, [root]);
  return isCut ? 0 : undefined;
}
