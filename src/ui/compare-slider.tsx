import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import './compare-slider.css';

export interface CompareSliderProps {
  /** Percent of the width that shows the state before. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly label: string;
  readonly valueText: string;
  readonly leftText: string;
  readonly rightText: string;
}

/** A divider over a picture: drag it, or use the arrow keys, Page Up and Down, Home and End. */
export function CompareSlider({ value, onChange, label, valueText, leftText, rightText }: CompareSliderProps) {
  const root = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const set = (next: number): void => onChange(Math.min(100, Math.max(0, next)));
  const follow = (event: PointerEvent): void => {
    const box = root.current?.getBoundingClientRect();
    if (box) set((100 * (event.clientX - box.left)) / box.width);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    dragging.current = true;
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (dragging.current) follow(event);
  };
  const onPointerUp = (): void => {
    dragging.current = false;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepOf(event.key, value);
    if (next === null) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div className="compare" ref={root}>
      <span className="compare-label" data-side="left" style={{ opacity: value > 12 ? 1 : 0 }} aria-hidden="true">
        {leftText}
      </span>
      <span className="compare-label" data-side="right" style={{ opacity: value < 88 ? 1 : 0 }} aria-hidden="true">
        {rightText}
      </span>
      <div
        className="compare-thumb"
        style={{ left: `${value}%` }}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(value)}
        aria-valuetext={valueText}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onKeyDown={onKeyDown}
      >
        <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
          <path d="m9 7-5 5 5 5M15 7l5 5-5 5" />
        </svg>
      </div>
    </div>
  );
}

function stepOf(key: string, value: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - 2;
    case 'ArrowRight':
    case 'ArrowUp':
      return value + 2;
    case 'PageDown':
      return value - 10;
    case 'PageUp':
      return value + 10;
    case 'Home':
      return 0;
    case 'End':
      return 100;
    default:
      return null;
  }
}
