import type { DotAge } from '../skin/appearance.ts';

/** One picture of the course: what is in the skin, and how old. */
export interface PreviewState {
  /** In file names and addresses: before, session-1-fresh, session-1-healed, year-1 ... */
  readonly id: string;
  /** English; a user interface may translate by id. */
  readonly label: string;
  /** Dots of sessions 1 to this are in the skin. */
  readonly sessions: number;
  /** Age of the newest session's dots; null before the first. */
  readonly newest: DotAge | null;
}

export const PREVIEW_STATE_DEFAULTS = {
  /** Day after a session that "fresh" shows: the crust has settled, the first redness is going. */
  freshDay: 1,
  years: [1, 3, 5] as readonly number[],
} as const;

/** All states of a course: before, fresh and healed after each session, then years after the last. */
export function previewStates(sessionCount: number): readonly PreviewState[] {
  if (!Number.isInteger(sessionCount) || sessionCount < 1) throw new RangeError('previewStates: at least one session');
  const states: PreviewState[] = [{ id: 'before', label: 'Before', sessions: 0, newest: null }];
  for (let n = 1; n <= sessionCount; n++) {
    states.push(
      {
        id: `session-${n}-fresh`,
        label: `Right after session ${n}`,
        sessions: n,
        newest: { kind: 'fresh', days: PREVIEW_STATE_DEFAULTS.freshDay },
      },
      { id: `session-${n}-healed`, label: `Session ${n} healed`, sessions: n, newest: { kind: 'healed' } },
    );
  }
  for (const years of PREVIEW_STATE_DEFAULTS.years) {
    const label = years === 1 ? 'After 1 year' : `After ${years} years`;
    states.push({ id: `year-${years}`, label, sessions: sessionCount, newest: { kind: 'years', years } });
  }
  return states;
}

/** Age of the dots of one session in a state; null when they are not there yet. Older sessions have healed. */
export function ageInState(state: PreviewState, session: number): DotAge | null {
  if (session > state.sessions || !state.newest) return null;
  return session === state.sessions || state.newest.kind === 'years' ? state.newest : { kind: 'healed' };
}
