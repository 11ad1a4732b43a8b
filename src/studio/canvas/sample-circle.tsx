import type { HandlePhase } from './handle-phase.ts';
import { heldPoint } from './held-point.ts';
import { PhotoHandle } from './photo-handle.tsx';
import { useStage } from './stage-context.ts';
import type { Point } from './stage-view.ts';
import './sample-circle.css';

interface SampleCircleProps {
  /** Centre and radius in photo px. */
  readonly at: Point;
  readonly radiusPx: number;
  readonly label: string;
  /** Under the circle, where another lies close by. */
  readonly isLabelBelow?: boolean;
  /** The centre as it is moved, held within the photo to a tenth of a pixel. */
  onMove(to: [number, number], phase: Extract<HandlePhase, 'move' | 'end'>): void;
}

/** A named circle on the photo in which colour is measured. */
export function SampleCircle({ at, radiusPx, label, isLabelBelow = false, onMove }: SampleCircleProps) {
  const stage = useStage();
  const [cx, cy] = stage.toScreen(at);
  const r = radiusPx * stage.view.scale;
  return (
    <g>
      <circle className="sample-patch" cx={cx} cy={cy} r={r} />
      <text className="sample-label" x={cx} y={isLabelBelow ? cy + r + 18 : cy - r - 8}>
        {label}
      </text>
      <PhotoHandle
        at={at}
        tone="plain"
        label={label}
        onMove={(to, phase) => {
          if (phase !== 'start' && phase !== 'cancel') onMove(heldPoint(to, stage.photo), phase);
        }}
      />
    </g>
  );
}
