import type { ZoneId } from '#/engine/scalp/zones.ts';
import { COURSE_SHARES } from '../protocol/preset-table.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { CourseWork, ZonePart } from './course.ts';

/** The work of one session before it has a date. */
export interface SessionWork {
  readonly parts: readonly ZonePart[];
  /** With set-up. */
  readonly minutes: number;
}

const MOST_SESSIONS = 40;

/**
 * Splits the work so that every session keeps CO4 and CO5. The plan's own sessions are kept when they do; else the course
 * grows by a session at a time and the dots of each zone are shared out anew by CO2 (evenly beyond five sessions).
 * Null when even forty sessions do not hold the work.
 */
export function splitWork(work: CourseWork, protocol: Protocol): readonly SessionWork[] | null {
  const planned = work.sessions.map(({ zones, setUpMinutes }) => toSession(zones, setUpMinutes));
  if (work.sessions.length === 0 || keepsCaps(planned, work, protocol)) return planned;
  const totals = zoneTotals(work);
  const setUpMinutes = Math.max(...work.sessions.map((session) => session.setUpMinutes));
  for (let count = work.sessions.length + 1; count <= MOST_SESSIONS; count++) {
    const shares = COURSE_SHARES[count] ?? Array.from({ length: count }, (_, index) => (index + 1) / count);
    const sessions = shares.map((share, index) =>
      toSession(
        totals.map((total) => partOf(total, shares[index - 1] ?? 0, share)).filter((part) => part.dots > 0),
        setUpMinutes,
      ),
    );
    if (keepsCaps(sessions, work, protocol)) return sessions;
  }
  return null;
}

function toSession(parts: readonly ZonePart[], setUpMinutes: number): SessionWork {
  const needle = parts.reduce((sum, part) => sum + part.minutes, 0);
  return { parts, minutes: Math.round(needle + setUpMinutes) };
}

function partOf(total: ZonePart, from: number, to: number): ZonePart {
  const dots = Math.round(total.dots * to) - Math.round(total.dots * from);
  return { zone: total.zone, dots, minutes: total.dots > 0 ? (total.minutes * dots) / total.dots : 0 };
}

function zoneTotals(work: CourseWork): readonly ZonePart[] {
  const totals = new Map<ZoneId, ZonePart>();
  for (const part of work.sessions.flatMap((session) => session.zones)) {
    const sum = totals.get(part.zone) ?? { zone: part.zone, dots: 0, minutes: 0 };
    totals.set(part.zone, { zone: part.zone, dots: sum.dots + part.dots, minutes: sum.minutes + part.minutes });
  }
  return [...totals.values()];
}

function keepsCaps(sessions: readonly SessionWork[], work: CourseWork, protocol: Protocol): boolean {
  const preset = protocol.values;
  const share = sessions.length === 2 ? preset['CO5.zoneShareOfTwo'] : preset['CO5.zoneShare'];
  const dotAreaMm2 = Math.PI * (preset['CO5.freshDiameterMm'] / 2) ** 2;
  const totals = new Map(zoneTotals(work).map((total) => [total.zone, total.dots]));
  return sessions.every(
    ({ minutes, parts }) =>
      minutes <= preset['CO4.maxMinutes'] &&
      parts.every(({ zone, dots }) => {
        const final = totals.get(zone) ?? 0;
        const areaCm2 = work.areaCm2[zone];
        // Half a dot of play: shares of whole dots cannot be exact. A touch-up adds little to what is there already.
        const withinShare = work.kind === 'touchUp' || dots <= Math.ceil(share * final);
        const withinCover =
          areaCm2 === undefined || (dots * dotAreaMm2) / (areaCm2 * 100) <= preset['CO5.freshCoverage'];
        return withinShare && withinCover;
      }),
  );
}
