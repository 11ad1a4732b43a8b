import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { tenthOfPixel } from '../../canvas/held-point.ts';
import { useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import { designOf, withHairline } from '../../editor/design-edit.ts';
import { joinStroke, LEAST_DRAWN } from '../../editor/drawn-line.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import type { DesignTool, TakeUp } from './design-tool.ts';

/** Points of a stroke lie at least so far apart on the skin, mm; a handle stands every 8 mm. */
const STEP_MM = 2;
const MOST_POINTS = 2000;

export interface DrawnLine {
  /** The line of the document, or the taps that are not enough for one. */
  readonly points: readonly Point[];
  /** The stroke under the finger. */
  readonly stroke: readonly Point[];
  /** Whether the pixel lies on the head. */
  press(pixel: Point, phase: HandlePhase): boolean;
}

/** Traces the line that the artist drew on the skin: strokes and taps on the case's own photo, in any order. */
export function useDrawnLine(): DrawnLine {
  const { editor, document } = useCourse();
  const { head } = usePlanner();
  const [stroke, setStroke] = useState<readonly Point[]>([]);
  const [waiting, setWaiting] = useState<readonly Point[]>([]);
  const drawn = designOf(document).hairline?.drawn;
  const isFar = (pixel: Point): boolean => {
    const last = stroke.at(-1);
    const [a, b] = [head?.skinAt(0, pixel), last && head?.skinAt(0, last)];
    return Boolean(a) && (!b || Math.hypot(a![0] - b[0], a![1] - b[1], a![2] - b[2]) >= STEP_MM);
  };
  const add = (finished: readonly Point[]): void => {
    const line = joinStroke(drawn ?? waiting, finished.map(tenthOfPixel)).slice(0, MOST_POINTS);
    if (line.length < LEAST_DRAWN) {
      setWaiting(line);
      return;
    }
    setWaiting([]);
    editor.edit({ label: 'hairline' }, (current) =>
      withHairline(current, { drawn: line.map(tenthOfPixel), symmetric: false }),
    );
  };
  const press = (pixel: Point, phase: HandlePhase): boolean => {
    if (phase === 'cancel') setStroke([]);
    else if (phase === 'start') setStroke(head?.skinAt(0, pixel) ? [pixel] : []);
    else {
      const next = isFar(pixel) ? [...stroke, pixel] : stroke;
      if (phase === 'end' && next.length > 0) add(next);
      setStroke(phase === 'end' ? [] : next);
    }
    return Boolean(head?.skinAt(0, pixel));
  };
  return { points: drawn ?? waiting, stroke, press };
}

/** The traced line over the photo, and the stroke under the finger. */
export function DrawnLineMarks({ line, place }: { readonly line: DrawnLine; readonly place: number }) {
  const stage = useStage();
  if (place !== 0) return null;
  const path = (points: readonly Point[]): string =>
    `M${points
      .map((point) =>
        stage
          .toScreen(point)
          .map((value) => value.toFixed(1))
          .join(' '),
      )
      .join('L')}`;
  return (
    <g>
      {line.points.length > 1 && <path className="drawn-path" d={path(line.points)} />}
      {line.stroke.length > 1 && <path className="drawn-path" d={path(line.stroke)} />}
      {line.points.length < LEAST_DRAWN &&
        line.points.map((point) => {
          const [cx, cy] = stage.toScreen(point);
          return <circle key={point.join()} className="drawn-dot" cx={cx} cy={cy} r="5" />;
        })}
    </g>
  );
}

export interface DrawnLineBlockProps {
  readonly tool: DesignTool;
  readonly onTool: TakeUp;
}

export function DrawnLineBlock({ tool, onTool }: DrawnLineBlockProps) {
  const { t } = useTranslation();
  const { editor, document } = useCourse();
  const drawn = designOf(document).hairline?.drawn;
  const tracing = tool === 'drawn';
  return (
    <section className="panel-block" aria-labelledby="drawn-title">
      <h2 id="drawn-title">{t('design.drawn')}</h2>
      <p className="hint" role="status">
        {tracing ? t('design.drawnHow') : drawn ? t('design.drawnUsed') : t('design.drawnLead')}
      </p>
      <div className="drawn-row">
        <Button
          variant={tracing ? 'filled' : 'default'}
          aria-pressed={tracing}
          onClick={(click) => onTool(tracing ? 'line' : 'drawn', click)}
        >
          {tracing ? t('design.stopMark') : drawn ? t('design.drawnMore') : t('design.drawnTrace')}
        </Button>
        {drawn && (
          <Button
            variant="subtle"
            onClick={() => editor.edit({ label: 'hairline' }, (current) => withHairline(current, { drawn: undefined }))}
          >
            {t('design.drawnClear')}
          </Button>
        )}
      </div>
    </section>
  );
}
