/** A point on the screen (CSS px of the stage) or in the photo (px of the master picture): [x, y]. */
export type Point = readonly [number, number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How the photo lies on the stage: screen = photo x scale + offset. */
export interface StageView {
  readonly scale: number;
  readonly offset: Point;
}

export const STAGE_VIEW_DEFAULTS = { paddingPx: 12, maxScaleOfFit: 40 } as const;

/** The whole photo, centred. */
export function fitView(stage: Size, photo: Size, paddingPx: number = STAGE_VIEW_DEFAULTS.paddingPx): StageView {
  const width = Math.max(1, stage.width - 2 * paddingPx);
  const height = Math.max(1, stage.height - 2 * paddingPx);
  const scale = Math.min(width / photo.width, height / photo.height);
  return {
    scale,
    offset: [(stage.width - photo.width * scale) / 2, (stage.height - photo.height * scale) / 2],
  };
}

/** Zooms about a point of the screen, which stays over the same point of the photo. */
export function zoomView(view: StageView, factor: number, about: Point, stage: Size, photo: Size): StageView {
  const fit = fitView(stage, photo).scale;
  const scale = Math.min(Math.max(view.scale * factor, fit), fit * STAGE_VIEW_DEFAULTS.maxScaleOfFit);
  const ratio = scale / view.scale;
  const offset: Point = [
    about[0] - (about[0] - view.offset[0]) * ratio,
    about[1] - (about[1] - view.offset[1]) * ratio,
  ];
  return holdView({ scale, offset }, stage, photo);
}

export function panView(view: StageView, by: Point, stage: Size, photo: Size): StageView {
  return holdView({ ...view, offset: [view.offset[0] + by[0], view.offset[1] + by[1]] }, stage, photo);
}

/** Moves the photo no farther than a point of it needs to lie on the stage, so many screen px from its edges. */
export function keepInView(view: StageView, photoPoint: Point, marginPx: number, stage: Size, photo: Size): StageView {
  const [x, y] = toScreen(view, photoPoint);
  const miss = (at: number, room: number): number => Math.min(Math.max(at, marginPx), room - marginPx) - at;
  const by: Point = [miss(x, stage.width), miss(y, stage.height)];
  return by[0] === 0 && by[1] === 0 ? view : panView(view, by, stage, photo);
}

/** Keeps the photo on the stage: centred where it is smaller, never pulled off the edge where it is larger. */
export function holdView(view: StageView, stage: Size, photo: Size): StageView {
  const hold = (offset: number, room: number, size: number): number =>
    size <= room ? (room - size) / 2 : Math.min(0, Math.max(room - size, offset));
  return {
    scale: view.scale,
    offset: [
      hold(view.offset[0], stage.width, photo.width * view.scale),
      hold(view.offset[1], stage.height, photo.height * view.scale),
    ],
  };
}

/** A box of the photo, as large as the stage allows. */
export function frameView(stage: Size, photo: Size, from: Point, to: Point, paddingPx = 24): StageView {
  const width = Math.max(1, Math.abs(to[0] - from[0]));
  const height = Math.max(1, Math.abs(to[1] - from[1]));
  const room = { width: stage.width - 2 * paddingPx, height: stage.height - 2 * paddingPx };
  const wanted = Math.min(room.width / width, room.height / height);
  const scale = Math.max(fitView(stage, photo).scale, wanted);
  const centre: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const offset: Point = [stage.width / 2 - centre[0] * scale, stage.height / 2 - centre[1] * scale];
  return holdView({ scale, offset }, stage, photo);
}

export function toScreen(view: StageView, photoPoint: Point): Point {
  return [photoPoint[0] * view.scale + view.offset[0], photoPoint[1] * view.scale + view.offset[1]];
}

export function toPhoto(view: StageView, screenPoint: Point): Point {
  return [(screenPoint[0] - view.offset[0]) / view.scale, (screenPoint[1] - view.offset[1]) / view.scale];
}
