import { Button } from '@mantine/core';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CameraIcon, PhotoIcon } from '#/ui/icons.tsx';
import './photo-picker.css';

const ACCEPT = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif';

export interface PhotoPickerProps {
  readonly title: string;
  readonly onFile: (file: File) => void;
  readonly busy?: boolean;
  readonly compact?: boolean;
}

/** Choose a file, drop one, or take one with the camera of the tablet. */
export function PhotoPicker({ title, onFile, busy = false, compact = false }: PhotoPickerProps) {
  const { t } = useTranslation();
  const file = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (chosen) onFile(chosen);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !busy) onFile(dropped);
  };
  const allow = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the buttons inside do the same
    <div
      className="photo-picker"
      data-over={over || undefined}
      data-compact={compact || undefined}
      onDrop={drop}
      onDragOver={allow}
      onDragLeave={() => setOver(false)}
    >
      <h2>{title}</h2>
      {!compact && <p>{t('picker.formats')}</p>}
      <div className="photo-picker-buttons">
        <Button
          size="md"
          variant={compact ? 'default' : 'filled'}
          leftSection={<PhotoIcon />}
          loading={busy}
          onClick={() => file.current?.click()}
        >
          {t('picker.choose')}
        </Button>
        <Button
          size="md"
          variant="default"
          leftSection={<CameraIcon />}
          disabled={busy}
          onClick={() => camera.current?.click()}
        >
          {t('picker.camera')}
        </Button>
      </div>
      <input ref={file} type="file" accept={ACCEPT} hidden onChange={take} data-testid="photo-file" />
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={take} />
    </div>
  );
}
