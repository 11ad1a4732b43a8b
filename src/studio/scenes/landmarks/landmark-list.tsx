import { Button } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import { CheckIcon, TrashIcon, WarningIcon } from '#/ui/icons.tsx';
import type { GuidedLandmark } from '../../editor/landmark-order.ts';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { FaceDiagram } from './face-diagram.tsx';
import type { TapsEdit } from './use-taps.ts';

interface GuidedProps {
  readonly guided: readonly GuidedLandmark[];
  readonly taps: CourseDocument['photos'][number];
  readonly current: LandmarkName | null;
}

export interface LandmarkNowProps extends GuidedProps {
  /** No single point of a further photo must be seen in it. */
  readonly canSkipAll: boolean;
  readonly onSkip: (name: LandmarkName) => void;
}

/** The point that is asked for now: where it lies, and the way past one that is not seen. */
export function LandmarkNow({ guided, canSkipAll, taps, current, onSkip }: LandmarkNowProps) {
  const { t } = useTranslation();
  const done = new Set(Object.keys(taps.landmarks));
  const needed = !canSkipAll && (guided.find((item) => item.name === current)?.needed ?? true);
  return (
    <div className="landmark-now" aria-live="polite">
      <FaceDiagram current={current} done={done} />
      <div>
        {current ? (
          <>
            <h2>{t(`landmarks.names.${current}`)}</h2>
            <p>{t(`landmarks.how.${current}`)}</p>
            {!needed && (
              <Button size="compact-md" variant="light" onClick={() => onSkip(current)}>
                {t('landmarks.skip')}
              </Button>
            )}
          </>
        ) : (
          <>
            <h2>{t('landmarks.allSet')}</h2>
            <p>{t('landmarks.allSetHint')}</p>
          </>
        )}
      </div>
    </div>
  );
}

export interface LandmarkListProps extends GuidedProps {
  readonly onChoose: (name: LandmarkName, click: MouseEvent) => void;
  readonly edit: TapsEdit;
}

export function LandmarkList({ guided, taps, current, onChoose, edit }: LandmarkListProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="landmark-list">
        {guided.map(({ name, needed: must }) => (
          <LandmarkRow
            key={name}
            name={name}
            must={must}
            isSet={taps.landmarks[name] !== undefined}
            isCurrent={name === current}
            photoId={taps.photoId}
            onChoose={(click) => onChoose(name, click)}
            onRemove={() => edit.removeLandmark(name)}
          />
        ))}
      </ul>
      <p className="hint">{t('landmarks.rightOf')}</p>
    </>
  );
}

interface RowProps {
  readonly name: LandmarkName;
  readonly must: boolean;
  readonly isSet: boolean;
  readonly isCurrent: boolean;
  readonly photoId: string;
  readonly onChoose: (click: MouseEvent) => void;
  readonly onRemove: () => void;
}

function LandmarkRow({ name, must, isSet, isCurrent, photoId, onChoose, onRemove }: RowProps) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  const { residualOf } = usePlanner();
  const residual = isSet ? residualOf(photoId, name) : undefined;
  const label = t(`landmarks.names.${name}`);
  return (
    <li data-name={name} data-current={isCurrent || undefined} data-bad={residual?.outlier || undefined}>
      <button type="button" className="landmark-name" aria-pressed={isCurrent} onClick={onChoose}>
        <span className="landmark-mark" aria-hidden="true">
          {residual?.outlier ? <WarningIcon size={16} /> : isSet ? <CheckIcon size={16} /> : null}
        </span>
        <span>
          {label}
          {!must && !isSet && <small> {t('landmarks.optional')}</small>}
          {residual && (
            <small>
              {' '}
              {residual.outlier
                ? t('landmarks.bad')
                : t('landmarks.residual', { px: tenths(residual.px), mm: tenths(residual.mm) })}
            </small>
          )}
        </span>
      </button>
      {isSet && (
        <button
          type="button"
          className="landmark-remove"
          aria-label={t('landmarks.remove', { name: label })}
          onClick={({ currentTarget }) => {
            // This button goes with the point: the focus stays in its row.
            currentTarget.parentElement?.querySelector('button')?.focus();
            onRemove();
          }}
        >
          <TrashIcon size={16} />
        </button>
      )}
    </li>
  );
}
