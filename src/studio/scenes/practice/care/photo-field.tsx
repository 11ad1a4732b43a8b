import { Button, Checkbox, Loader } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { SessionPhoto } from '#/practice/session/session-record.ts';
import { CameraIcon } from '#/ui/icons.tsx';
import { judgeSkinPhoto, type SkinPhotoFault } from '../../../editor/skin-photo-quality.ts';
import { practiceApi } from '../../../practice-api.ts';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere } from '../use-practice-words.ts';

export interface PhotoFieldProps {
  readonly label: string;
  readonly view: SessionPhoto['view'];
  readonly zone: ZoneId | null;
  readonly photos: readonly SessionPhoto[];
  /** Ask whether a scale lies in the picture. */
  readonly withScale?: boolean;
  /** Hears what is wrong with the newest photo. */
  readonly onJudged?: (faults: readonly SkinPhotoFault[]) => void;
  onChange(photos: readonly SessionPhoto[]): void;
}

const SAMPLE_SIDE_PX = 512;

/** One photo of one view: taken or chosen, judged at once, kept with the client. */
export function PhotoField({ label, view, zone, photos, withScale, onJudged, onChange }: PhotoFieldProps) {
  const { t } = useTranslation();
  const { clientId } = useClientRecords();
  const isThis = (photo: SessionPhoto): boolean => photo.view === view && photo.zone === zone;
  const mine = photos.find(isThis);
  const others = photos.filter((photo) => !isThis(photo));
  const take = useMutation({
    mutationFn: async (picked: File) => {
      const faults = view === 'macro' ? [] : await judge(picked);
      const { id, sha256, mediaType, name } = await practiceApi.addFile(picked, clientId ? { clientId } : {});
      const photo = { view, zone, scale: false, takenAt: nowHere(), file: { id, sha256, mediaType, name } };
      onChange([...others, photo]);
      onJudged?.(faults);
      return faults;
    },
  });
  return (
    <div className="photo-slot">
      <span className="field-label">{label}</span>
      {mine ? (
        <img src={`/api/files/${mine.file.id}/content`} alt={label} />
      ) : (
        <div className="photo-slot-empty">{take.isPending ? <Loader size="sm" /> : <CameraIcon size={30} />}</div>
      )}
      <label className="photo-pick">
        <span>{t(mine ? 'care.photo.again' : 'care.photo.take')}</span>
        <input
          type="file"
          accept="image/*"
          aria-label={`${t('care.photo.take')}: ${label}`}
          onChange={(event) => {
            const picked = event.currentTarget.files?.[0];
            if (picked) take.mutate(picked);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {take.error && (
        <p className="notice" data-tone="stop" role="alert">
          {take.error.message || t('practice.noServer')}
        </p>
      )}
      {take.data && take.data.length > 0 && (
        <div role="status">
          <ul>
            {take.data.map((fault) => (
              <li key={fault}>{t(`care.photo.faults.${fault}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {mine && withScale && (
        <Checkbox
          size="md"
          label={t('care.photo.scale')}
          checked={mine.scale}
          onChange={(event) => onChange([...others, { ...mine, scale: event.currentTarget.checked }])}
        />
      )}
      {mine && (
        <Button size="compact-sm" variant="subtle" color="var(--ink-soft)" onClick={() => onChange(others)}>
          {t('care.photo.remove')}
        </Button>
      )}
    </div>
  );
}

async function judge(picked: File): Promise<readonly SkinPhotoFault[]> {
  let whole: ImageBitmap;
  try {
    whole = await createImageBitmap(picked);
  } catch {
    // A picture that only the server can read, such as HEIC: it is kept unjudged.
    return [];
  }
  const scale = Math.min(1, SAMPLE_SIDE_PX / Math.max(whole.width, whole.height));
  const width = Math.max(1, Math.round(whole.width * scale));
  const height = Math.max(1, Math.round(whole.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  const made = await createImageBitmap(whole, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
  context.drawImage(made, 0, 0);
  const megapixels = (whole.width * whole.height) / 1e6;
  made.close();
  whole.close();
  return judgeSkinPhoto({ width, height, rgba: context.getImageData(0, 0, width, height).data }, megapixels);
}
