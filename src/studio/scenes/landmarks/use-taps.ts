import { useMemo } from 'react';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import { tenthOfPixel } from '../../canvas/held-point.ts';
import { useCourse } from '../../course/course-context.tsx';

type Taps = CourseDocument['photos'][number];
type ImagePoint = readonly [number, number];

export interface TapsEdit {
  setLandmark(name: LandmarkName, point: ImagePoint): void;
  removeLandmark(name: LandmarkName): void;
  setOutlinePoint(index: number, point: ImagePoint): void;
  addOutlinePoint(point: ImagePoint): void;
  removeOutlinePoint(index: number): void;
  clearOutline(): void;
  setOutline(points: readonly ImagePoint[]): void;
  /** undefined takes it away. */
  setRuler(ruler: Taps['ruler']): void;
  settle(): void;
}

/** Changes of the taps on one photo; a drag is one step of undo. */
export function useTaps(photoId: string): TapsEdit {
  const { editor } = useCourse();
  return useMemo(() => {
    const change = (label: string, group: string | null, recipe: (taps: Taps) => Taps): void =>
      editor.edit(group === null ? { label } : { label, group }, (document) => ({
        ...document,
        photos: document.photos.map((taps) => (taps.photoId === photoId ? recipe(taps) : taps)),
      }));
    const outline = (label: string, group: string | null, recipe: (points: [number, number][]) => [number, number][]) =>
      change(label, group, (taps) => ({ ...taps, outline: recipe(taps.outline ?? []) }));
    return {
      setLandmark: (name, point) =>
        change('landmark', `landmark ${name}`, (taps) => ({
          ...taps,
          landmarks: { ...taps.landmarks, [name]: tenthOfPixel(point) },
        })),
      removeLandmark: (name) =>
        change('removeLandmark', null, (taps) => {
          const { [name]: _, ...rest } = taps.landmarks;
          return { ...taps, landmarks: rest };
        }),
      setOutlinePoint: (index, point) =>
        outline('outline', `outline ${index}`, (points) => points.with(index, tenthOfPixel(point))),
      addOutlinePoint: (point) => outline('outline', null, (points) => [...points, tenthOfPixel(point)]),
      removeOutlinePoint: (index) => outline('outline', null, (points) => points.toSpliced(index, 1)),
      clearOutline: () => outline('outline', null, () => []),
      setOutline: (found) => outline('outline', null, () => found.map(tenthOfPixel)),
      setRuler: (ruler) =>
        change('ruler', 'ruler', ({ ruler: _, ...taps }) =>
          ruler ? { ...taps, ruler: { ...ruler, from: tenthOfPixel(ruler.from), to: tenthOfPixel(ruler.to) } } : taps,
        ),
      settle: () => editor.settle(),
    };
  }, [editor, photoId]);
}
