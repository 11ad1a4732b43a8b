import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';

/** Names of photos by their views; those of one view are numbered. */
export function usePhotoNames(photos: readonly Pick<CourseDocument['photos'][number], 'view'>[]): readonly string[] {
  const { t } = useTranslation();
  return photos.map(({ view }, index) => {
    const name = t(`photo.view.${view}`);
    if (photos.filter((photo) => photo.view === view).length === 1) return name;
    return `${name} ${photos.slice(0, index + 1).filter((photo) => photo.view === view).length}`;
  });
}
