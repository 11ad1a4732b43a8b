import { useMemo } from 'react';
import type { Photo } from '#/contract/api-photos.ts';
import { photosOfDocument } from '#/planning/case-of-document.ts';
import type { PreviewDrawing } from '../canvas/preview-drawing.ts';
import { useCourse } from '../course/course-context.tsx';
import { usePlanner } from './planner-context.tsx';

export interface ShownPhoto {
  readonly photo: Photo | undefined;
  /** Place in the fit's list of photos. */
  readonly place: number;
  /** The newest picture of this photo, or null while there is none. */
  readonly drawing: PreviewDrawing | null;
}

/** The photo that pictures are drawn on now. */
export function useShownPhoto(): ShownPhoto {
  const { document, photos } = useCourse();
  const { wish, picture, fit } = usePlanner();
  const taken = useMemo(() => photosOfDocument(document), [document]);
  const wished = (taken[wish.photo] ?? taken[0])?.photoId;
  const used = fit.state === 'fitted' ? fit.value.photoIds : null;
  const place = Math.max(0, used?.indexOf(wished ?? '') ?? 0);
  const photoId = used ? used[place] : wished;
  const photo = photoId === undefined ? undefined : photos.get(photoId);
  const drawing = useMemo(() => {
    if (!picture?.gloss || picture.photoId !== photo?.id) return null;
    return { splats: picture.splats, kernels: picture.kernels, gloss: picture.gloss };
  }, [picture, photo]);
  return { photo, place, drawing };
}
