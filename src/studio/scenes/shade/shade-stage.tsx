import { useTranslation } from 'react-i18next';
import { type HandlePhase, PhotoHandle } from '../../canvas/photo-handle.tsx';
import { PhotoStage, useStage } from '../../canvas/photo-stage.tsx';
import { PreviewCanvas } from '../../canvas/preview-canvas.tsx';
import { StageOverlay } from '../../canvas/stage-overlay.tsx';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import { withSkin } from '../../editor/shade-edit.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useShownPhoto } from '../../planner/use-shown-photo.ts';
import type { HairPatch } from './use-hair-patch.ts';

/** The photo with the patch of skin that is measured, and the patch of own hair while it is wanted. */
export function ShadeStage({ hair }: { readonly hair: HairPatch }) {
  const { t } = useTranslation();
  const { photo, drawing } = useShownPhoto();
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
      <StageOverlay>
        <SkinPatch />
        {hair.at && <Patch at={hair.at} radiusPx={hair.radiusPx} label={t('shade.hairPatch')} onMove={hair.move} />}
      </StageOverlay>
    </PhotoStage>
  );
}

function SkinPatch() {
  const { t } = useTranslation();
  const { editor, document } = useCourse();
  const { record } = usePlanner();
  const given = (document.shade['skin'] as { sampleAt?: [number, number] } | undefined)?.sampleAt;
  const at = given ?? record?.skin.sampleAt;
  const radiusPx = record?.skin.sampleRadiusPx ?? 20;
  if (!at) return null;
  const move = (point: Point): void => {
    const sampleAt: [number, number] = [Math.round(point[0] * 10) / 10, Math.round(point[1] * 10) / 10];
    editor.edit({ label: 'skin', group: 'skin' }, (current) => withSkin(current, { sampleAt }));
  };
  return <Patch at={at} radiusPx={radiusPx} label={t('shade.skinPatch')} onMove={move} onEnd={() => editor.settle()} />;
}

interface PatchProps {
  readonly at: Point;
  readonly radiusPx: number;
  readonly label: string;
  readonly onMove: (to: Point) => void;
  readonly onEnd?: () => void;
}

function Patch({ at, radiusPx, label, onMove, onEnd }: PatchProps) {
  const stage = useStage();
  const { photo } = stage;
  const [cx, cy] = stage.toScreen(at);
  const move = (point: Point, phase: HandlePhase): void => {
    if (phase !== 'start' && phase !== 'cancel') {
      onMove([Math.min(photo.width, Math.max(0, point[0])), Math.min(photo.height, Math.max(0, point[1]))]);
    }
    if (phase === 'end') onEnd?.();
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
