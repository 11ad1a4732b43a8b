import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { FitIcon, MinusIcon, PlusIcon } from '#/ui/icons.tsx';
import type { HandlePhase } from './handle-phase.ts';
import { Loupe } from './loupe.tsx';
import './photo-stage.css';
import { StageAim, type StageWait } from './stage-aim.tsx';
import { type Stage, StageContext, useStage } from './stage-context.ts';
import { fitView, type Point, panView, type Size, type StageView, toPhoto, toScreen, zoomView } from './stage-view.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface PhotoStageProps {
  /** Size of the master picture: all photo points are in its pixels. */
  readonly photo: Size;
  readonly imageUrl: string;
  readonly imageAlt: string;
  /** Drawn in place of the picture, for example a canvas of the stage's size. */
  readonly picture?: ReactNode;
  /** Over the picture, in CSS px of the stage. */
  readonly children?: ReactNode;
  /** The point that is asked for; null: a press moves the photo. */
  readonly waits?: StageWait | null;
  /** The count of `useAimCall`. */
  readonly aimCall?: number;
  /** Where the magnifier looks while a finger places or drags something, in photo px. */
  readonly loupeAt?: Point | null;
  readonly label: string;
  readonly firstView?: ((stage: Size, photo: Size) => StageView) | undefined;
}

const TAP_SLOP_PX = 6;

/** The photo on its stage: drag to move, wheel or pinch to zoom, buttons for both; overlays follow. */
export function PhotoStage(props: PhotoStageProps) {
  const { t } = useTranslation();
  const { photo, waits = null, aimCall = 0, loupeAt, firstView } = props;
  const root = useRef<HTMLDivElement>(null);
  const size = useSize(root);
  const [chosen, setChosen] = useState<StageView | null>(null);
  const first = useMemo(() => (firstView ?? fitView)(size, photo), [firstView, size, photo]);
  const view = chosen ?? first;
  const live = useRef({ view, size, photo });
  live.current = { view, size, photo };
  const stage = useStageValue(root, view, size, photo, setChosen);
  const { isMissed, told } = useMissedTap(waits);
  const gestures = useGestures(root, live, setChosen, told);
  useAimFocus(root, aimCall);
  useKeptFocus(root);
  useWheel(root, live, setChosen);
  const ready = size.width > 1;
  return (
    <StageContext value={stage}>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of handles over a picture has no element of its own */}
      <div
        ref={root}
        className="photo-stage"
        role="group"
        tabIndex={-1}
        aria-label={props.label}
        data-tappable={waits ? true : undefined}
        {...gestures}
      >
        {ready && waits && <StageAim waits={waits} imageUrl={props.imageUrl} />}
        {ready && (props.picture ?? <StagePicture url={props.imageUrl} alt={props.imageAlt} />)}
        {ready && props.children}
        {isMissed && (
          <p className="stage-aim-hint" role="status">
            {waits?.missed ?? t('stage.notPlaced')}
          </p>
        )}
        {ready && loupeAt && <Loupe at={loupeAt} imageUrl={props.imageUrl} />}
        <ZoomButtons />
      </div>
    </StageContext>
  );
}

/** Whether the last tap was not taken where it fell, until the next one is or something else is asked for. */
function useMissedTap(waits: StageWait | null) {
  const [missed, setMissed] = useState<string | null>(null);
  const told: StageWait | null = waits?.onTap
    ? {
        ...waits,
        onTap(point) {
          const isTaken = waits.onTap!(point);
          setMissed(isTaken ? null : waits.what);
          return isTaken;
        },
      }
    : waits;
  return { isMissed: missed !== null && missed === waits?.what, told };
}

function StagePicture({ url, alt }: { readonly url: string; readonly alt: string }) {
  const { view, photo } = useStage();
  const style = {
    width: photo.width * view.scale,
    height: photo.height * view.scale,
    transform: `translate(${view.offset[0]}px, ${view.offset[1]}px)`,
  };
  return <img className="photo-stage-picture" src={url} alt={alt} style={style} draggable={false} />;
}

function ZoomButtons() {
  const { t } = useTranslation();
  const stage = useStage();
  const stop = (event: PointerEvent): void => event.stopPropagation();
  return (
    <div className="photo-stage-zoom" onPointerDown={stop}>
      <button type="button" aria-label={t('stage.zoomIn')} onClick={() => stage.zoom(1.6)}>
        <PlusIcon />
      </button>
      <button type="button" aria-label={t('stage.zoomOut')} onClick={() => stage.zoom(1 / 1.6)}>
        <MinusIcon />
      </button>
      <button type="button" aria-label={t('stage.showAll')} onClick={() => stage.showAll()}>
        <FitIcon />
      </button>
    </div>
  );
}

