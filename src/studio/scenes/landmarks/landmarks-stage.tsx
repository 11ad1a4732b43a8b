import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#/contract/api-photos.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { PhotoHandle } from '../../canvas/photo-handle.tsx';
import { PhotoStage } from '../../canvas/photo-stage.tsx';
import { useStage } from '../../canvas/stage-context.ts';
import { StageOverlay } from '../../canvas/stage-overlay.tsx';
import type { Point } from '../../canvas/stage-view.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { OutlineHelper } from './outline-helper.tsx';
import { RulerMarks } from './ruler-tool.tsx';
import { useTaps } from './use-taps.ts';

export interface LandmarksStageProps {
  readonly photo: Photo;
  readonly taps: CourseDocument['photos'][number];
  /** The point asked for now; null when a press moves the photo. */
  readonly current: LandmarkName | null;
  readonly onPlace: (name: LandmarkName, point: Point) => void;
  /** A point of the outline is asked for instead. */
  readonly isAdding: boolean;
  /** The count of `useAimCall`. */
  readonly aimCall: number;
}

export function LandmarksStage({ photo, taps, current, onPlace, isAdding, aimCall }: LandmarksStageProps) {
  const { t } = useTranslation();
  const { modelPointOf, outlineOf } = usePlanner();
  const [loupeAt, setLoupeAt] = useState<Point | null>(null);
  const edit = useTaps(taps.photoId);
  const hold = (point: Point): Point => [
    Math.min(photo.widthPx, Math.max(0, point[0])),
    Math.min(photo.heightPx, Math.max(0, point[1])),
  ];
  const waitFor = (what: string, from: Point | null, take: (point: Point) => void) => ({
    what,
    from,
    onPress(point: Point, phase: HandlePhase): boolean {
      setLoupeAt(phase === 'start' || phase === 'move' ? hold(point) : null);
      if (phase === 'end') take(hold(point));
      return true;
    },
  });
  const waits = current
    ? waitFor(
        t(`landmarks.names.${current}`),
        taps.landmarks[current] ?? modelPointOf(taps.photoId, current),
        (point) => onPlace(current, point),
      )
    : isAdding
      ? waitFor(t('landmarks.addOutline'), highest(outlineOf(taps.photoId)), edit.addOutlinePoint)
      : null;
  return (
    <PhotoStage
      photo={{ width: photo.widthPx, height: photo.heightPx }}
      imageUrl={photo.workingUrl}
      imageAlt={t('stage.photoAlt')}
      label={t('landmarks.stage')}
      waits={waits}
      aimCall={aimCall}
      loupeAt={loupeAt}
    >
      <StageOverlay>
        <g className={waits ? 'handles-rest' : undefined}>
          <OutlineHelper taps={taps} hold={hold} onLoupe={setLoupeAt} />
        </g>
        <RulerMarks taps={taps} edit={edit} hold={hold} onLoupe={setLoupeAt} />
        <ModelMarks taps={taps} />
        <LandmarkHandles taps={taps} current={current} hold={hold} onLoupe={setLoupeAt} />
      </StageOverlay>
    </PhotoStage>
  );
}

function highest(outline: readonly Point[] | null): Point | null {
  return outline?.reduce((top, point) => (point[1] < top[1] ? point : top), outline[0]!) ?? null;
}

/** Thin lines from each tap to where the fitted head has that point. */
function ModelMarks({ taps }: Pick<LandmarksStageProps, 'taps'>) {
  const stage = useStage();
  const { modelPointOf } = usePlanner();
  return Object.entries(taps.landmarks).map(([name, at]) => {
    const model = modelPointOf(taps.photoId, name);
    if (!model) return null;
    const [x1, y1] = stage.toScreen(at);
    const [x2, y2] = stage.toScreen(model);
    return <line key={name} className="model-mark" {...{ x1, y1, x2, y2 }} />;
  });
}

interface HandlesProps {
  readonly taps: CourseDocument['photos'][number];
  readonly current: LandmarkName | null;
  readonly hold: (point: Point) => Point;
  readonly onLoupe: (at: Point | null) => void;
}

function LandmarkHandles({ taps, current, hold, onLoupe }: HandlesProps) {
  const { t } = useTranslation();
  const { residualOf } = usePlanner();
  const edit = useTaps(taps.photoId);
  return Object.entries(taps.landmarks).map(([key, at]) => {
    const name = key as LandmarkName;
    const bad = residualOf(taps.photoId, name)?.outlier;
    const move = (point: Point, phase: HandlePhase): void => {
      onLoupe(phase === 'start' || phase === 'move' ? hold(point) : null);
      if (phase !== 'start' && phase !== 'cancel') edit.setLandmark(name, hold(point));
      if (phase === 'end') edit.settle();
    };
    const words = {
      name: t(`landmarks.names.${name}`),
      x: Math.round(at[0]),
      y: Math.round(at[1]),
    };
    return (
      <PhotoHandle
        key={name}
        at={at}
        tone={bad ? 'bad' : name === current ? 'current' : 'set'}
        label={t('landmarks.point', words)}
        onMove={move}
        onRemove={() => edit.removeLandmark(name)}
      />
    );
  });
}
