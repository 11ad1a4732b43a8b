import { sampleSkin } from '#/engine/imaging/sample-skin.ts';
import { depthBuffer } from '#/engine/preview/depth-buffer.ts';
import { hairOverDots } from '#/engine/preview/hair-over-dots.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import { type Camera, cameraOfCopy } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';
import type { PlannedDots, PlanSkin } from './plan-record.ts';
import { areaOf, type ScaledPhoto } from './plan-skin.ts';

interface PlannedOnHead {
  readonly head: Head;
  /** Of the photo in the size that the case has it in. */
  readonly camera: Camera;
  readonly dots: Pick<PlannedDots, 'count' | 'positionsMm' | 'normals'>;
}

/** How much of the planned skin the photo shows under hair, 0 to 1, told by its bare skin. Null: there is none, or no dot is seen. */
export function shareUnderHair(photo: ScaledPhoto, planned: PlannedOnHead, skin: PlanSkin): number | null {
  if (!skin.sampleAt || !skin.sampleRadiusPx) return null;
  const bare = sampleSkin(photo.pixels, areaOf(photo, skin.sampleAt, skin.sampleRadiusPx));
  if (!bare.ok) return null;
  const camera = cameraOfCopy(planned.camera, photo.pixels);
  const dots = { ...planned.dots, kernelIndex: new Uint8Array(planned.dots.count) };
  const seen = visibleDots(dots, camera, depthBuffer(planned.head.mesh, camera));
  return hairOverDots(photo.pixels, seen, bare.value.linearRgb);
}
