import type { DepthBuffer } from './depth-buffer.ts';
import { forRays, type HeadOutline, headShare } from './head-outline.ts';

/** How much of each part of a picture the head covers: 0 beside it, 255 on it. Cells of cellPx x cellPx picture pixels. */
export interface HeadCover {
  readonly widthCells: number;
  readonly heightCells: number;
  readonly cellPx: number;
  readonly share: Uint8Array;
}

/** Cells on the longer side: single pixels up to this size of a picture. */
const MOST_CELLS = 2048;
/** Cells beside the outline, on both sides, that are written from it. */
const RIM_CELLS = 3;

/** The head's mesh as the camera sees it, ended at the photo's own outline where that is known. */
export function headCover(
  depth: DepthBuffer,
  outline: HeadOutline | null,
  widthPx: number,
  heightPx: number,
): HeadCover {
  const cellPx = Math.max(1, Math.ceil(Math.max(widthPx, heightPx) / MOST_CELLS));
  const widthCells = Math.ceil(widthPx / cellPx);
  const heightCells = Math.ceil(heightPx / cellPx);
  const share = new Uint8Array(widthCells * heightCells);
  for (let y = 0; y < heightCells; y++) {
    const row = Math.min(depth.heightPx - 1, Math.floor((y + 0.5) * cellPx * depth.scale)) * depth.widthPx;
    for (let x = 0; x < widthCells; x++) {
      const at = row + Math.min(depth.widthPx - 1, Math.floor((x + 0.5) * cellPx * depth.scale));
      if (depth.depthMm[at]! < Number.POSITIVE_INFINITY) share[y * widthCells + x] = 255;
    }
  }
  const cover = { widthCells, heightCells, cellPx, share };
  if (outline) endAtOutline(cover, outline, 1 / depth.scale);
  return cover;
}

/** In place, from the nearer of both outlines to beyond the farther, as far as the mesh's pixels are coarse. */
function endAtOutline(cover: HeadCover, outline: HeadOutline, meshPixelPx: number): void {
  const { widthCells, heightCells, cellPx, share } = cover;
  const [u, v] = outline.centre;
  const rimPx = RIM_CELLS * cellPx + 2 * outline.softPx + meshPixelPx;
  forRays(outline, 0.5 * cellPx, (right, down, photoPx, meshPx) => {
    const end = Math.max(photoPx, meshPx) + rimPx;
    for (let r = Math.min(photoPx, meshPx) - rimPx; r < end; r += 0.5 * cellPx) {
      const x = Math.floor((u + right * r) / cellPx);
      const y = Math.floor((v + down * r) / cellPx);
      if (x < 0 || y < 0 || x >= widthCells || y >= heightCells) continue;
      const across = ((x + 0.5) * cellPx - u) * right + ((y + 0.5) * cellPx - v) * down;
      share[y * widthCells + x] = Math.round(
        255 * headShare(across - photoPx, Math.max(outline.softPx, 0.75 * cellPx)),
      );
    }
  });
}
