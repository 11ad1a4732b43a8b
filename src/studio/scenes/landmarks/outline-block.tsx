import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import { PlusIcon } from '#/ui/icons.tsx';
import { useFoundOutline } from './use-found-outline.ts';
import type { TapsEdit } from './use-taps.ts';

export interface OutlineBlockProps {
  readonly taps: CourseDocument['photos'][number];
  readonly edit: TapsEdit;
  /** A landmark is being asked for. */
  readonly asking: boolean;
  /** A tap on the photo adds a point. */
  readonly isAdding: boolean;
  readonly onAdding: (isAdding: boolean, click: MouseEvent) => void;
}

/** The outline of the skull as fitted: found in the photo, pulled by hand, or none. */
export function OutlineBlock({ taps, edit, asking, isAdding, onAdding }: OutlineBlockProps) {
  const { t } = useTranslation();
  const { find, canFind, isFinding, foundNone } = useFoundOutline(taps, edit, asking);
  const count = taps.outline?.length ?? 0;
  return (
    <section className="panel-block" aria-labelledby="outline-title">
      <h2 id="outline-title">{t('landmarks.outline')}</h2>
      <p className="hint" role="status">
        {isAdding
          ? t('landmarks.tapOutline')
          : isFinding
            ? t('landmarks.findingOutline')
            : foundNone
              ? t('landmarks.outlineNotFound')
              : count > 0
                ? t('landmarks.outlineFound', { count })
                : t('landmarks.outlineHint')}
      </p>
      <div className="outline-row">
        <Button variant="default" loading={isFinding} disabled={!canFind} onClick={find}>
          {t('landmarks.findOutline')}
        </Button>
        <Button
          variant={isAdding ? 'filled' : 'default'}
          leftSection={isAdding ? undefined : <PlusIcon />}
          aria-pressed={isAdding}
          onClick={(click) => onAdding(!isAdding, click)}
        >
          {isAdding ? t('design.stopMark') : t('landmarks.addOutline')}
        </Button>
        {count > 0 && (
          <Button variant="subtle" onClick={edit.clearOutline}>
            {t('landmarks.clearOutline', { count })}
          </Button>
        )}
      </div>
    </section>
  );
}
