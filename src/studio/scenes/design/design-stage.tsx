import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tenthOfPixel } from '../../canvas/held-point.ts';
import { PhotoStage } from '../../canvas/photo-stage.tsx';
import { PreviewCanvas } from '../../canvas/preview-canvas.tsx';
import type { PreviewDrawing } from '../../canvas/preview-drawing.ts';
import { StageOverlay } from '../../canvas/stage-overlay.tsx';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import { designOf, withDesign } from '../../editor/design-edit.ts';
import { noteDrawn } from '../../parts/drag-measure.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useHeadView } from '../../planner/use-head-view.ts';
import { useShownPhoto } from '../../planner/use-shown-photo.ts';
import type { DesignTool } from './design-tool.ts';
import { DrawnLineMarks, useDrawnLine } from './drawn-line-tool.tsx';
import { GuideLines } from './guide-lines.tsx';
import { HairlineHandles, useHandleAdding } from './hairline-handles.tsx';
import { KeepOutMarks } from './keep-out-marks.tsx';
import { ScarMarks, tapScar } from './scar-tool.tsx';
import { TreatedArea } from './treated-area.tsx';

const NO_SCAR = { tool: 'line', begun: false, waiting: null } as const;

const LAYERS = ['dots', 'area', 'line', 'guides'] as const;
type Layer = (typeof LAYERS)[number];

export interface DesignStageProps {
  readonly tool: DesignTool;
  /** The count of `useAimCall`. */
  readonly aimCall: number;
  /** A tool that adds one thing has added it. */
  readonly onDone: () => void;
}

export function DesignStage({ tool, aimCall, onDone }: DesignStageProps) {
  const { t } = useTranslation();
  const { photo, place, drawing } = useShownPhoto();
  const { head } = usePlanner();
  const { editor } = useCourse();
  const [layers, setLayers] = useState<ReadonlySet<Layer>>(new Set(LAYERS));
  const addMark = (pixel: Point): boolean => {
    if (!head?.skinAt(place, pixel)) return false;
    const atPx = tenthOfPixel(pixel);
    editor.edit({ label: 'keepOut' }, (current) =>
      withDesign(current, { keepOuts: [...(designOf(current).keepOuts ?? []), { atPx, radiusMm: 4, kind: 'mole' }] }),
    );
    return true;
  };
  // A scar begins anew each time its tool is taken up.
  const [scar, setScar] = useState<{ tool: DesignTool; begun: boolean; waiting: Point | null }>(NO_SCAR);
  if (scar.tool !== tool) setScar({ ...NO_SCAR, tool });
  const addScarPoint = (pixel: Point): boolean => {
    if (!head?.skinAt(place, pixel)) return false;
    const waiting = tapScar(editor, scar.waiting, !scar.begun, pixel);
    setScar({ tool, begun: waiting === null, waiting });
    return true;
  };
  const drawn = useDrawnLine();
  const line = useHandleAdding(place);
  const addHandle = (pixel: Point): boolean => {
    const isAdded = line.add(pixel);
    if (isAdded) onDone();
    return isAdded;
  };
  const waits = {
    line: null,
    handle: { what: t('design.addHandle'), from: line.from, missed: t('design.offLine'), onTap: addHandle },
    drawn: place === 0 ? { what: t('design.drawnTrace'), onPress: drawn.press } : null,
    keepOut: { what: t('design.addMark'), onTap: addMark },
    scar: { what: t('design.addScar'), onTap: addScarPoint },
  } as const;
  const firstView = useHeadView(place);
  const onDrawn = useCallback((_: PreviewDrawing, wait: () => void) => noteDrawn(wait), []);
  if (!photo) return null;
  return (
    <PhotoStage
      key={photo.id}
      photo={{ width: photo.widthPx, height: photo.heightPx }}
      imageUrl={photo.workingUrl}
      imageAlt={t('stage.photoAlt')}
      label={t('design.stage')}
      firstView={firstView}
      waits={waits[tool]}
      aimCall={aimCall}
      picture={
        <PreviewCanvas
          photo={photo}
          drawing={layers.has('dots') ? drawing : null}
          label={t('design.picture')}
          onDrawn={onDrawn}
        />
      }
    >
      <StageOverlay>
        {layers.has('area') && drawing && <TreatedArea photo={photo} drawing={drawing} />}
        {layers.has('guides') && <GuideLines place={place} />}
        <KeepOutMarks place={place} />
        <ScarMarks place={place} waiting={scar.waiting} />
        {tool === 'drawn' && <DrawnLineMarks line={drawn} place={place} />}
        {layers.has('line') && tool !== 'drawn' && (
          <g className={waits[tool] ? 'handles-rest' : undefined}>
            <HairlineHandles place={place} />
          </g>
        )}
      </StageOverlay>
      <LayerButtons layers={layers} onLayers={setLayers} />
    </PhotoStage>
  );
}

function LayerButtons({
  layers,
  onLayers,
}: {
  readonly layers: ReadonlySet<Layer>;
  readonly onLayers: (layers: ReadonlySet<Layer>) => void;
}) {
  const { t } = useTranslation();
  const toggle = (layer: Layer): void => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    onLayers(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own border and layout
    <div
      className="stage-chips"
      role="group"
      aria-label={t('design.show')}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {LAYERS.map((layer) => (
        <button key={layer} type="button" aria-pressed={layers.has(layer)} onClick={() => toggle(layer)}>
          {t(`design.layers.${layer}`)}
        </button>
      ))}
    </div>
  );
}
