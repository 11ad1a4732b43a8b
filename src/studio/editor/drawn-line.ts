type ImagePoint = readonly [number, number];

/** Fewer points are no line yet (the case file asks for three). */
export const LEAST_DRAWN = 3;

/** A line traced along the skin with one more stroke or tap, joined where their ends are nearest. Photo px. */
export function joinStroke(line: readonly ImagePoint[], stroke: readonly ImagePoint[]): readonly ImagePoint[] {
  if (line.length === 0 || stroke.length === 0) return [...line, ...stroke];
  const [lineEnds, strokeEnds] = [endsOf(line), endsOf(stroke)];
  const ways = [
    { gap: distance(lineEnds.last, strokeEnds.first), joined: () => [...line, ...stroke] },
    { gap: distance(lineEnds.last, strokeEnds.last), joined: () => [...line, ...stroke.toReversed()] },
    { gap: distance(lineEnds.first, strokeEnds.last), joined: () => [...stroke, ...line] },
    { gap: distance(lineEnds.first, strokeEnds.first), joined: () => [...stroke.toReversed(), ...line] },
  ];
  return ways.reduce((best, way) => (way.gap < best.gap ? way : best)).joined();
}

function endsOf(points: readonly ImagePoint[]) {
  return { first: points[0]!, last: points.at(-1)! };
}

function distance(a: ImagePoint, b: ImagePoint): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
