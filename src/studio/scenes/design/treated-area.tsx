import { useMemo } from 'react';
import type { Photo } from '#/contract/api-photos.ts';
import type { PreviewDrawing } from '../../canvas/preview-drawing.ts';
import { useStage } from '../../canvas/stage-context.ts';
import { dottedOutline } from './dotted-outline.ts';

export interface TreatedAreaProps {
  readonly photo: Photo;
  readonly drawing: PreviewDrawing;
}

/** Where dots will lie, outlined and faintly tinted: in a small photo the dots themselves hardly show. */
export function TreatedArea({ photo, drawing }: TreatedAreaProps) {
  const { view } = useStage();
  const path = useMemo(() => dottedOutline(drawing.splats), [drawing.splats]);
  const scale = (view.scale * photo.widthPx) / photo.workingWidthPx;
  const transform = `translate(${view.offset[0]} ${view.offset[1]}) scale(${scale})`;
  return (
    <g transform={transform}>
      <path className="treated-shadow" d={path} />
      <path className="treated-area" d={path} />
    </g>
  );
}
