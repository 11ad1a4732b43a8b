import { useTranslation } from 'react-i18next';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { PhotoStage } from '../../canvas/photo-stage.tsx';
import { PreviewCanvas } from '../../canvas/preview-canvas.tsx';
import { SampleCircle } from '../../canvas/sample-circle.tsx';
import { StageOverlay } from '../../canvas/stage-overlay.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { shadeOf, withShade, withSkin } from '../../editor/shade-edit.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useShownPhoto } from '../../planner/use-shown-photo.ts';
import { CardMarks } from './card-tool.tsx';

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
  const { skin } = usePlanner();
  const at = shadeOf(document).skin?.sampleAt ?? skin?.sampleAt;
  const radiusPx = skin?.sampleRadiusPx ?? 20;
  if (!at) return null;
  const move = (sampleAt: [number, number], phase: HandlePhase): void => {
    editor.edit({ label: 'skin', group: 'skin' }, (current) => withSkin(current, { sampleAt }));
    if (phase === 'end') editor.settle();
  };
  return <SampleCircle at={at} radiusPx={radiusPx} label={t('shade.skinPatch')} onMove={move} />;
}

function SidesPatch() {
  const { t } = useTranslation();
  const { editor, document } = useCourse();
  const sides = shadeOf(document).shade?.sides;
  if (!sides) return null;
  const move = (at: [number, number], phase: HandlePhase): void => {
    editor.edit({ label: 'shade', group: 'sides' }, (current) => withShade(current, { sides: { ...sides, at } }));
    if (phase === 'end') editor.settle();
  };
  return <SampleCircle at={sides.at} radiusPx={sides.radiusPx} label={t('shade.hairPatch')} onMove={move} />;
}
