import type { ZoneTechnique } from '#/engine/scalp/needle.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { PlanSkin } from '#/planning/plan-record.ts';
import type { OwnCourse, PlanShades } from '#/planning/plan-shade.ts';

/** What the dots look like: skin, shades and needles of a case. */
export interface PictureLook {
  readonly skin: PlanSkin;
  readonly shades: PlanShades;
  readonly techniques: Readonly<Record<ZoneId, ZoneTechnique>>;
  readonly course: OwnCourse;
}
