import type { Point } from '../../canvas/stage-view.ts';

export interface Label {
  readonly key: string;
  readonly text: string;
  /** Where the text may begin (left end of its base line), best first; CSS px of the stage. */
  readonly candidates: readonly Point[];
}

export interface PlacedLabel {
  readonly key: string;
  readonly text: string;
  readonly at: Point;
}

const FONT_PX = 13;
/** Between two words side by side. */
const AIR_PX = 4;
/** Mean advance of a figure or letter of the font, in its size. */
const ADVANCE = 0.6;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A point, and how far around it nothing is written. */
export interface Obstacle {
  readonly at: Point;
  readonly reachPx: number;
}

export interface LabelRoom {
  /** CSS px that may be written on. */
  readonly widthPx: number;
  /** What must stay to be seen. */
  readonly obstacles: readonly Obstacle[];
}

/**
 * Puts each text at its first place where it lies in the room, covers no other text and no handle or line. A text that has no
 * such place is left out: on a small picture the lines say more without it.
 */
export function labelPlaces(labels: readonly Label[], room: LabelRoom): readonly PlacedLabel[] {
  const { obstacles, widthPx } = room;
  const taken: Box[] = obstacles.map(({ at: [x, y], reachPx }) => ({
    left: x - reachPx,
    right: x + reachPx,
    top: y - reachPx,
    bottom: y + reachPx,
  }));
  return labels.flatMap(({ key, text, candidates }) => {
    const isFree = (box: Box): boolean =>
      box.left >= 0 && box.right <= widthPx && !taken.some((other) => overlaps(box, other));
    const chosen = candidates.map((at) => ({ at, box: boxOf(text, at) })).find(({ box }) => isFree(box));
    if (!chosen) return [];
    taken.push(chosen.box);
    return [{ key, text, at: chosen.at }];
  });
}

function boxOf(text: string, [x, y]: Point): Box {
  return {
    left: x - AIR_PX,
    right: x + text.length * FONT_PX * ADVANCE + AIR_PX,
    top: y - FONT_PX,
    bottom: y + 4,
  };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
