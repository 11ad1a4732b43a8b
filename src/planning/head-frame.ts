import type { PlanFile } from '#/contract/plan-file.ts';
import type { Camera } from '#/engine/scalp/camera.ts';
import type { HeadParameters } from '#/engine/scalp/head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { scalpFrame } from './scalp-frame.ts';

/** The part of a plan's pictures that shows the head, as shares of their width and height. */
export interface HeadFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Width over height of the part, in pixels. */
  readonly aspect: number;
}

/** Null for a plan whose head belongs to a basis that this Whorl does not have: its pictures are shown whole. */
export function headFrame({ head, cameras }: Pick<PlanFile, 'head' | 'cameras'>): HeadFrame | null {
  const camera = cameras[0] as Camera | undefined;
  if (!camera) return null;
  try {
    const frame = scalpFrame(headFromParameters(head as HeadParameters), camera);
    return {
      left: frame.left / camera.widthPx,
      top: frame.top / camera.heightPx,
      width: frame.widthPx / camera.widthPx,
      height: frame.heightPx / camera.heightPx,
      aspect: frame.widthPx / frame.heightPx,
    };
  } catch {
    return null;
  }
}
