import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PatchColours, type PatchPhotoRefusal, patchFromPhoto } from '#/engine/imaging/patch-from-photo.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { CheckIcon, WarningIcon } from '#/ui/icons.tsx';
import { SliderField } from '#/ui/slider-field.tsx';
import { decodePixels } from '../../../canvas/decode-pixels.ts';
import { PhotoStage } from '../../../canvas/photo-stage.tsx';
import { SampleCircle } from '../../../canvas/sample-circle.tsx';
import { StageOverlay } from '../../../canvas/stage-overlay.tsx';
import type { Point } from '../../../canvas/stage-view.ts';

interface PatchColoursProps {
  readonly fileId: string;
  onRead(colours: PatchColours): void;
}

/** Where the circles begin, as shares of the photo, and their radius as a share of its shorter side. */
const FIRST = { patch: [0.5, 0.5], skin: [0.2, 0.5], radius: 0.1 } as const;

/** Two circles on the photo of a healed patch: its colour as a whole and that of the skin beside it, in place of a colour meter. */
export function PatchColoursFromPhoto({ fileId, onRead }: PatchColoursProps) {
  const { t } = useTranslation();
  const url = `/api/files/${fileId}/content`;
  const { data: photo, error } = useQuery({
    queryKey: ['patch-pixels', fileId],
    queryFn: () => decodePixels(url),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    structuralSharing: false,
    retry: false,
  });
  if (error) return <p className="hint">{t('care.patch.fromPhoto.unread')}</p>;
  return photo ? <TwoCircles photo={photo} url={url} onRead={onRead} /> : null;
}

interface TwoCirclesProps extends Pick<PatchColoursProps, 'onRead'> {
  readonly photo: Photo;
  readonly url: string;
}

function TwoCircles({ photo, url, onRead }: TwoCirclesProps) {
  const { t } = useTranslation();
  const [places, setPlaces] = useState<Record<'patch' | 'skin', Point>>(() => ({
    patch: [FIRST.patch[0] * photo.widthPx, FIRST.patch[1] * photo.heightPx],
    skin: [FIRST.skin[0] * photo.widthPx, FIRST.skin[1] * photo.heightPx],
  }));
  const [share, setShare] = useState<number>(100 * FIRST.radius);
  const [said, setSaid] = useState<PatchPhotoRefusal['rule'] | 'taken' | null>(null);
  const radiusPx = (share / 100) * Math.min(photo.widthPx, photo.heightPx);
  const size = { width: photo.widthPx, height: photo.heightPx };
  const take = (): void => {
    const read = patchFromPhoto(photo, {
      patch: { at: places.patch, radiusPx },
      skin: { at: places.skin, radiusPx },
    });
    setSaid(read.ok ? 'taken' : read.refusal.rule);
    if (read.ok) onRead(read.value);
  };
  return (
    <section className="patch-colours" aria-label={t('care.patch.fromPhoto.title')}>
      <h3 className="field-label">{t('care.patch.fromPhoto.title')}</h3>
      <p className="hint">{t('care.patch.fromPhoto.place')}</p>
      <div className="patch-colours-stage">
        <PhotoStage
          photo={size}
          imageUrl={url}
          imageAlt={t('care.patch.readingPhoto')}
          label={t('care.patch.fromPhoto.title')}
        >
          <StageOverlay>
            {(['patch', 'skin'] as const).map((key) => (
              <SampleCircle
                key={key}
                at={places[key]}
                radiusPx={radiusPx}
                label={t(`care.patch.fromPhoto.${key}`)}
                isLabelBelow={key === 'skin'}
                onMove={(to) => setPlaces((before) => ({ ...before, [key]: to }))}
              />
            ))}
          </StageOverlay>
        </PhotoStage>
      </div>
      <SliderField
        label={t('care.patch.fromPhoto.size')}
        value={share}
        min={3}
        max={25}
        step={1}
        format={(value) => t('design.percent', { value })}
        onChange={setShare}
      />
      <div className="care-row">
        <Button variant="default" size="md" onClick={take}>
          {t('care.patch.fromPhoto.take')}
        </Button>
        {said && (
          <span role="status">
            {said === 'taken' ? <CheckIcon size={15} /> : <WarningIcon size={15} />} {t(`care.patch.fromPhoto.${said}`)}
          </span>
        )}
      </div>
    </section>
  );
}
