import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import { lackOfPhoto } from '#/planning/case-of-document.ts';
import { VIEW_LANDMARKS } from '#/planning/view-landmarks.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { type PhotoFit, photoFit } from './photo-fit.ts';

type Taps = CourseDocument['photos'][number];

/** Says of a further photo why the course does not use it yet, or what its own points say of the fitted head. */
export function PhotoNote({ taps }: { readonly taps: Taps }) {
  const { t } = useTranslation();
  const { document } = useCourse();
  const { fit } = usePlanner();
  const lack = lackOfPhoto(document, taps.photoId);
  if (!lack) {
    const own = fit.state === 'fitted' ? photoFit(fit.value, taps.photoId) : null;
    return own && <PlacedNote own={own} />;
  }
  const open = VIEW_LANDMARKS[taps.view].filter((name) => taps.landmarks[name] === undefined);
  const names = open.map((name) => t(`landmarks.names.${name}`));
  return (
    <Warning>
      <strong>{t('landmarks.unused', { count: lack.taps })}</strong>{' '}
      {lack.landmarks > 0 && t('landmarks.unusedOfFace', { n: lack.landmarks })}
      <br />
      {names.length > 0 && t('landmarks.unusedHelp', { list: names.join('; ') })}
    </Warning>
  );
}

function PlacedNote({ own }: { readonly own: PhotoFit }) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  if (own.state === 'off') return <Warning>{t('landmarks.photoOff', { mm: tenths(own.mm) })}</Warning>;
  if (own.state === 'rough') return <Warning>{t('landmarks.photoRough')}</Warning>;
  if (own.state === 'bare') return <Warning>{t('landmarks.photoBare')}</Warning>;
  return null;
}

function Warning({ children }: { readonly children: ReactNode }) {
  return (
    <div className="notice" data-tone="warn" role="status">
      <WarningIcon />
      <span>{children}</span>
    </div>
  );
}
