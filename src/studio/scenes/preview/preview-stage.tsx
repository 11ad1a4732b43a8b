import { Loader } from '@mantine/core';
import { type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SPLAT_STRIDE, type Splats } from '#/engine/preview/splats.ts';
import { eyeBlurPx } from '#/engine/preview/viewing-distance.ts';
import { CompareSlider } from '#/ui/compare-slider.tsx';
import { LoupeIcon } from '#/ui/icons.tsx';
import { PhotoStage } from '../../canvas/photo-stage.tsx';
import { PreviewCanvas } from '../../canvas/preview-canvas.tsx';
import { useStage } from '../../canvas/stage-context.ts';
import { frameView, type Point, panView, type StageView, toScreen } from '../../canvas/stage-view.ts';
import { languageOf, regionalTag } from '../../parts/region.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useHeadView } from '../../planner/use-head-view.ts';
import { type ShownPhoto, useShownPhoto } from '../../planner/use-shown-photo.ts';
import { stateWords } from './state-words.ts';
import { useStates } from './use-states.ts';

export interface PreviewStageProps {
  readonly distanceM: number;
  /** Where the divider was left, percent of the width; it outlives the stage. */
  readonly divider: RefObject<number>;
}

export function PreviewStage({ distanceM, divider }: PreviewStageProps) {
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
      picture={<Compared shown={shown} distanceM={distanceM} divider={divider} />}
    >
      <DotsButton shown={shown} />
    </PhotoStage>
  );
}

