import type { LandmarkName } from './landmarks.ts';

export type PhotoView = 'front' | 'left' | 'right' | 'crown' | 'top' | 'back' | 'other';

/** What a person tapped in one photo. Pixels: (0,0) covers [0,1)x[0,1), centres at .5; right and left are the subject's own. */
export interface PhotoTaps {
  readonly widthPx: number;
  readonly heightPx: number;
  /** What a further photo is said to show; names the views that are looked at first to place it. */
  readonly view?: PhotoView;
  /** The picture was cut: its centre says nothing of the lens axis. */
  readonly cropped?: boolean;
  readonly landmarks: Readonly<Partial<Record<LandmarkName, readonly [number, number]>>>;
  /** Points on the outline of the skull between brow and ear level, in any order. */
  readonly outline?: readonly (readonly [number, number])[];
  /** A ruler held at the depth of the forehead, square to the view. */
  readonly ruler?: {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    readonly mm: number;
  };
}
