import { drawText } from '#/engine/preview/caption.ts';
import { depthBuffer } from '#/engine/preview/depth-buffer.ts';
import type { DotKernel } from '#/engine/preview/dot-kernel.ts';
import { type DrawnView, drawHead, drawingCamera, drawnMesh, HEAD_DRAWING } from '#/engine/preview/head-drawing.ts';
import { LINEAR_OF_BYTE } from '#/engine/preview/linear-light.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { renderSplats } from '#/engine/preview/render-preview.ts';
import { joinSplats } from '#/engine/preview/splats.ts';
import { stubbleSplats } from '#/engine/preview/stubble.ts';
import { visibleDots } from '#/engine/preview/visible-dots.ts';
import type { ScalpDesign } from '#/engine/scalp/design.ts';
import { futureGrades } from '#/engine/scalp/findings-future.ts';
import { hairPlaces, type OwnHair, ownHair } from './own-hair.ts';
import { planHead } from './plan-head.ts';
import type { PlanRecord } from './plan-record.ts';

/** What a drawing of later loss needs of a plan. */
export type LaterLossPlan = Pick<PlanRecord, 'head' | 'design' | 'dots'>;

/** Rule DE07 as drawings: the planned dots and the own hair that would be left at each later grade. */
export interface LaterLoss {
  readonly grades: readonly string[];
  /** Opaque, sidePx square. Same plan, same bytes. */
  draw(grade: string, view: DrawnView, sidePx: number): Photo;
}

type Rgb = readonly [number, number, number];

/** sRGB. Dots in teal, as the product is, so that nobody takes them for hair. */
const COLOURS = { dots: [4, 122, 112], hair: [44, 38, 34], text: [34, 38, 40] } as const;

/** Short, so that skin shows where hair is thin; wide enough to be seen in a drawing. */
const HAIR_LENGTH_MM = 2.2;
const HAIR_WIDTH_MM = 0.3;
const DOT_SIGMA_MM = 0.36;

/** Null for patterns whose later loss is not foreseen. */
export function laterLoss(plan: LaterLossPlan): LaterLoss | null {
  const grades = futureGrades(plan.design);
  if (grades.length === 0) return null;
  const scene = planHead(plan.head);
  const places = hairPlaces(scene);
  const hairs = new Map<string, OwnHair>();
  const hairAt = (grade: string): OwnHair => {
    const known = hairs.get(grade);
    if (known) return known;
    const design: ScalpDesign = { ...plan.design, pattern: { kind: 'norwood', grade } };
    const hair = ownHair(scene, places, design);
    hairs.set(grade, hair);
    return hair;
  };
  return { grades, draw: (grade, view, sidePx) => drawGrade(plan, hairAt(grade), view, sidePx) };
}

function drawGrade(plan: LaterLossPlan, hair: OwnHair, view: DrawnView, sidePx: number): Photo {
  const camera = drawingCamera(plan.head, view, sidePx);
  const form = drawHead(plan.head, camera);
  const depth = depthBuffer(drawnMesh(plan.head), camera);
  const { positionsMm, normals, count } = plan.dots;
  const dots = visibleDots({ positionsMm, normals, kernelIndex: new Uint8Array(count) }, camera, depth);
  const lengthsMm = new Float32Array(hair.normals.length / 3).fill(HAIR_LENGTH_MM);
  const grown = stubbleSplats(
    { ...hair, lengthsMm, diameterMm: HAIR_WIDTH_MM, contrast: takenBy(COLOURS.hair) },
    camera,
    depth,
    1,
  );
  const kernels: readonly DotKernel[] = [{ sigmaMm: [DOT_SIGMA_MM], amplitude: takenBy(COLOURS.dots) }, grown.kernel];
  const dull = { widthCells: 1, heightCells: 1, cellPx: sidePx, share: new Float32Array(1) };
  return { ...form, rgba: renderSplats(form, joinSplats([dots, grown.splats]), kernels, dull) };
}

/** Part of the drawn form's light that a colour takes. */
function takenBy(rgb: Rgb): [number, number, number] {
  return rgb.map((byte, c) => 1 - LINEAR_OF_BYTE[byte]! / LINEAR_OF_BYTE[HEAD_DRAWING.form[c]!]!) as [
    number,
    number,
    number,
  ];
}

/** What is written into a picture that leaves the program, in the reader's language. */
export interface LaterLossWords {
  grade(grade: string): string;
  readonly front: string;
  readonly above: string;
  readonly hair: string;
  readonly dots: string;
  /** Simulation and plan. */
  readonly caption: string;
}

const CELL_PX = 560;
const HEADING_PX = 64;
const FOOT_PX = 116;
const MARGIN_PX = 28;

/** All grades in one picture: a row for each, from the front and from above; what the colours mean, and the caption, beneath. */
export function laterLossPicture({ grades, draw }: LaterLoss, words: LaterLossWords): Photo {
  const rowPx = HEADING_PX + CELL_PX;
  const [widthPx, heightPx] = [2 * CELL_PX + 3 * MARGIN_PX, grades.length * rowPx + FOOT_PX];
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(255);
  for (let i = 0; i < rgba.length; i += 4) rgba.set(HEAD_DRAWING.paper, i);
  const picture = { widthPx, heightPx, rgba };
  const { text: ink } = COLOURS;
  grades.forEach((grade, row) => {
    const baseline = row * rowPx + HEADING_PX - 22;
    (['front', 'above'] as const).forEach((view, column) => {
      const left = MARGIN_PX + column * (CELL_PX + MARGIN_PX);
      paste(picture, draw(grade, view, CELL_PX), left, row * rowPx + HEADING_PX);
      const said = column === 0 ? `${words.grade(grade)} · ${words.front}` : words.above;
      drawText(picture, said, [left, baseline], { capitalPx: 20, rgb: ink, mostPx: CELL_PX });
    });
  });
  const keyAt = heightPx - FOOT_PX + 40;
  (['hair', 'dots'] as const).forEach((name, column) => {
    const left = MARGIN_PX + column * (CELL_PX + MARGIN_PX);
    swatch(picture, left + 11, keyAt - 9, 11, COLOURS[name]);
    drawText(picture, words[name], [left + 34, keyAt], { capitalPx: 19, rgb: ink, mostPx: CELL_PX - 40 });
  });
  drawText(picture, words.caption, [MARGIN_PX, heightPx - 30], {
    capitalPx: 17,
    rgb: ink,
    mostPx: widthPx - 2 * MARGIN_PX,
  });
  return picture;
}

function paste(into: Photo, part: Photo, left: number, top: number): void {
  for (let y = 0; y < part.heightPx; y++) {
    const row = part.rgba.subarray(4 * y * part.widthPx, 4 * (y + 1) * part.widthPx);
    into.rgba.set(row, 4 * ((top + y) * into.widthPx + left));
  }
}

function swatch({ rgba, widthPx }: Photo, u: number, v: number, radiusPx: number, rgb: Rgb): void {
  for (let y = Math.floor(v - radiusPx) - 1; y <= v + radiusPx + 1; y++) {
    for (let x = Math.floor(u - radiusPx) - 1; x <= u + radiusPx + 1; x++) {
      const share = Math.min(1, Math.max(0, radiusPx + 0.5 - Math.sqrt((x + 0.5 - u) ** 2 + (y + 0.5 - v) ** 2)));
      const at = 4 * (y * widthPx + x);
      for (let c = 0; c < 3; c++) rgba[at + c] = rgba[at + c]! * (1 - share) + rgb[c]! * share;
    }
  }
}
