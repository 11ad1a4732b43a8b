import type { Vec3 } from '#/engine/math/vec3.ts';
import { buildBvh } from '#/engine/mesh/bvh.ts';
import { projectPoint } from '#/engine/scalp/camera.ts';
import type { ScalpPlace } from '#/engine/scalp/design.ts';
import { type Guides, guides } from '#/engine/scalp/guides.ts';
import { compileChart, placeOf, pointAt } from '#/engine/scalp/region-chart.ts';
import { skinAt } from '#/planning/case-design.ts';
import type { Point } from '../canvas/stage-view.ts';
import type { FitResult } from './planner-messages.ts';

/** The fitted head for pointing at: photo pixels to places of the scalp and back. */
export interface HeadTools {
  readonly fit: FitResult;
  /** Photo px of the master; place: in the fit's list. */
  toPhoto(photo: number, point: Vec3): Point;
  placeToPhoto(photo: number, place: ScalpPlace): Point;
  /** The skin under a pixel; null beside the head. */
  skinAt(photo: number, pixel: Point): Vec3 | null;
  placeAt(photo: number, pixel: Point): ScalpPlace | null;
  pointAt(place: ScalpPlace): Vec3;
  /** Lines to design by. */
  guides(): Guides;
}

export function headTools(fit: FitResult): HeadTools {
  const bvh = buildBvh(fit.head.mesh);
  const chart = compileChart(fit.head);
  const cameraOf = (photo: number) => fit.cameras[photo] ?? fit.cameras[0]!;
  const skin = (photo: number, pixel: Point): Vec3 | null => skinAt(bvh, cameraOf(photo), pixel);
  return {
    fit,
    toPhoto: (photo, point) => projectPoint(cameraOf(photo), point),
    placeToPhoto: (photo, place) => projectPoint(cameraOf(photo), pointAt(chart, place)),
    skinAt: skin,
    placeAt(photo, pixel) {
      const point = skin(photo, pixel);
      return point && placeOf(chart, point[0], point[1], point[2]);
    },
    pointAt: (place) => pointAt(chart, place),
    guides: () => guides(chart),
  };
}
