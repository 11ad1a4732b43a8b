import { useQuery } from '@tanstack/react-query';
import type { Photo } from '#/contract/api-photos.ts';
import { NO_ANSWER, RequestFailed } from '../api-client.ts';

/** The working copy of a photo as pixels, decoded once and kept; colours as stored, which is sRGB. */
export function useDecodedPhoto(photo: Photo | undefined): ImageBitmap | null {
  const query = useQuery({
    queryKey: ['photo-pixels', photo?.id],
    enabled: photo !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
    queryFn: () => decodePhoto(photo!),
  });
  return query.data ?? null;
}

async function decodePhoto(photo: Photo): Promise<ImageBitmap> {
  const answer = await fetch(photo.workingUrl).catch(() => {
    throw new RequestFailed(NO_ANSWER, '');
  });
  return createImageBitmap(await answer.blob(), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
}
