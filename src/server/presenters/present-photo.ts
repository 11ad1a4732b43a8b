import type { Photo } from '#/contract/api-photos.ts';
import type { PhotoRow } from '../store/tables.ts';

export function presentPhoto(row: PhotoRow): Photo {
  return {
    id: row.id,
    courseId: row.courseId,
    widthPx: row.widthPx,
    heightPx: row.heightPx,
    workingWidthPx: row.workingWidthPx,
    workingHeightPx: row.workingHeightPx,
    mediaType: row.mediaType,
    sha256: row.masterSha256,
    createdAt: row.createdAt,
    masterUrl: `/api/photos/${row.id}/master`,
    workingUrl: `/api/photos/${row.id}/working`,
    thumbnailUrl: `/api/photos/${row.id}/thumbnail`,
  };
}