function useSize(root: RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 1, height: 1 });
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return size;
}

type SetView = (change: (view: StageView | null) => StageView | null) => void;
type Live = RefObject<{ view: StageView; size: Size; photo: Size }>;

function useStageValue(
  root: RefObject<HTMLDivElement | null>,
  view: StageView,
  size: Size,
  photo: Size,
  setChosen: SetView,
): Stage {
  return useMemo(
    () => ({
      view,
      size,
      photo,
      toScreen: (point) => toScreen(view, point),
      pointOf(event) {
        const box = root.current?.getBoundingClientRect();
        return toPhoto(view, [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]);
      },
      zoom: (factor) => setChosen(() => zoomView(view, factor, [size.width / 2, size.height / 2], size, photo)),
      setView: (next) => setChosen(() => next),
      showAll: () => setChosen(() => fitView(size, photo)),
    }),
    [root, view, size, photo, setChosen],
  );
}

function useGestures(root: RefObject<HTMLDivElement | null>, live: Live, setChosen: SetView, waits: StageWait | null) {
  const { onTap, onPress } = waits ?? {};
  const pointers = useRef(new Map<number, Point>());
  const started = useRef<{ at: Point; moved: boolean } | null>(null);
  const pressing = useRef(false);
  const at = useCallback(
    (event: PointerEvent): Point => {
      const box = root.current?.getBoundingClientRect();
      return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
    },
    [root],
  );
  const press = (event: PointerEvent, phase: HandlePhase): void => {
    onPress?.(toPhoto(live.current.view, at(event)), phase);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button === 2) return;
    pointers.current.set(event.pointerId, at(event));
    const alone = pointers.current.size === 1;
    started.current = alone ? { at: at(event), moved: false } : null;
    event.currentTarget.setPointerCapture(event.pointerId);
    if (pressing.current && !alone) press(event, 'cancel');
    pressing.current = onPress !== undefined && alone && event.button === 0;
    if (pressing.current) press(event, 'start');
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    if (pressing.current) {
      pointers.current.set(event.pointerId, now);
      press(event, 'move');
      return;
    }
    const begun = started.current;
    if (begun && !begun.moved && Math.hypot(now[0] - begun.at[0], now[1] - begun.at[1]) < TAP_SLOP_PX) return;
    if (begun) begun.moved = true;
    pointers.current.set(event.pointerId, now);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    setChosen(() => movedView(live.current, before, now, other));
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>): void => {
    if (!pointers.current.delete(event.pointerId)) return;
    const begun = started.current;
    started.current = null;
    if (pressing.current) press(event, 'end');
    else if (begun && !begun.moved && onTap) onTap(toPhoto(live.current.view, at(event)));
    pressing.current = false;
  };
  const onPointerCancel = (event: PointerEvent<HTMLDivElement>): void => {
    pointers.current.delete(event.pointerId);
    started.current = null;
    if (pressing.current) press(event, 'cancel');
    pressing.current = false;
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}

/** One finger moves the photo; two zoom it about their middle. */
function movedView(live: Live['current'], before: Point, now: Point, other: Point | undefined): StageView {
  const { view, size, photo } = live;
  if (!other) return panView(view, [now[0] - before[0], now[1] - before[1]], size, photo);
  const spread = (point: Point): number => Math.hypot(point[0] - other[0], point[1] - other[1]);
  const middle: Point = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
  const zoomed = zoomView(view, spread(now) / Math.max(1, spread(before)), middle, size, photo);
  return panView(zoomed, [(now[0] - before[0]) / 2, (now[1] - before[1]) / 2], size, photo);
}

/** Only a call heard since this stage stands counts: another photo takes no focus. */
function useAimFocus(root: RefObject<HTMLDivElement | null>, aimCall: number): void {
  const heard = useRef(aimCall);
  useEffect(() => {
    if (heard.current === aimCall) return;
    heard.current = aimCall;
    root.current?.querySelector<HTMLElement>('.stage-aim')?.focus({ preventScroll: true });
  }, [root, aimCall]);
}

/** As in scene-layout.css: the page scrolls, with the photo in it. */
const PAGE_SCROLLS = '(max-width: 560px) and (max-height: 480px)';

/** Wheel zooms; where the page scrolls with Ctrl only. Registered by hand because React's listener is passive. */
function useWheel(root: RefObject<HTMLDivElement | null>, live: Live, setChosen: SetView): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && window.matchMedia(PAGE_SCROLLS).matches) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const about: Point = [event.clientX - box.left, event.clientY - box.top];
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016));
      const { view, size, photo } = live.current;
      setChosen(() => zoomView(view, factor, about, size, photo));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [root, live, setChosen]);
}
