import { VisuallyHidden } from '@mantine/core';
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandlePhase } from './handle-phase.ts';
import { heldPoint } from './held-point.ts';
import { Loupe } from './loupe.tsx';
import { arrowOf } from './photo-handle.tsx';
import './stage-aim.css';
import { type Stage, useStage } from './stage-context.ts';
import { keepInView, type Point, toPhoto, zoomView } from './stage-view.ts';

/** What a stage does with a point that is tapped, pressed or placed by keys; both say whether it was taken there. */
export interface StageWait {
  /** What the point is for, in words. */
  readonly what: string;
  /** Where the crosshair of the keyboard begins, in photo px; without it in the middle of what is seen. */
  readonly from?: Point | null;
  /** What is said of a point that is not taken; without it that there is no head. */
  readonly missed?: string;
  /** A tap or click that was no drag, in photo px. */
  readonly onTap?: (point: Point) => boolean;
  /** Takes the first finger or the left button from moving the photo: press, slide, let go, in photo px. */
  readonly onPress?: (point: Point, phase: HandlePhase) => boolean;
}

/** Distances of the arrow keys in screen px, the second with Shift, and the room kept between crosshair and edge. */
const STEP_PX = { near: 1, far: 24 } as const;
const MARGIN_PX = 40;
/** A crosshair above this would lie under the hint at the top; so would the loupe above a crosshair between the other two. */
const HINT_FOOT_PX = 110;
const LOUPE_UNDER_HINT_PX = [208, 284] as const;
const ZOOMS: Readonly<Record<string, number>> = { '+': 1.6, '=': 1.6, '-': 1 / 1.6 };

/** The keyboard's way to place a point: a crosshair over the photo while this has the focus. */
export function StageAim({ waits, imageUrl }: { readonly waits: StageWait; readonly imageUrl: string }) {
  const { t } = useTranslation();
  const stage = useStage();
  const { own, onFocus, leave } = useWayBack();
  const [at, setAt] = useState<Point | null>(null);
  const [said, setSaid] = useState('');
  const [missed, setMissed] = useState(false);
  const notTaken = waits.missed ?? t('stage.notPlaced');
  const go = (point: Point): void => {
    const held = heldPoint(point, stage.photo);
    setAt(held);
    setMissed(false);
    stage.setView(keepInView(stage.view, held, MARGIN_PX, stage.size, stage.photo));
  };
  const first = (): Point => waits.from ?? middleOf(stage);
  // The next point that is asked for has a place of its own to begin at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place that moves while the crosshair stands must not drag it along
  useEffect(() => {
    if (at && waits.from) go(waits.from);
  }, [waits.what]);
  const words = (point: Point) => ({ what: waits.what, x: Math.round(point[0]), y: Math.round(point[1]) });
  const place = (point: Point): void => {
    const isTaken = pointTaken(waits, point);
    setMissed(!isTaken);
    setSaid(isTaken ? t('stage.placed', words(point)) : notTaken);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const point = at ?? first();
    const by = arrowOf(event);
    const zoom = ZOOMS[event.key];
    if (by) {
      const step = (event.shiftKey ? STEP_PX.far : STEP_PX.near) / stage.view.scale;
      go([point[0] + by[0] * step, point[1] + by[1] * step]);
    } else if (zoom) stage.setView(zoomView(stage.view, zoom, stage.toScreen(point), stage.size, stage.photo));
    else if (event.key === 'Escape') leave();
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    else if (!at) go(point);
    else if (!event.repeat) place(point);
    event.preventDefault();
  };
  return (
    <>
      {/* biome-ignore-start lint/a11y: arrow keys must come through a screen reader, which an application lets them */}
      <div
        ref={own}
        className="stage-aim"
        role="application"
        tabIndex={0}
        aria-label={`${waits.what}. ${t('stage.aimKeys')}`}
        onFocus={(event) => {
          onFocus(event);
          if (event.currentTarget.matches(':focus-visible')) go(first());
        }}
        onBlur={() => setAt(null)}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => at && arrowOf(event) && setSaid(t('stage.crosshair', words(at)))}
      >
        {at && <Crosshair at={stage.toScreen(at)} hint={missed ? notTaken : t('stage.aimKeys')} />}
      </div>
      {/* biome-ignore-end lint/a11y: as above */}
      {at && <Loupe at={at} imageUrl={imageUrl} />}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}

/** With what the keys do, said for the eye where the crosshair is not. */
function Crosshair({ at: [x, y], hint }: { readonly at: Point; readonly hint: string }) {
  const [from, to] = LOUPE_UNDER_HINT_PX;
  const isLow = y < HINT_FOOT_PX || (y > from && y < to);
  const lines = 'M-26 0H-6M6 0H26M0 -26V-6M0 6V26';
  return (
    <>
      <svg className="stage-aim-cross" aria-hidden="true">
        <g transform={`translate(${x} ${y})`}>
          <path className="stage-aim-shadow" d={lines} />
          <path d={lines} />
          <circle r="1.5" />
        </g>
      </svg>
      <p className="stage-aim-hint" data-low={isLow || undefined} aria-hidden="true">
        {hint}
      </p>
    </>
  );
}

/** Escape, and the end of waiting, give the focus back to where it came from. */
function useWayBack() {
  const own = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement | SVGElement | null>(null);
  const leave = useCallback(() => {
    own.current?.blur();
    if (cameFrom.current?.isConnected) cameFrom.current.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    const element = own.current;
    return () => {
      if (element && document.activeElement === element) cameFrom.current?.focus({ preventScroll: true });
    };
  }, []);
  const onFocus = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof HTMLElement || relatedTarget instanceof SVGElement) cameFrom.current = relatedTarget;
  };
  return { own, onFocus, leave };
}

function middleOf({ view, size }: Stage): Point {
  return toPhoto(view, [size.width / 2, size.height / 2]);
}

function pointTaken({ onTap, onPress }: StageWait, point: Point): boolean {
  if (onTap) return onTap(point);
  onPress?.(point, 'start');
  return onPress?.(point, 'end') ?? false;
}

/**
 * How often the keyboard asked for the photo: a stage that hears a new count puts the focus on its crosshair. A click
 * that no pointer made has the detail 0.
 */
export function useAimCall() {
  const [count, setCount] = useState(0);
  const call = useCallback((click: { readonly detail: number }) => {
    if (click.detail === 0) setCount((now) => now + 1);
  }, []);
  return [count, call] as const;
}
