import { useTranslation } from 'react-i18next';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { PhotoHandle } from '../../canvas/photo-handle.tsx';
import { PhotoStage, useStage } from '../../canvas/photo-stage.tsx';
import { PreviewCanvas } from '../../canvas/preview-canvas.tsx';
import { StageOverlay } from '../../canvas/stage-overlay.tsx';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import { shadeOf, withShade, withSkin } from '../../editor/shade-edit.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useShownPhoto } from '../../planner/use-shown-photo.ts';
import { CardMarks } from './card-tool.tsx';
import { heldPoint } from './held-point.ts';

/** The photo with the patch of skin that is measured, the patch of own shaved hair and the colour card where they are wanted. */
export function ShadeStage() {
  const { t } = useTranslation();
  const { photo, place, drawing } = useShownPhoto();
  if (!photo) return null;
  return (
    <PhotoStage
      key={photo.id}
      photo={{ width: photo.widthPx, height: photo.heightPx }}
      imageUrl={photo.workingUrl}
      imageAlt={t('stage.photoAlt')}
      label={t('shade.stage')}
      picture={<PreviewCanvas photo={photo} drawing={drawing} label={t('design.picture')} />}
    >
      {/* What is measured lies in pixels of the case's first photo. */}
      {place === 0 && (
        <StageOverlay>
          <CardMarks />
          <SkinPatch />
          <SidesPatch />
        </StageOverlay>
      )}
    </PhotoStage>
  );
}

function SkinPatch() {
  const { t } = useTranslation();
  const { editor, document } = useCourse();
  const { record } = usePlanner();
  const at = shadeOf(document).skin?.sampleAt ?? record?.skin.sampleAt;
  const radiusPx = record?.skin.sampleRadiusPx ?? 20;
  if (!at) return null;
  const move = (sampleAt: [number, number]): void => {
    editor.edit({ label: 'skin', group: 'skin' }, (current) => withSkin(current, { sampleAt }));
  };
  return <Patch at={at} radiusPx={radiusPx} label={t('shade.skinPatch')} onMove={move} />;
}

function SidesPatch() {
  const { t } = useTranslation();
  const { editor, document } = useCourse();
  const sides = shadeOf(document).shade?.sides;
  if (!sides) return null;
  const move = (at: [number, number]): void => {
    editor.edit({ label: 'shade', group: 'sides' }, (current) => withShade(current, { sides: { ...sides, at } }));
  };
  return <Patch at={sides.at} radiusPx={sides.radiusPx} label={t('shade.hairPatch')} onMove={move} />;
}

interface PatchProps {
  readonly at: Point;
  readonly radiusPx: number;
  readonly label: string;
  readonly onMove: (to: [number, number]) => void;
}

function Patch({ at, radiusPx, label, onMove }: PatchProps) {
  const stage = useStage();
  const { editor } = useCourse();
  const [cx, cy] = stage.toScreen(at);
  const move = (point: Point, phase: HandlePhase): void => {
    if (phase !== 'start' && phase !== 'cancel') onMove(heldPoint(point, stage.photo));
    if (phase === 'end') editor.settle();
  };
  return (
    <g>
      <circle className="sample-patch" cx={cx} cy={cy} r={radiusPx * stage.view.scale} />
      <text className="sample-label" x={cx} y={cy - radiusPx * stage.view.scale - 8}>
        {label}
      </text>
      <PhotoHandle at={at} tone="plain" label={label} onMove={move} />
    </g>
  );
}
