import { Button, Checkbox, Loader, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#/contract/api-photos.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import { CheckIcon, TrashIcon, WarningIcon } from '#/ui/icons.tsx';
import { api, NO_ANSWER, RequestFailed } from '../../api-client.ts';
import { PhotoStage } from '../../canvas/photo-stage.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { PhotoPicker } from '../../parts/photo-picker.tsx';
import { SceneLayout } from '../../parts/scene-layout.tsx';
import { PersonBlock } from './person-block.tsx';
import './photo-scene.css';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePhotoNames } from '../../parts/use-photo-names.ts';
import { TapeBlock } from './tape-block.tsx';
import { usePhotoQuality } from './use-photo-quality.ts';

const VIEWS = ['front', 'left', 'right', 'crown', 'top', 'back', 'other'] as const;

export function PhotoScene() {
  const { t } = useTranslation();
  const { document, photos } = useCourse();
  const [chosen, setChosen] = useState<string | null>(null);
  const upload = useUpload(setChosen);
  const shown = document.photos.find((photo) => photo.photoId === chosen) ?? document.photos[0];
  const photo = shown && photos.get(shown.photoId);
  return (
    <SceneLayout id="photo" stage={<PhotoArea photo={photo} upload={upload} />}>
      <p className="scene-lead">{t('photo.lead')}</p>
      {upload.problem && photo && <UploadProblem text={upload.problem} />}
      {shown && (
        <section className="panel-block" aria-labelledby="views-title">
          <h2 id="views-title">{t('photo.views')}</h2>
          <Views shown={shown} onShow={setChosen} />
          <Quality photo={photo} />
          <PhotoPicker compact title={t('photo.another')} onFile={upload.start} busy={upload.busy} />
        </section>
      )}
      <PersonBlock />
      <TapeBlock />
    </SceneLayout>
  );
}

interface Upload {
  readonly busy: boolean;
  readonly problem: string | null;
  start(file: File): void;
}

function useUpload(onDone: (photoId: string) => void): Upload {
  const { t } = useTranslation();
  const { editor, addPhoto, document } = useCourse();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const add = (photo: Photo): void => {
    addPhoto(photo);
    const view = document.photos.length === 0 ? 'front' : 'other';
    editor.edit({ label: 'photo' }, (current) => ({
      ...current,
      photos: [...current.photos, { photoId: photo.id, view, landmarks: {} }],
    }));
    onDone(photo.id);
  };
  const start = (file: File): void => {
    setBusy(true);
    setProblem(null);
    api
      .addPhoto(editor.courseId, file, file.name)
      .then(add)
      .catch((error: unknown) => {
        const own = error instanceof RequestFailed && error.code !== NO_ANSWER ? error.message : '';
        setProblem(own || t('photo.notRead'));
      })
      .finally(() => setBusy(false));
  };
  return { busy, problem, start };
}

function UploadProblem({ text }: { readonly text: string }) {
  return (
    <p className="notice" data-tone="stop" role="alert">
      <WarningIcon />
      <span>{text}</span>
    </p>
  );
}

function PhotoArea({ photo, upload }: { readonly photo: Photo | undefined; readonly upload: Upload }) {
  const { t } = useTranslation();
  if (photo) {
    return (
      <PhotoStage
        key={photo.id}
        photo={{ width: photo.widthPx, height: photo.heightPx }}
        imageUrl={photo.workingUrl}
        imageAlt={t('stage.photoAlt')}
        label={t('scene.photo.title')}
      />
    );
  }
  return (
    <div className="photo-empty">
      {upload.busy ? (
        <p className="photo-reading">
          <Loader color="gray.1" size="sm" /> {t('photo.uploading')}
        </p>
      ) : (
        <div>
          {upload.problem && <UploadProblem text={upload.problem} />}
          <PhotoPicker title={t('photo.choose')} onFile={upload.start} />
        </div>
      )}
    </div>
  );
}

function Views({
  shown,
  onShow,
}: {
  readonly shown: CourseDocument['photos'][number];
  readonly onShow: (photoId: string) => void;
}) {
  const { t } = useTranslation();
  const { document, photos, editor } = useCourse();
  const names = usePhotoNames(document.photos);
  const change = (label: string, part: Partial<CourseDocument['photos'][number]>): void =>
    editor.edit({ label }, (current) => ({
      ...current,
      photos: current.photos.map((photo) => (photo.photoId === shown.photoId ? { ...photo, ...part } : photo)),
    }));
  const remove = (): void =>
    editor.edit({ label: 'removePhoto' }, (current) => ({
      ...current,
      photos: current.photos.filter((photo) => photo.photoId !== shown.photoId),
    }));
  return (
    <>
      {document.photos.length > 1 && (
        <SegmentedControl
          fullWidth
          mb="sm"
          aria-label={t('photo.views')}
          value={shown.photoId}
          onChange={onShow}
          data={document.photos.map(({ photoId: value }, k) => ({ value, label: names[k]! }))}
        />
      )}
      <div className="view-row">
        <img src={photos.get(shown.photoId)?.thumbnailUrl} alt="" />
        <Select
          aria-label={t('photo.viewOf')}
          allowDeselect={false}
          value={shown.view}
          data={VIEWS.map((view) => ({ value: view, label: t(`photo.view.${view}`) }))}
          onChange={(view) => view && change('view', { view })}
        />
        <Button variant="subtle" color="var(--ink-soft)" aria-label={t('photo.remove')} px="xs" onClick={remove}>
          <TrashIcon />
        </Button>
      </div>
      <Checkbox
        mt="sm"
        label={t('photo.cropped')}
        description={t('photo.croppedHint')}
        checked={shown.cropped ?? false}
        onChange={(event) => change('view', { cropped: event.currentTarget.checked })}
      />
    </>
  );
}

function Quality({ photo }: { readonly photo: Photo | undefined }) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  const hints = usePhotoQuality(photo);
  if (!photo || !hints) return null;
  const megapixels = tenths((photo.widthPx * photo.heightPx) / 1e6);
  return (
    <ul className="quality" aria-label={t('photo.quality')}>
      {hints.length === 0 && (
        <li data-tone="good">
          <CheckIcon size={18} /> {t('photo.good')}
        </li>
      )}
      {hints.map((hint) => (
        <li key={hint} data-tone="warn">
          <WarningIcon size={18} /> {t(`photo.hints.${hint}`, { mp: megapixels })}
        </li>
      ))}
    </ul>
  );
}
