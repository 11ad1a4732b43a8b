import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import type { GlossMap } from '#/engine/preview/gloss-map.ts';
import type { Splats } from '#/engine/preview/splats.ts';

/** What the picture shows over the photo; all of it in pixels of the photo's working copy. */
export interface PreviewDrawing {
  readonly splats: Splats;
  readonly kernels: readonly DotKernel[];
  readonly gloss: GlossMap;
}
