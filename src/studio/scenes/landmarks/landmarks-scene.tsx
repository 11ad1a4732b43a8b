import { SegmentedControl } from '@mantine/core';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import { photosOfDocument } from '#/planning/case-of-document.ts';
import { useAimCall } from '../../canvas/stage-aim.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { GUIDED_LANDMARKS, guidedIn, nextLandmark } from '../../editor/landmark-order.ts';
import { NeedNotice } from '../../parts/need-notice.tsx';
import { SceneLayout } from '../../parts/scene-layout.tsx';
import { usePhotoNames } from '../../parts/use-photo-names.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { FitReport } from './fit-report.tsx';
import { LandmarkList, LandmarkNow } from './landmark-list.tsx';
import './landmarks-scene.css';
import { LandmarksStage } from './landmarks-stage.tsx';
import { OutlineBlock } from './outline-block.tsx';
import { PhotoNote } from './photo-note.tsx';
import { RulerBlock } from './ruler-tool.tsx';
import { useTaps } from './use-taps.ts';

export function LandmarksScene() {
  const { document } = useCourse();
  const first = document.photos[0];
  if (!first) return <NeedNotice need="photo" />;
  return <Tapping first={first} />;
}

function Tapping({ first }: { readonly first: CourseDocument['photos'][number] }) {
  const { t } = useTranslation();
  const { document, photos } = useCourse();
  const [photoId, setPhotoId] = useState(first.photoId);
  const taps = document.photos.find((item) => item.photoId === photoId) ?? first;
  const photo = photos.get(taps.photoId);
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<LandmarkName | null>(null);
  const isOwn = photosOfDocument(document)[0]?.photoId === taps.photoId;
  const guided = isOwn ? GUIDED_LANDMARKS : guidedIn(taps.view, taps.landmarks);
  const [isAdding, setAdding] = useState(false);
  const asked = chosen ?? nextLandmark(guided, taps.landmarks, skipped, null);
  const current = isAdding ? null : asked;
  const [aimCall, callAim] = useAimCall();
  const edit = useTaps(taps.photoId);
  const isRefused = usePlanner().fit.state === 'refused';
  const place = (name: LandmarkName, point: readonly [number, number]): void => {
    edit.setLandmark(name, point);
    edit.settle();
    setChosen(nextLandmark(guided, { ...taps.landmarks, [name]: point }, skipped, name));
  };
  const skip = (name: LandmarkName): void => {
    const next = new Set([...skipped, name]);
    setSkipped(next);
    setChosen(nextLandmark(guided, taps.landmarks, next, name));
  };
  const choose = (name: LandmarkName, click: MouseEvent): void => {
    setChosen(name);
    setAdding(false);
    callAim(click);
  };
  const addOutline = (adding: boolean, click: MouseEvent): void => {
    setAdding(adding);
    callAim(click);
  };
  // What was skipped or chosen belongs to the photo left.
  const show = (id: string): void => {
    setPhotoId(id);
    setSkipped(new Set());
    setChosen(null);
    setAdding(false);
  };
  const photoNames = usePhotoNames(document.photos);
  if (!photo) return <NeedNotice need="photo" />;
  const onStage = { photo, taps, current, onPlace: place, isAdding, aimCall };
  const stage = <LandmarksStage key={photo.id} {...onStage} />;
  return (
    <SceneLayout id="landmarks" stage={stage}>
      <p className="scene-lead">{t('landmarks.lead')}</p>
      {document.photos.length > 1 && (
        <SegmentedControl
          fullWidth
          mb="md"
          aria-label={t('landmarks.photoOf')}
          value={taps.photoId}
          onChange={show}
          data={document.photos.map(({ photoId: value }, k) => ({ value, label: photoNames[k]! }))}
        />
      )}
      {isRefused && <FitReport />}
      <LandmarkNow guided={guided} canSkipAll={!isOwn} taps={taps} current={current} onSkip={skip} />
      <PhotoNote taps={taps} />
      {!isRefused && <FitReport />}
      <LandmarkList guided={guided} taps={taps} current={current} onChoose={choose} edit={edit} />
      <OutlineBlock taps={taps} edit={edit} asking={asked !== null} isAdding={isAdding} onAdding={addOutline} />
      <RulerBlock taps={taps} photo={photo} edit={edit} />
    </SceneLayout>
  );
}