/** The picture with its divider: the untouched photo on the left, the state on the right. */
function Compared({ shown, distanceM, divider }: PreviewStageProps & { readonly shown: ShownPhoto }) {
  const { t } = useTranslation();
  const stage = useStage();
  const { shown: state } = useStates();
  const [percent, setPercent] = useState(divider.current);
  const moveDivider = (to: number): void => {
    divider.current = to;
    setPercent(to);
  };
  const { problem } = usePlanner();
  // Without it both sides are the untouched photo, and nothing may call one of them a session.
  const isDrawn = shown.drawing !== null;
  const words = stateWords(t, state, 'states');
  const left = percent <= 0.5 ? undefined : (stage.size.width * percent) / 100;
  const closeUp = useCloseUp(shown);
  const words2 = { percent: Math.round(percent), rest: 100 - Math.round(percent), state: words };
  return (
    <>
      <SeenFrom distanceM={distanceM} place={shown.place}>
        <PreviewCanvas
          photo={shown.photo!}
          drawing={state.newest ? shown.drawing : null}
          splitAt={left}
          sharpDots={(closeUp?.isNear && closeUp.dotPx < RESOLVED_PX) ?? false}
          label={isDrawn ? t('preview.picture', { state: words }) : t('stage.photoAlt')}
        />
      </SeenFrom>
      {isDrawn ? (
        <>
          {state.newest && <span className="simulation-mark">{t('preview.simulation')}</span>}
          <CompareSlider
            value={percent}
            onChange={moveDivider}
            label={t('preview.compare')}
            valueText={t('preview.compareValue', words2)}
            leftText={t('preview.before')}
            rightText={words}
          />
        </>
      ) : (
        !problem && (
          <p className="picture-veil" role="status">
            <Loader size="sm" color="gray.1" /> {t('preview.drawing', { state: words })}
          </p>
        )
      )}
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
/** Foreshortening of the front edge below which the close-up goes nearer. */
const STEEP = 0.5;
/** How far down the close-up shows the front line, share of its height. */
const LINE_AT = 0.7;
/** Dots smaller than this in the photo's own pixels are lost in them. */
const RESOLVED_PX = 2;
/** Until the plan is finished. */
const USUAL_DOT_MM = 0.16;

interface CloseUp {
  /** Half a hand's breadth of scalp around the midpoint of the hairline, or of the dots where the line has none. */
  readonly view: StageView;
  readonly isNear: boolean;
  /** Width of a planned dot in pixels of the photo. */
  readonly dotPx: number;
}

function useCloseUp({ photo, place }: ShownPhoto): CloseUp | null {
  const stage = useStage();
  const { head, live, record, picture } = usePlanner();
  const dotMm = record?.zones[0]?.diameterMm ?? USUAL_DOT_MM;
  const middle = live?.handles[Math.floor(live.handles.length / 2)];
  const dot = useMemo(() => picture && photo && middleDot(picture.splats, photo), [picture, photo]);
  if (!head || !live || !middle || !photo) return null;
  const at = (side: number, back: number): Point =>
    head.placeToPhoto(place, { sideMm: middle.sideMm + side, backMm: middle.backMm + back });
  const [left, right] = [at(-5, 0), at(5, 0)];
  const pxPerMm = Math.hypot(right[0] - left[0], right[1] - left[1]) / 10;
  // Seen along the skin the dots crowd together: nearer then, so that they come apart.
  const isSteep = Math.abs(at(0, 10)[1] - at(0, 0)[1]) < STEEP * Math.abs(right[0] - left[0]);
  const halfMm = isSteep ? 13 : 30;
  const hasLine = live.design.zones.hairline.treated || !dot;
  const half = halfMm * pxPerMm;
  const [from, to] = hasLine
    ? [at(-halfMm, 34), at(halfMm, -8)]
    : ([-half, half].map((by): Point => [dot[0] + by, dot[1] + by / 2]) as [Point, Point]);
  const framed = frameView(stage.size, stage.photo, from, to, 0);
  // Low enough for the dots behind the line to fill the picture, the bare forehead its foot, where the words are.
  const lineAt = hasLine ? toScreen(framed, at(0, 0))[1] : stage.size.height;
  const view = panView(framed, [0, Math.max(0, LINE_AT * stage.size.height - lineAt)], stage.size, stage.photo);
  // What is shown decides, not what was pressed: the other buttons and the fingers zoom too.
  const isNear = stage.view.scale > NEAR * view.scale;
  return { view, isNear, dotPx: (dotMm * pxPerMm * photo.workingWidthPx) / photo.widthPx };
}

/** The seen dot nearest to the middle of all, px of the photo; null: none is seen. */
function middleDot({ count, data }: Splats, { widthPx, workingWidthPx }: ShownPhoto['photo'] & object): Point | null {
  const of = (n: number): Point => [data[n * SPLAT_STRIDE]!, data[n * SPLAT_STRIDE + 1]!];
  let [x, y] = [0, 0];
  for (let n = 0; n < count; n++) {
    x += of(n)[0] / count;
    y += of(n)[1] / count;
  }
  let nearest: Point | null = null;
  let least = Infinity;
  for (let n = 0; n < count; n++) {
    const far = Math.hypot(of(n)[0] - x, of(n)[1] - y);
    if (far < least) [nearest, least] = [of(n), far];
  }
  const scale = widthPx / workingWidthPx;
  return nearest && [nearest[0] * scale, nearest[1] * scale];
}

/** The close-up, or the whole head again; says so where the photo is too coarse for single dots. */
function DotsButton({ shown }: { readonly shown: ShownPhoto }) {
  const { t, i18n } = useTranslation();
  const stage = useStage();
  const closeUp = useCloseUp(shown);
  const wholeHead = useHeadView(shown.place);
  if (!closeUp) return null;
  const { view, isNear, dotPx } = closeUp;
  const px = new Intl.NumberFormat(regionalTag(languageOf(i18n.language)), { maximumSignificantDigits: 1 }).format(
    dotPx,
  );
  return (
    <>
      <button
        type="button"
        className="stage-button"
        aria-pressed={isNear}
        onPointerDown={(event) => event.stopPropagation()}
        onClick={() => stage.setView(isNear ? wholeHead(stage.size, stage.photo) : view)}
      >
        <LoupeIcon size={18} /> {isNear ? t('preview.dotsBack') : t('preview.dots')}
      </button>
      {isNear && dotPx < RESOLVED_PX && (
        <p className="slow-note dots-note" role="status">
          {t('preview.dotsCoarse', { px })}
        </p>
      )}
    </>
  );
}
