import { useMemo, useState } from 'react';
import { labToLinearRgb } from '#/engine/colour/lab.ts';
import { formatHexColour, type Rgb } from '#/engine/colour/srgb.ts';
import { follicleFromPhoto } from '#/engine/imaging/follicle-from-photo.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { useDecodedPhoto } from '../../canvas/use-decoded-photo.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useShownPhoto } from '../../planner/use-shown-photo.ts';

export interface HairPatch {
  /** Photo px of the master; null while the patch is put away. */
  readonly at: Point | null;
  readonly radiusPx: number;
  readonly message: string | null;
  show(): void;
  hide(): void;
  move(to: Point): void;
  /** Colour of the shaved hair under the patch, or null with the reason in `message`. */
  read(): string | null;
}

/** A patch on the shaved sides from which the colour of the person's own follicles is read. */
export function useHairPatch(): HairPatch {
  const { photo } = useShownPhoto();
  const { head, record } = usePlanner();
  const [at, setAt] = useState<Point | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const bitmap = useDecodedPhoto(photo);
  const radiusPx = photo ? photo.widthPx * 0.028 : 20;
  return useMemo(() => {
    const start = (): Point => {
      const camera = head?.fit.cameras[0];
      if (!head || !camera || !photo) return [0, 0];
      const ear = head.fit.head.landmarks.tragion_left;
      return head.toPhoto(0, [ear[0] - 6, ear[1] + 45, ear[2] + 28]);
    };
    return {
      at,
      radiusPx,
      message,
      show: () => setAt(start()),
      hide: () => setAt(null),
      move: setAt,
      read() {
        if (!at || !bitmap || !photo || !record) return null;
        const scale = photo.workingWidthPx / photo.widthPx;
        const area = cut(bitmap, [at[0] * scale, at[1] * scale], radiusPx * scale);
        const linearRgb = labToLinearRgb(record.skin.lab);
        const found = area && follicleFromPhoto(area.photo, area.area, { linearRgb });
        if (!found) return null;
        if (!found.ok) {
          setMessage(found.refusal.message);
          return null;
        }
        setMessage(null);
        return formatHexColour(found.value.linearRgb as Rgb);
      },
    };
  }, [at, bitmap, head, message, photo, radiusPx, record]);
}

/** The square around an area as pixels of its own. */
function cut(bitmap: ImageBitmap, at: Point, radiusPx: number) {
  const side = Math.ceil(2 * radiusPx) + 2;
  const left = Math.round(at[0] - side / 2);
  const top = Math.round(at[1] - side / 2);
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (!context) return null;
  context.drawImage(bitmap, -left, -top);
  const { data } = context.getImageData(0, 0, side, side);
  return {
    photo: { widthPx: side, heightPx: side, rgba: data as Uint8ClampedArray },
    area: { at: [at[0] - left, at[1] - top] as const, radiusPx },
  };
}
