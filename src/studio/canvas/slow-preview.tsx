import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#/contract/api-photos.ts';
import type { PreviewDrawing } from './preview-drawing.ts';
import type { SlowWish } from './slow-preview.worker.ts';

export interface SlowPreviewProps {
  readonly photo: Photo;
  readonly picture: ImageBitmap;
  readonly drawing: PreviewDrawing | null;
  /** Where the stage shows the working copy, in device pixels. */
  readonly frame: {
    readonly ratio: number;
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
    readonly scale: number;
    readonly xPx: number;
    readonly yPx: number;
  };
  /** Device pixels of the canvas left of which the photo stays untouched. */
  readonly splitPx: number;
  readonly label: string;
}

/** The picture where the browser has no WebGL2: drawn in a worker by the reference renderer, the newest state at a time. */
export function SlowPreview({ photo, picture, drawing, frame, splitPx, label }: SlowPreviewProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const rendered = useRendered(photo.workingUrl, drawing);
  const { ratio, left, top, width, height, scale, xPx, yPx } = frame;
  useLayoutEffect(() => {
    const box = canvas.current;
    const context = box?.getContext('2d');
    if (!box || !context) return;
    box.width = width;
    box.height = height;
    context.setTransform(scale, 0, 0, scale, -xPx * scale, -yPx * scale);
    context.drawImage(picture, 0, 0);
    if (!rendered || !drawing) return;
    context.beginPath();
    context.rect(xPx + splitPx / scale, yPx, (width - splitPx) / scale, height / scale);
    context.clip();
    context.drawImage(rendered, 0, 0);
  }, [picture, rendered, drawing, splitPx, width, height, scale, xPx, yPx]);
  const style = { left, top, width: width / ratio, height: height / ratio };
  return (
    <>
      <canvas ref={canvas} className="preview-canvas" style={style} role="img" aria-label={label} />
      <p className="slow-note" role="status">
        {t('preview.slow')}
      </p>
    </>
  );
}

/** One picture at a time; of the drawings that come meanwhile only the newest is drawn next. */
function useRendered(url: string, drawing: PreviewDrawing | null): ImageBitmap | null {
  const [rendered, setRendered] = useState<ImageBitmap | null>(null);
  const queue = useRef<{ worker: Worker; busy: boolean; next: SlowWish | null } | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL('./slow-preview.worker.ts', import.meta.url), { type: 'module' });
    const own = { worker, busy: false, next: null as SlowWish | null };
    queue.current = own;
    worker.onmessage = ({ data }: MessageEvent<ImageBitmap>) => {
      setRendered(data);
      own.busy = own.next !== null;
      if (own.next) worker.postMessage(own.next);
      own.next = null;
    };
    return () => worker.terminate();
  }, []);
  useEffect(() => {
    const own = queue.current;
    if (!own || !drawing) return;
    const wish: SlowWish = { url, drawing };
    if (own.busy) own.next = wish;
    else own.worker.postMessage(wish);
    own.busy = true;
  }, [url, drawing]);
  return rendered;
}
