import { type RefObject, useEffect } from 'react';

interface Held {
  readonly handle: Element;
  /** The handle's own group, or the stage. */
  readonly group: Element;
  readonly place: number;
}

/**
 * A handle that is taken away while it has the focus leaves it to the next one of its group, the last to the one before,
 * the only one to the stage: who works by keys is never sent back to the top of the page.
 */
export function useKeptFocus(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = stage.current;
    if (!root) return;
    let held: Held | null = null;
    const onFocusIn = ({ target }: FocusEvent): void => {
      const handle = target as SVGElement;
      const group = handle.closest('[role="group"]');
      held = group && handle !== group ? { handle, group, place: handlesIn(group).indexOf(handle) } : null;
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget) held = null;
    };
    const onChange = (): void => {
      if (!held || held.handle.isConnected || document.activeElement !== document.body) return;
      const left = handlesIn(held.group);
      const next = left[Math.min(held.place, left.length - 1)] ?? root;
      held = null;
      next.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(onChange);
    observer.observe(root, { childList: true, subtree: true });
    root.addEventListener('focusin', onFocusIn);
    root.addEventListener('focusout', onFocusOut);
    return () => {
      observer.disconnect();
      root.removeEventListener('focusin', onFocusIn);
      root.removeEventListener('focusout', onFocusOut);
    };
  }, [stage]);
}

function handlesIn(group: Element): SVGElement[] {
  return [...group.querySelectorAll<SVGElement>('.photo-handle')];
}
