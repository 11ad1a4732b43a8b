import type { LandmarkName } from '#/engine/scalp/landmarks.ts';

export interface GuidedLandmark {
  readonly name: LandmarkName;
  /** Needed for a fit; the others make it better. */
  readonly needed: boolean;
}

/** The order in which the points are asked for: down the face, the ears, then the outline of the skull. */
export const GUIDED_LANDMARKS: readonly GuidedLandmark[] = [
  { name: 'glabella', needed: true },
  { name: 'exocanthion_right', needed: true },
  { name: 'exocanthion_left', needed: true },
  { name: 'subnasale', needed: false },
  { name: 'menton', needed: true },
  { name: 'tragion_right', needed: false },
  { name: 'tragion_left', needed: false },
  { name: 'silhouette_top', needed: false },
  { name: 'silhouette_right', needed: false },
  { name: 'silhouette_left', needed: false },
  { name: 'pupil_right', needed: false },
  { name: 'pupil_left', needed: false },
  { name: 'endocanthion_right', needed: false },
  { name: 'endocanthion_left', needed: false },
];

/** The next point to ask for: the first after `from` that is neither set nor skipped, then any before it; null when done. */
export function nextLandmark(
  set: Readonly<Record<string, unknown>>,
  skipped: ReadonlySet<string>,
  from: LandmarkName | null,
): LandmarkName | null {
  const start = from === null ? 0 : GUIDED_LANDMARKS.findIndex((item) => item.name === from) + 1;
  const order = [...GUIDED_LANDMARKS.slice(start), ...GUIDED_LANDMARKS.slice(0, start)];
  return order.find(({ name }) => set[name] === undefined && !skipped.has(name))?.name ?? null;
}
