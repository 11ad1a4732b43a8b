import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { CourseWork } from './course.ts';

/** What a course reads of a plan; the plan file and the plan in memory both have it. */
export interface PlannedWork {
  readonly zones: readonly { readonly zone: ZoneId; readonly areaCm2: number }[];
  readonly sessions: readonly {
    readonly minutes: number;
    readonly needleMinutes: number;
    readonly zones: readonly { readonly zone: ZoneId; readonly dots: number; readonly minutes: number }[];
  }[];
}

/** The work of a plan by session and zone. A plan of one session is a touch-up (CO1). */
export function courseWorkOfPlan(plan: PlannedWork): CourseWork {
  return {
    kind: plan.sessions.length === 1 ? 'touchUp' : 'course',
    sessions: plan.sessions.map((session) => ({
      zones: session.zones.filter(({ dots }) => dots > 0).map(({ zone, dots, minutes }) => ({ zone, dots, minutes })),
      setUpMinutes: Math.max(0, session.minutes - session.needleMinutes),
    })),
    areaCm2: Object.fromEntries(plan.zones.map(({ zone, areaCm2 }) => [zone, areaCm2])),
  };
}
