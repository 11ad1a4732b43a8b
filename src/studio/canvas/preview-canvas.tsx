import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createWebglPreview, type WebglPreview } from '#/compute/browser/webgl-preview.ts';
import type { Photo } from '#/contract/api-photos.ts';
import type { GlossMap } from '#/engine/preview/gloss-map.ts';
import type { Splats } from '#/engine/preview/splats.ts';
import type { PreviewDrawing } from './preview-drawing.ts';
import { SlowPreview } from './slow-preview.tsx';
import { useStage } from './stage-context.ts';
import { toScreen } from './stage-view.ts';
import { useDecodedPhoto } from './use-decoded-photo.ts';

export interface PreviewCanvasProps {
  readonly photo: Photo;
  /** Null: the untouched photo. */
  readonly drawing: PreviewDrawing | null;
  /** Left of it (CSS px of the stage) the untouched photo; absent: none. */
  readonly splitAt?: number | undefined;
  /** Dots sharper than the photo, for a close-up that the photo does not resolve. */
  readonly sharpDots?: boolean;
  readonly label: string;
  /** Called when this drawing is on the canvas; `wait` blocks until the graphics card is done, for measuring. */
  readonly onDrawn?: ((drawing: PreviewDrawing, wait: () => void) => void) | undefined;
}

const NO_DOTS: Splats = { count: 0, data: new Float32Array(0) };
const FLAT: GlossMap = { widthCells: 1, heightCells: 1, cellPx: 1, share: new Float32Array(1) };

/** The photo with its dots, drawn by the graphics card into the part of the stage that the photo covers. */
export function PreviewCanvas({ photo, drawing, splitAt, sharpDots = false, label, onDrawn }: PreviewCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = useDecodedPhoto(photo);
  const { renderer, lost, missing } = useRenderer(canvas, picture);
  const stage = useStage();
  const frame = frameOf(stage, photo);
  const known = useRef<Partial<PreviewDrawing>>({});
  const draw = useCallback(() => {
    if (!renderer || !canvas.current) return;
    load(renderer, drawing, known.current);
    const box = canvas.current;
    if (box.width !== frame.width || box.height !== frame.height) {
      box.width = frame.width;
      box.height = frame.height;
    }
    const splitPx = splitAt === undefined ? 0 : (splitAt - frame.left) * frame.ratio;
    renderer.draw({ xPx: frame.xPx, yPx: frame.yPx, scale: frame.scale, splitPx, sharpDots });
  }, [
    renderer,
    drawing,
    splitAt,
    sharpDots,
    frame.width,
    frame.height,
    frame.left,
    frame.ratio,
    frame.xPx,
    frame.yPx,
    frame.scale,
  ]);
  useLayoutEffect(() => {
    draw();
    if (drawing && renderer) onDrawn?.(drawing, () => waitFor(canvas.current));
  }, [draw, drawing, renderer, onDrawn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new renderer knows nothing yet
  useLayoutEffect(() => {
    known.current = {};
  }, [renderer]);
  if (missing && picture) {
    const splitPx = splitAt === undefined ? 0 : Math.max(0, (splitAt - frame.left) * frame.ratio);
    return <SlowPreview {...{ photo, picture, drawing, frame, splitPx, label }} />;
  }
  const style = {
    // Moved, not laid out anew: the stage opens on the head once it knows it.
    transform: `translate(${frame.left}px, ${frame.top}px)`,
    width: frame.width / frame.ratio,
    height: frame.height / frame.ratio,
  };
  return (
    <>
      {(lost || !renderer) && <PlainPicture photo={photo} />}
      <canvas ref={canvas} className="preview-canvas" style={style} role="img" aria-label={label} />
    </>
  );
}

/** The photo alone, while the canvas is not ready. */
function PlainPicture({ photo }: { readonly photo: Photo }) {
  const { view } = useStage();
  const style = {
    width: photo.widthPx * view.scale,
    height: photo.heightPx * view.scale,
    transform: `translate(${view.offset[0]}px, ${view.offset[1]}px)`,
  };
  return <img className="photo-stage-picture" src={photo.workingUrl} alt="" style={style} draggable={false} />;
}

/** The part of the stage that the photo covers, in whole device pixels, and the renderer's view of it. */
function frameOf(stage: ReturnType<typeof useStage>, photo: Photo) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const { view, size } = stage;
  const [x0, y0] = toScreen(view, [0, 0]);
  const [x1, y1] = toScreen(view, [photo.widthPx, photo.heightPx]);
  const left = Math.max(0, Math.ceil(x0));
  const top = Math.max(0, Math.ceil(y0));
  const width = Math.max(1, Math.round((Math.min(size.width, Math.floor(x1)) - left) * ratio));
  const height = Math.max(1, Math.round((Math.min(size.height, Math.floor(y1)) - top) * ratio));
  const workingOfMaster = photo.workingWidthPx / photo.widthPx;
  const scale = (view.scale * ratio) / workingOfMaster;
  return {
    ratio,
    left,
    top,
    width,
    height,
    scale,
    xPx: ((left - x0) * ratio) / scale,
    yPx: ((top - y0) * ratio) / scale,
  };
}

/** Hands only what changed to the graphics card. */
function load(renderer: WebglPreview, drawing: PreviewDrawing | null, known: Partial<PreviewDrawing>): void {
  const next = drawing ?? { splats: NO_DOTS, kernels: known.kernels ?? [], gloss: known.gloss ?? FLAT };
  if (next.gloss !== known.gloss) renderer.setGloss(next.gloss);
  if (next.kernels !== known.kernels) renderer.setKernels(next.kernels);
  if (next.splats !== known.splats) renderer.setSplats(next.splats);
  Object.assign(known, next);
}

function waitFor(canvas: HTMLCanvasElement | null): void {
  const gl = canvas?.getContext('webgl2');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

function useRenderer(canvas: React.RefObject<HTMLCanvasElement | null>, picture: ImageBitmap | null) {
  const [renderer, setRenderer] = useState<WebglPreview | null>(null);
  const [lost, setLost] = useState(false);
  const [missing, setMissing] = useState(false);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round builds the renderer again after a lost context
  useEffect(() => {
    const element = canvas.current;
    if (!element || !picture) return;
    const made = createWebglPreview(element);
    made?.setPhoto(picture);
    setRenderer(made);
    setMissing(made === null);
    const onLost = (event: Event): void => {
      event.preventDefault();
      setLost(true);
    };
    const onRestored = (): void => {
      setLost(false);
      setRound((value) => value + 1);
    };
    element.addEventListener('webglcontextlost', onLost);
    element.addEventListener('webglcontextrestored', onRestored);
    return () => {
      element.removeEventListener('webglcontextlost', onLost);
      element.removeEventListener('webglcontextrestored', onRestored);
      made?.dispose();
    };
  }, [canvas, picture, round]);
  return { renderer, lost, missing };
}
