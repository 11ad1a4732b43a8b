import type { ReactNode } from 'react';

/** Drawing over the photo in CSS px of the stage; only what has the class `takes-pointer` catches the pointer. */
export function StageOverlay({ children }: { readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the handles inside carry their own labels, a title would hide them
    <svg className="photo-stage-overlay">{children}</svg>
  );
}
