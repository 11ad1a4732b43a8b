import { sampleSkin } from '#/engine/imaging/sample-skin.ts';
import { depthBuffer } from '#/engine/preview/depth-buffer.ts';
import { hairOverDots } from '#/engine/preview/hair-over-dots.ts';
import type { Splats } from '#/engine/preview/splats.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import { type Camera, cameraOfCopy } from '#/engine/scalp/camera.ts';
import type { Head } from '#/engine/scalp/head.ts';
import type { PlannedDots, PlanSkin } from './plan-record.ts';
import { areaOf, type ScaledPhoto } from './plan-skin.ts';

/** How much of the planned skin the photo shows under hair, 0 to 1, told by its bare skin. Null: there is none, or no dot is seen. */
export function shareUnderHair(photo: ScaledPhoto, seen: Splats, skin: PlanSkin): number | null {
  if (!skin.sampleAt || !skin.sampleRadiusPx) return null;
  const bare = sampleSkin(photo.pixels, areaOf(photo, skin.sampleAt, skin.sampleRadiusPx));
  return bare.ok ? hairOverDots(photo.pixels, seen, bare.value.linearRgb) : null;
}

/** The same of a whole plan in its first photo. */
export function planUnderHair(
  photo: ScaledPhoto,
  { head, camera, dots }: { readonly head: Head; readonly camera: Camera; readonly dots: PlannedDots },
  skin: PlanSkin,
): number | null {
  const own = cameraOfCopy(camera, photo.pixels);
  const shown = { ...dots, kernelIndex: new Uint8Array(dots.count) };
  return shareUnderHair(photo, visibleDots(shown, own, depthBuffer(head.mesh, own)), skin);
}
