import { courseKernel } from '#/engine/preview/course-kernel.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { type PreviewState, previewStates } from '#/engine/preview/preview-states.ts';
import { type PreviewGround, previewGround, renderPreview } from '#/engine/preview/render-preview.ts';
import { type StateDotsInput, stateDots } from '#/engine/preview/state-dots.ts';
import { type Camera, cameraOfCopy } from '#/engine/scalp/camera.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { type DotAge, type DotKernelOptions, skinFromLab } from '#/engine/skin/appearance.ts';
import type { PlanRecord } from './plan-record.ts';
import { ownCourse } from './plan-shade.ts';

/** Everything that the pictures of one plan on one photo have in common. */
export interface PictureScene {
  readonly plan: PlanRecord;
  readonly photo: Photo;
  readonly camera: Camera;
  readonly ground: PreviewGround;
  readonly dots: StateDotsInput;
  readonly kernelOf: (group: number, age: DotAge) => DotKernel;
}

/** `photo`: a copy of the plan's photo number `index` at any scale. */
export function pictureScene(
  plan: PlanRecord,
  photo: Photo,
  index = 0,
  band: NonNullable<DotKernelOptions['band']> = 'likely',
): PictureScene {
  const camera = cameraOfCopy(plan.cameras[index]!, photo);
  const skin = skinFromLab(plan.skin.lab);
  const kernelOf = (group: number, age: DotAge) => {
    const zone = plan.zones[group >> 1]!;
    const first = group % 2 === 1 && plan.sessions[0]?.zones.find((part) => part.zone === zone.zone);
    const shade = plan.shades[(first || zone).shade]!;
    const { pigment, dilution, neutraliser } = shade;
    const { pigmentTopMm: zTopMm, columnLengthMm: lengthMm, diameterMm } = zone;
    const ink = { pigment, dilution, neutraliser, zTopMm, lengthMm, diameterMm };
    return courseKernel(skin, ink, age, { band, zone: zone.zone, ...ownCourse(plan.caseFile) });
  };
  return { plan, photo, camera, ground: previewGround(photo, camera, plan.head), dots: groupedDots(plan), kernelOf };
}

/** Dots of one zone and shade share ink, depth and size. Group: twice the zone's place in the plan, plus 1 in session 1. */
export function groupedDots(plan: PlanRecord): StateDotsInput {
  const groupOfZone = new Uint8Array(ZONE_IDS.length);
  for (const [group, zone] of plan.zones.entries()) groupOfZone[ZONE_IDS.indexOf(zone.zone)] = group;
  const { ids, positionsMm, normals, sessions, zones } = plan.dots;
  return {
    ids,
    positionsMm,
    normals,
    sessions,
    groups: Uint8Array.from(zones, (zone, n) => 2 * groupOfZone[zone]! + (sessions[n] === 1 ? 1 : 0)),
  };
}

/** States of a plan's pictures, in the order of time. */
export function pictureStates(plan: PlanRecord): readonly PreviewState[] {
  return previewStates(plan.sessions.length);
}

/** One picture, sRGB bytes of the photo's size, stride 4. */
export function renderState(scene: PictureScene, state: PreviewState): Uint8ClampedArray {
  const { dots, kernels } = stateDots(scene.dots, state, scene.kernelOf);
  const { photo, camera, ground, plan } = scene;
  return renderPreview({ photo, camera, head: plan.head, dots, kernels }, ground);
}
