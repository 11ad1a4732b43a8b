import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import { lackOfPhoto } from '#/planning/case-of-document.ts';
import { VIEW_LANDMARKS } from '#/planning/view-landmarks.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';

/** Says of a further photo why the course does not use it yet, and which points help there. */
export function PhotoNote({ taps }: { readonly taps: CourseDocument['photos'][number] }) {
  const { t, i18n } = useTranslation();
  const { document } = useCourse();
  const lack = lackOfPhoto(document, taps.photoId);
  if (!lack) return null;
  const open = VIEW_LANDMARKS[taps.view].filter((name) => taps.landmarks[name] === undefined);
  const names = open.map((name) => t(`landmarks.names.${name}`));
  return (
    <div className="notice" data-tone="warn" role="status">
      <WarningIcon />
      <span>
        <strong>{t('landmarks.unused', { count: lack.taps })}</strong>{' '}
        {lack.landmarks > 0 && t('landmarks.unusedOfFace', { n: lack.landmarks })}
        <br />
        {names.length > 0 && t('landmarks.unusedHelp', { list: new Intl.ListFormat(i18n.language).format(names) })}
      </span>
    </div>
  );
}
