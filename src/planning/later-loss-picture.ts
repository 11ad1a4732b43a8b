import { drawCaption } from '#/engine/preview/caption.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import type { LaterLossMap, MapPlace } from './later-loss-map.ts';

/** As high and wide as the pictures beside it stand. */
const WIDTH_PX = 960;
const HEIGHT_PX = 1200;
const PX_PER_MM = 2.6;
/** Of a cell's shorter side: to be read where the picture stands small. */
const LABEL_SHARE = 0.045;

interface Ink {
  readonly rgb: readonly [number, number, number];
  readonly radiusPx: number;
  readonly cover: number;
}
const DOT: Ink = { rgb: [18, 97, 107], radiusPx: 0.9, cover: 0.7 };
const HAIR: Ink = { rgb: [29, 37, 40], radiusPx: 3, cover: 0.8 };

/** The map of later loss as one opaque picture, a cell for each grade with its label in the corner. Same plan, same bytes. */
export function laterLossPicture(map: LaterLossMap, labelOf: (grade: string) => string): Photo {
  const columns = map.grades.length > 2 ? 2 : 1;
  const rows = Math.ceil(map.grades.length / columns);
  const cell = { widthPx: WIDTH_PX / columns, heightPx: HEIGHT_PX / rows };
  const all = [...map.dots, ...map.grades.flatMap(({ hair }) => hair)];
  const rights = extent(all.map(([right]) => right));
  const downs = extent(all.map(([, down]) => down));
  const room = LABEL_SHARE * 4 * Math.min(cell.widthPx, cell.heightPx);
  const scale = Math.min(
    PX_PER_MM * (columns === 1 && rows === 1 ? 2 : 1),
    (cell.widthPx - 40) / Math.max(1, rights.span),
    (cell.heightPx - 30 - room) / Math.max(1, downs.span),
  );
  const place = ([right, down]: MapPlace): MapPlace => [
    cell.widthPx / 2 + (right - rights.middle) * scale,
    (cell.heightPx - room) / 2 + 10 + (down - downs.middle) * scale,
  ];
  const rgba = new Uint8ClampedArray(4 * WIDTH_PX * HEIGHT_PX).fill(255);
  map.grades.forEach(({ grade, hair }, k) => {
    const blank = new Uint8ClampedArray(4 * cell.widthPx * cell.heightPx).fill(255);
    const drawn = { ...cell, rgba: blank };
    for (const one of hair) mark(drawn, place(one), HAIR);
    for (const one of map.dots) mark(drawn, place(one), DOT);
    const labelled = drawCaption(drawn, labelOf(grade), LABEL_SHARE);
    const left = (k % columns) * cell.widthPx;
    const top = Math.floor(k / columns) * cell.heightPx;
    for (let y = 0; y < cell.heightPx; y++) {
      const row = labelled.subarray(4 * y * cell.widthPx, 4 * (y + 1) * cell.widthPx);
      rgba.set(row, 4 * ((top + y) * WIDTH_PX + left));
    }
  });
  return { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, rgba };
}

function extent(values: readonly number[]): { readonly middle: number; readonly span: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return low > high ? { middle: 0, span: 0 } : { middle: (low + high) / 2, span: high - low };
}

/** A disc with its edge smoothed over a pixel, over what is there. */
function mark({ rgba, widthPx, heightPx }: Photo, [x, y]: MapPlace, { rgb, radiusPx, cover }: Ink): void {
  const reach = radiusPx + 1;
  for (let py = Math.max(0, Math.floor(y - reach)); py <= Math.min(heightPx - 1, y + reach); py++) {
    for (let px = Math.max(0, Math.floor(x - reach)); px <= Math.min(widthPx - 1, x + reach); px++) {
      const share = cover * Math.min(1, Math.max(0, radiusPx + 0.5 - Math.hypot(px + 0.5 - x, py + 0.5 - y)));
      const at = 4 * (py * widthPx + px);
      for (let c = 0; c < 3; c++) rgba[at + c] = rgba[at + c]! * (1 - share) + rgb[c]! * share;
    }
  }
}
