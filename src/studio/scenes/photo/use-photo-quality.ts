import { useQuery } from '@tanstack/react-query';
import type { Photo } from '#/contract/api-photos.ts';
import { judgePhoto, type QualityHint } from '../../editor/photo-quality.ts';

const SAMPLE_SIDE_PX = 512;

/** Judges the working copy in the browser, once a photo. */
export function usePhotoQuality(photo: Photo | undefined): readonly QualityHint[] | undefined {
  return useQuery({
    queryKey: ['photo-quality', photo?.id],
    enabled: photo !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => judge(photo!),
  }).data;
}

async function judge(photo: Photo): Promise<readonly QualityHint[]> {
  const answer = await fetch(photo.workingUrl);
  const scale = Math.min(1, SAMPLE_SIDE_PX / Math.max(photo.workingWidthPx, photo.workingHeightPx));
  const width = Math.max(1, Math.round(photo.workingWidthPx * scale));
  const height = Math.max(1, Math.round(photo.workingHeightPx * scale));
  const bitmap = await createImageBitmap(await answer.blob(), {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return judgePhoto({ width, height, rgba: data }, (photo.widthPx * photo.heightPx) / 1e6);
}
