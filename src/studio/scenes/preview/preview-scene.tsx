import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { photosOfDocument } from '#/planning/case-of-document.ts';
import { InfoIcon } from '#/ui/icons.tsx';
import { SliderField } from '#/ui/slider-field.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { SceneLayout } from '../../parts/scene-layout.tsx';
import { usePhotoNames } from '../../parts/use-photo-names.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { FindingRow } from '../design/findings-block.tsx';
import { PlanProblem } from '../design/plan-problem.tsx';
import { LaterLossBlock, LaterLossStage } from './later-loss.tsx';
import './preview-scene.css';
import { PreviewStage } from './preview-stage.tsx';
import { StateBar } from './state-bar.tsx';

const BANDS = ['better', 'likely', 'worse'] as const;
/** Where the pigment begins when it is set too shallow and too deep, mm. */
const DEPTHS = { shallow: 0.04, planned: null, deep: 0.35 } as const;
type DepthName = keyof typeof DEPTHS;

export function PreviewScene() {
  const { t } = useTranslation();
  const { wish, setWish } = usePlanner();
  const [distanceM, setDistanceM] = useState(0);
  const divider = useRef(50);
  const [laterGrade, setLaterGrade] = useState<string | null>(null);
  // What is tried out here for teaching must not stay on in the other steps.
  useEffect(
    () => () => setWish({ state: 'healed', band: 'likely', pigmentTopMm: null, hairDays: null, photo: 0 }),
    [setWish],
  );
  return (
    <SceneLayout
      id="preview"
      stage={
        laterGrade === null ? (
          <PreviewStage distanceM={distanceM} divider={divider} />
        ) : (
          <LaterLossStage grade={laterGrade} />
        )
      }
      underStage={laterGrade === null ? <StateBar /> : undefined}
    >
      <p className="scene-lead">{t('preview.lead')}</p>
      <PlanProblem />
      <UnderHair />
      <ViewChoice />
      <section className="panel-block" aria-labelledby="band-title">
        <h2 id="band-title">{t('preview.band')}</h2>
        <SegmentedControl
          fullWidth
          size="md"
          aria-labelledby="band-title"
          value={wish.band}
          data={BANDS.map((band) => ({ value: band, label: t(`preview.bands.${band}`) }))}
          onChange={(band) => setWish({ band })}
        />
        <p className="hint">{t('preview.bandHint')}</p>
      </section>
      <section className="panel-block">
        <SliderField
          label={t('preview.distance')}
          value={distanceM}
          min={0}
          max={5}
          step={0.25}
          format={(value) => (value === 0 ? t('preview.distanceOff') : t('preview.metres', { value }))}
          hint={t('preview.distanceHint')}
          onChange={setDistanceM}
        />
      </section>
      <LaterLossBlock grade={laterGrade} onGrade={setLaterGrade} />
      <DepthChoice />
      <HairChoice />
    </SceneLayout>
  );
}

/** The photo of someone who has not been shaved shows next to nothing of the work: said, or it would be taken for the result. */
function UnderHair() {
  const finding = usePlanner().record?.findings.find(({ rule }) => rule === 'IM06');
  if (!finding) return null;
  return (
    <div className="findings" role="status">
      <FindingRow finding={finding} />
    </div>
  );
}

function ViewChoice() {
  const { t } = useTranslation();
  const { document } = useCourse();
  const { wish, setWish, fit } = usePlanner();
  const taken = photosOfDocument(document);
  const names = usePhotoNames(taken);
  const isUsed = (place: number): boolean =>
    fit.state !== 'fitted' || fit.value.photoIds.includes(taken[place]?.photoId ?? '');
  const views = names.map((label, place) => ({ value: String(place), label })).filter((_, place) => isUsed(place));
  if (views.length < 2) return null;
  return (
    <SegmentedControl
      fullWidth
      mb="md"
      aria-label={t('preview.view')}
      value={String(isUsed(wish.photo) ? wish.photo : 0)}
      data={views}
      onChange={(place) => setWish({ photo: Number(place) })}
    />
  );
}

function HairChoice() {
  const { t } = useTranslation();
  const { wish, setWish, picture } = usePlanner();
  const off = -1;
  const isNone = wish.hairDays !== null && picture?.wish.hairDays === wish.hairDays && picture.hairMarks === 0;
  return (
    <section className="panel-block">
      <SliderField
        label={t('preview.hair')}
        value={wish.hairDays ?? off}
        min={off}
        max={14}
        step={1}
        format={(days) => (days === off ? t('preview.hairOff') : t('preview.days', { count: days }))}
        hint={t('preview.hairHint')}
        onChange={(days) => setWish({ hairDays: days === off ? null : days })}
      />
      {isNone && (
        <p className="notice" role="status">
          <InfoIcon /> {t('preview.hairNone')}
        </p>
      )}
    </section>
  );
}

function DepthChoice() {
  const { t } = useTranslation();
  const { wish, setWish } = usePlanner();
  const names = Object.keys(DEPTHS) as DepthName[];
  const current = names.find((name) => DEPTHS[name] === wish.pigmentTopMm) ?? 'planned';
  return (
    <section className="panel-block" aria-labelledby="depth-title">
      <h2 id="depth-title">{t('preview.depth')}</h2>
      <SegmentedControl
        fullWidth
        size="md"
        aria-labelledby="depth-title"
        value={current}
        data={names.map((name) => ({ value: name, label: t(`preview.depthNames.${name}`) }))}
        onChange={(name) => setWish({ pigmentTopMm: DEPTHS[name] })}
      />
      <p className="hint">{t('preview.depthHint')}</p>
    </section>
  );
}
