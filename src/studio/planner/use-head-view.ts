import { useCallback, useMemo } from 'react';
import { fitView, frameView, type Point, type Size, type StageView } from '../canvas/stage-view.ts';
import { usePlanner } from './planner-context.tsx';

/** Opens a stage on the head from the vertex to under the nose, where the work is. */
export function useHeadView(place: number): (stage: Size, photo: Size) => StageView {
  const { head } = usePlanner();
  const points = useMemo(() => {
    if (!head) return null;
    const { vertex, euryon_left, euryon_right, subnasale } = head.fit.head.landmarks;
    return [vertex, euryon_left, euryon_right, subnasale].map((point) => head.toPhoto(place, point));
  }, [head, place]);
  return useCallback(
    (stage, photo) => {
      if (!points) return fitView(stage, photo);
      const xs = points.map((point) => point[0]);
      const ys = points.map((point) => point[1]);
      const pad = 0.06 * (Math.max(...xs) - Math.min(...xs));
      const from: Point = [Math.max(0, Math.min(...xs) - pad), Math.max(0, Math.min(...ys) - 2 * pad)];
      const to: Point = [Math.min(photo.width, Math.max(...xs) + pad), Math.min(photo.height, Math.max(...ys))];
      return frameView(stage, photo, from, to, 12);
    },
    [points],
  );
}
