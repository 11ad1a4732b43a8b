import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import type { HandlePhase } from './handle-phase.ts';
import { nearestHandle } from './nearest-handle.ts';
import { useStage } from './stage-context.ts';
import type { Point } from './stage-view.ts';
import './photo-handle.css';

export interface PhotoHandleProps {
  /** In photo px. */
  readonly at: Point;
  readonly label: string;
  readonly tone?: 'plain' | 'set' | 'current' | 'bad' | 'line';
  /** One of many that lie close together. */
  readonly isSmall?: boolean;
  /** False for all but one handle of a HandleGroup. */
  readonly isTabStop?: boolean;
  readonly onMove: (point: Point, phase: HandlePhase) => void;
  readonly onRemove?: (() => void) | undefined;
  readonly onSelect?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** Distance of an arrow key in screen px; with Shift ten times. */
const NUDGE_PX = 1;
/** A press that moves less than this selects the handle and moves nothing, CSS px. */
const SLOP_PX = 3;

interface Grip {
  /** From the handle's middle to the pointer, in photo px. */
  readonly off: Point;
  /** Where the press began, CSS px of the window. */
  readonly from: Point;
  moved: boolean;
}

/** A point on the photo that is dragged with a pointer or moved with the arrow keys. */
export function PhotoHandle(props: PhotoHandleProps) {
  const { at, label, tone = 'set', isSmall = false, isTabStop = true, onMove, onRemove, onSelect, children } = props;
  const stage = useStage();
  const grip = useRef<Grip | null>(null);
  const [x, y] = stage.toScreen(at);
  const moveTo = (event: PointerEvent, { off }: Grip, phase: HandlePhase): void => {
    const point = stage.pointOf(event);
    onMove([point[0] - off[0], point[1] - off[1]], phase);
  };
  const onPointerDown = (event: PointerEvent<SVGGElement>): void => {
    if (event.button !== 0) return;
    const meant = nearestHandle(event.currentTarget, event);
    if (meant === null) return;
    event.stopPropagation();
    if (meant !== event.currentTarget) {
      meant.dispatchEvent(new window.PointerEvent('pointerdown', event.nativeEvent));
      return;
    }
    const point = stage.pointOf(event);
    grip.current = {
      off: [point[0] - at[0], point[1] - at[1]],
      from: [event.clientX, event.clientY],
      moved: false,
    };
    event.currentTarget.setPointerCapture(event.pointerId);
    onSelect?.();
    onMove(at, 'start');
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>): void => {
    const held = grip.current;
    if (!held) return;
    held.moved ||= Math.hypot(event.clientX - held.from[0], event.clientY - held.from[1]) >= SLOP_PX;
    if (held.moved) moveTo(event, held, 'move');
  };
  const onPointerUp = (event: PointerEvent<SVGGElement>): void => {
    const held = grip.current;
    grip.current = null;
    if (held?.moved) moveTo(event, held, 'end');
    else if (held) onMove(at, 'cancel');
  };
  const onPointerCancel = (): void => {
    if (grip.current) onMove(at, 'cancel');
    grip.current = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = arrowOf(event);
    if (by) {
      event.preventDefault();
      event.stopPropagation();
      const step = (event.shiftKey ? 10 : 1) * (NUDGE_PX / stage.view.scale);
      onMove([at[0] + by[0] * step, at[1] + by[1] * step], 'end');
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && onRemove) {
      event.preventDefault();
      onRemove();
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element
    <g
      className="photo-handle takes-pointer"
      data-tone={tone}
      transform={`translate(${x} ${y})`}
      tabIndex={isTabStop ? 0 : -1}
      role="button"
      aria-label={label}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onKeyDown={onKeyDown}
      onFocus={onSelect}
    >
      <circle className="photo-handle-reach" r={isSmall ? 12 : 22} />
      <circle className="photo-handle-ring" r={isSmall ? 3.5 : 8} />
      {!isSmall && <circle className="photo-handle-core" r="2.2" />}
      {children}
    </g>
  );
}

export function arrowOf(event: KeyboardEvent): Point | null {
  switch (event.key) {
    case 'ArrowLeft':
      return [-1, 0];
    case 'ArrowRight':
      return [1, 0];
    case 'ArrowUp':
      return [0, -1];
    case 'ArrowDown':
      return [0, 1];
    default:
      return null;
  }
}
