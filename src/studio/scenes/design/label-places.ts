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
/** Mean advance of a figure or letter of the font, in its size. */
const ADVANCE = 0.6;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LabelRoom {
  /** CSS px that may be written on. */
  readonly widthPx: number;
  /** Middles of handles, and how far around each nothing is written. */
  readonly obstacles: readonly Point[];
  readonly reachPx: number;
}

/**
 * Puts each text at its first place where it lies in the room, covers no other text and is covered by no handle; at its first
 * place in the room when every one is taken.
 */
export function labelPlaces(labels: readonly Label[], room: LabelRoom): readonly PlacedLabel[] {
  const { obstacles, reachPx, widthPx } = room;
  const taken: Box[] = obstacles.map(([x, y]) => ({
    left: x - reachPx,
    right: x + reachPx,
    top: y - reachPx,
    bottom: y + reachPx,
  }));
  return labels.flatMap(({ key, text, candidates }) => {
    const boxes = candidates
      .map((at) => ({ at, box: boxOf(text, at) }))
      .filter(({ box }) => box.left >= 0 && box.right <= widthPx);
    const chosen = boxes.find(({ box }) => !taken.some((other) => overlaps(box, other))) ?? boxes[0];
    if (!chosen) return [];
    taken.push(chosen.box);
    return [{ key, text, at: chosen.at }];
  });
}

function boxOf(text: string, [x, y]: Point): Box {
  return { left: x - 2, right: x + text.length * FONT_PX * ADVANCE + 2, top: y - FONT_PX, bottom: y + 4 };
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
