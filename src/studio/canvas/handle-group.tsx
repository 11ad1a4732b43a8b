import type { KeyboardEvent, ReactNode } from 'react';

export interface HandleGroupProps {
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * Many handles that are one stop of the Tab key: Page Up and Page Down go through them, Home and End to the ends; the arrow
 * keys stay with the handle, which they move. The handle with `isTabStop` takes the focus first.
 */
export function HandleGroup({ label, children }: HandleGroupProps) {
  const onKeyDown = (event: KeyboardEvent<SVGGElement>): void => {
    const handles = [...event.currentTarget.querySelectorAll<SVGGElement>('.photo-handle')];
    const next = nextIndex(
      event.key,
      handles.findIndex((handle) => handle === document.activeElement),
      handles.length,
    );
    if (next === null) return;
    event.preventDefault();
    handles[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no group of its own with a role
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: keys of the handles inside bubble up to their group
    <g role="group" aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </g>
  );
}

function nextIndex(key: string, from: number, count: number): number | null {
  if (from < 0 || count === 0) return null;
  if (key === 'PageDown') return Math.min(count - 1, from + 1);
  if (key === 'PageUp') return Math.max(0, from - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
