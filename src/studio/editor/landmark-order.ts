import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import type { PhotoView } from '#/engine/scalp/photo-taps.ts';
import { VIEW_LANDMARKS } from '#/planning/view-landmarks.ts';

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
  { name: 'nasion', needed: false },
];

const BESIDE: readonly LandmarkName[] = ['nasion', 'subnasale'];
const ABOVE: readonly LandmarkName[] = ['glabella', 'nasion', 'exocanthion_right', 'exocanthion_left'];
/** What may be seen besides the points that place a photo of a view; absent: all. */
const MORE_SEEN: Readonly<Partial<Record<PhotoView, readonly LandmarkName[]>>> = {
  left: BESIDE,
  right: BESIDE,
  crown: ABOVE,
  top: ABOVE,
  back: [],
};

/** The points that are asked for in a further photo: those that its view shows, and what is tapped there already. */
export function guidedIn(view: PhotoView, set: Readonly<Record<string, unknown>>): readonly GuidedLandmark[] {
  const placing = VIEW_LANDMARKS[view];
  const more = MORE_SEEN[view];
  const seen = GUIDED_LANDMARKS.filter(
    ({ name }) => !more || more.includes(name) || placing.includes(name) || set[name] !== undefined,
  );
  const asked = seen.map(({ name }) => ({ name, needed: placing.includes(name) }));
  return [...asked.filter(({ needed }) => needed), ...asked.filter(({ needed }) => !needed)];
}

/** The next point to ask for: the first after `from` that is neither set nor skipped, then any before it; null when done. */
export function nextLandmark(
  guided: readonly GuidedLandmark[],
  set: Readonly<Record<string, unknown>>,
  skipped: ReadonlySet<string>,
  from: LandmarkName | null,
): LandmarkName | null {
  const start = from === null ? 0 : guided.findIndex((item) => item.name === from) + 1;
  const order = [...guided.slice(start), ...guided.slice(0, start)];
  return order.find(({ name }) => set[name] === undefined && !skipped.has(name))?.name ?? null;
}
