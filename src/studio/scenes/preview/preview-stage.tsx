import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eyeBlurPx } from '#/engine/preview/viewing-distance.ts';
import { CompareSlider } from '#/ui/compare-slider.tsx';
import { LoupeIcon } from '#/ui/icons.tsx';
import { PhotoStage, useStage } from '../../canvas/photo-stage.tsx';
import { PreviewCanvas } from '../../canvas/preview-canvas.tsx';
import { frameView, type Point } from '../../canvas/stage-view.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useHeadView } from '../../planner/use-head-view.ts';
import { type ShownPhoto, useShownPhoto } from '../../planner/use-shown-photo.ts';
import { stateWords } from './state-words.ts';
import { useStates } from './use-states.ts';

export function PreviewStage({ distanceM }: { readonly distanceM: number }) {
  const { t } = useTranslation();
  const shown = useShownPhoto();
  const firstView = useHeadView(shown.place);
  const { photo } = shown;
  if (!photo) return null;
  return (
    <PhotoStage
      key={photo.id}
      photo={{ width: photo.widthPx, height: photo.heightPx }}
      imageUrl={photo.workingUrl}
      imageAlt={t('stage.photoAlt')}
      label={t('preview.stage')}
      firstView={firstView}
      picture={<Compared shown={shown} distanceM={distanceM} />}
    >
      <DotsButton place={shown.place} />
    </PhotoStage>
  );
}

/** The picture with its divider: the untouched photo on the left, the state on the right. */
function Compared({ shown, distanceM }: { readonly shown: ShownPhoto; readonly distanceM: number }) {
  const { t } = useTranslation();
  const stage = useStage();
  const { shown: state } = useStates();
  const [percent, setPercent] = useState(50);
  const words = stateWords(t, state, 'states');
  const left = percent <= 0.5 ? undefined : (stage.size.width * percent) / 100;
  const words2 = { percent: Math.round(percent), rest: 100 - Math.round(percent), state: words };
  return (
    <>
      <SeenFrom distanceM={distanceM} place={shown.place}>
        <PreviewCanvas
          photo={shown.photo!}
          drawing={state.newest ? shown.drawing : null}
          splitAt={left}
          label={t('preview.picture', { state: words })}
        />
      </SeenFrom>
      <span className="simulation-mark">{t('preview.simulation')}</span>
      <CompareSlider
        value={percent}
        onChange={setPercent}
        label={t('preview.compare')}
        valueText={t('preview.compareValue', words2)}
        leftText={t('preview.before')}
        rightText={words}
      />
    </>
  );
}

interface SeenFromProps {
  readonly distanceM: number;
  readonly place: number;
  readonly children: React.ReactNode;
}

/** Blurs in linear light what an eye cannot resolve at a distance; SVG filters work in linear light by themselves. */
function SeenFrom({ distanceM, place, children }: SeenFromProps) {
  const { head } = usePlanner();
  const stage = useStage();
  const camera = head?.fit.cameras[place];
  const scalpMm = camera ? Math.hypot(...camera.translationMm) - 80 : 1000;
  const screenPxPerMm = ((camera?.focalPx ?? 0) / scalpMm) * stage.view.scale;
  const blur = distanceM > 0 ? eyeBlurPx(distanceM, screenPxPerMm) : 0;
  return (
    <div className="seen-from" style={blur > 0.15 ? { filter: 'url(#seen-from)' } : undefined}>
      <svg width="0" height="0" aria-hidden="true">
        <filter id="seen-from" x="0" y="0" width="1" height="1">
          <feGaussianBlur stdDeviation={blur.toFixed(2)} edgeMode="duplicate" />
        </filter>
      </svg>
      {children}
    </div>
  );
}

/** From this share of the close-up's scale on, the dots are what is shown. */
const NEAR = 0.6;

/** Half a hand's breadth of scalp around the midpoint of the hairline, or the whole head again. */
function DotsButton({ place }: { readonly place: number }) {
  const { t } = useTranslation();
  const stage = useStage();
  const { head, live } = usePlanner();
  const middle = live?.handles[Math.floor(live.handles.length / 2)];
  if (!head || !middle) return null;
  const corner = (side: number, back: number): Point =>
    head.placeToPhoto(place, { sideMm: middle.sideMm + side, backMm: middle.backMm + back });
  const closeUp = frameView(stage.size, stage.photo, corner(-30, 34), corner(30, -8), 0);
  // What is shown decides, not what was pressed: the other buttons and the fingers zoom too.
  const near = stage.view.scale > NEAR * closeUp.scale;
  const toggle = (): void => {
    if (near) stage.showAll();
    else stage.setView(closeUp);
  };
  return (
    <button
      type="button"
      className="stage-button"
      aria-pressed={near}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={toggle}
    >
      <LoupeIcon size={18} /> {near ? t('preview.dotsBack') : t('preview.dots')}
    </button>
  );
}
