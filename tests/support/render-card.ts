import { createRandom } from '#/base/random.ts';
import { cardLinearRgb } from '#/engine/colour/colour-card.ts';
import type { Rgb } from '#/engine/colour/srgb.ts';
import { type CardCorners, cardPlaces } from '#/engine/imaging/card-from-photo.ts';
import { byteOfLinear } from '#/engine/preview/linear-light.ts';
import type { Photo } from '#/engine/preview/photo.ts';

export interface CardScene {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Middles of the corner patches; null: no card. */
  readonly corners: CardCorners | null;
  /** Light and camera, on linear RGB. */
  readonly seen?: (rgb: Rgb) => Rgb;
  /** Share by which light falls off from the left edge to the right. */
  readonly unevenShare?: number;
  /** Standard deviation of the noise, in sRGB steps. */
  readonly noise?: number;
  /** Standard deviation of the lens blur, px (a box run three times). */
  readonly blurPx?: number;
  readonly seed?: number;
  /** What lies around the card in place of the wall: coloured tiles as large as its patches, a keyboard, or a table full of things. */
  readonly around?: 'tiles' | 'keyboard' | 'things';
  /** Places of the card (column, row; 0 to 5, 0 to 3) over which a finger lies. */
  readonly finger?: readonly [number, number];
  /** Share of light left beyond a hard edge of shadow across the card, from its column 3 on. */
  readonly shadow?: number;
  /** A lamp mirrored at a place of the card. */
  readonly glare?: readonly [number, number];
}

const FRAME: Rgb = [0.02, 0.02, 0.02];
/** Half the side of a patch, and of the frame around the outer ones, in steps of the grid. */
const PATCH_HALF = 0.43;
const FRAME_REACH = 0.68;

/** A photo of a colour card before a wall with spots and bands, drawn pixel by pixel through the inverse of its perspective. */
export function renderCard(scene: CardScene): Photo {
  const { widthPx, heightPx, corners } = scene;
  const random = createRandom(scene.seed ?? 1);
  const toCard = corners && quadToSquare(corners);
  const colours = cardLinearRgb();
  const light = new Float64Array(3 * widthPx * heightPx);
  const seen = scene.seen ?? ((rgb: Rgb) => rgb);
  const wave = random.next() * 6;
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const place = toCard?.(x + 0.5, y + 0.5);
      const colour =
        (place && cardColour(place[0] * 5, place[1] * 3, colours, scene)) ?? surroundings(scene, x, y, wave);
      const falls = 1 - (scene.unevenShare ?? 0) * (x / widthPx);
      seen(colour).forEach((value, c) => {
        light[3 * (y * widthPx + x) + c] = value * falls;
      });
    }
  }
  for (let k = 0; k < 3; k++) blur(light, widthPx, heightPx, scene.blurPx ?? 0.6);
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(255);
  for (let i = 0; i < widthPx * heightPx; i++) {
    for (let c = 0; c < 3; c++) {
      const noise = (scene.noise ?? 0) * (random.next() + random.next() + random.next() + random.next() - 2) * 1.73;
      rgba[4 * i + c] = byteOfLinear(light[3 * i + c]!) + noise;
    }
  }
  return { widthPx, heightPx, rgba };
}

const FINGER: Rgb = [0.48, 0.29, 0.21];

function cardColour(column: number, row: number, colours: readonly Rgb[], scene: CardScene): Rgb | null {
  const { finger, glare, shadow } = scene;
  if (finger && Math.abs(column - finger[0]) < 0.55 && row > finger[1] - 0.6) return row < 5 ? FINGER : null;
  const bare = bareCardColour(column, row, colours);
  if (!bare) return null;
  const shine = glare ? 0.9 * Math.exp(-((column - glare[0]) ** 2 + (row - glare[1]) ** 2) / 0.5) : 0;
  const left = column > 2.7 ? (shadow ?? 1) : 1;
  return [left * bare[0] + shine, left * bare[1] + shine, left * bare[2] + shine];
}

function bareCardColour(column: number, row: number, colours: readonly Rgb[]): Rgb | null {
  const inFrame = column > -FRAME_REACH && column < 5 + FRAME_REACH && row > -FRAME_REACH && row < 3 + FRAME_REACH;
  if (!inFrame) return null;
  const [c, r] = [Math.min(5, Math.max(0, Math.round(column))), Math.min(3, Math.max(0, Math.round(row)))];
  const isPatch = Math.abs(column - c) < PATCH_HALF && Math.abs(row - r) < PATCH_HALF;
  return isPatch ? colours[6 * r + c]! : FRAME;
}

/** What surrounds the card; a hash of the cell gives tiles and things their colours. */
function surroundings({ around, widthPx, heightPx }: CardScene, x: number, y: number, wave: number): Rgb {
  if (around === 'tiles') {
    const [i, j] = [Math.floor(x / 42), Math.floor(y / 42)];
    if (x % 42 < 4 || y % 42 < 4) return [0.5, 0.5, 0.47];
    return hashColour(i, j);
  }
  if (around === 'keyboard') {
    const isKey = x % 46 > 5 && y % 46 > 5;
    return isKey ? [0.03, 0.03, 0.035] : [0.45, 0.45, 0.46];
  }
  if (around === 'things') {
    for (let n = 0; n < 60; n++) {
      const [a, b, c] = hashColour(n, 7);
      const [d, e] = hashColour(n, 11);
      if (Math.abs(x - a * widthPx) < 12 + 50 * d && Math.abs(y - b * heightPx) < 12 + 50 * e) return [c, d, e];
    }
  }
  return wall(x / widthPx, y / heightPx, wave);
}

function hashColour(i: number, j: number): Rgb {
  const part = (k: number) => {
    const value = Math.sin(i * 127.1 + j * 311.7 + k * 74.7) * 43758.5453;
    return 0.04 + 0.6 * (value - Math.floor(value));
  };
  return [part(1), part(2), part(3)];
}

/** A wall that shades off, a head of skin colour, and a shirt of squares, which are no card. */
function wall(x: number, y: number, wave: number): Rgb {
  const light = 0.35 + 0.1 * Math.sin(3 * x + wave);
  if ((x - 0.5) ** 2 / 0.05 + (y - 0.32) ** 2 / 0.08 < 1)
    return [0.5 * light + 0.25, 0.3 * light + 0.14, 0.2 * light + 0.1];
  if (y > 0.78) {
    const check = (Math.floor(x * 24) + Math.floor(y * 24)) % 2 === 0;
    return check ? [0.25, 0.05, 0.06] : [0.06, 0.08, 0.2];
  }
  return [light, 0.98 * light, 0.9 * light];
}

/** The inverse of the projective map of `cardPlaces`, by Newton steps from the middle. */
function quadToSquare(corners: CardCorners): (x: number, y: number) => readonly [number, number] {
  const forward = squareMap(corners);
  return (x, y) => {
    let [u, v] = [0.5, 0.5];
    for (let k = 0; k < 12; k++) {
      const [px, py] = forward(u, v);
      const [ax, ay] = forward(u + 1e-5, v);
      const [bx, by] = forward(u, v + 1e-5);
      const [xu, yu, xv, yv] = [(ax - px) * 1e5, (ay - py) * 1e5, (bx - px) * 1e5, (by - py) * 1e5];
      const determinant = xu * yv - xv * yu;
      u += ((x - px) * yv - (y - py) * xv) / determinant;
      v += ((y - py) * xu - (x - px) * yu) / determinant;
      u = Math.min(3, Math.max(-2, u));
      v = Math.min(3, Math.max(-2, v));
    }
    return [u, v];
  };
}

/** The unit square onto four points, clockwise: solved from three places of the card, which the product reads itself. */
function squareMap([p00, p10, p11, p01]: CardCorners): (u: number, v: number) => readonly [number, number] {
  const [sx, sy] = [p00[0] - p10[0] + p11[0] - p01[0], p00[1] - p10[1] + p11[1] - p01[1]];
  const [ax, ay, bx, by] = [p10[0] - p11[0], p10[1] - p11[1], p01[0] - p11[0], p01[1] - p11[1]];
  const d = ax * by - bx * ay;
  const [g, h] = [(sx * by - bx * sy) / d, (ax * sy - sx * ay) / d];
  return (u, v) => {
    const w = g * u + h * v + 1;
    return [
      (p00[0] + u * (p10[0] - p00[0] + g * p10[0]) + v * (p01[0] - p00[0] + h * p01[0])) / w,
      (p00[1] + u * (p10[1] - p00[1] + g * p10[1]) + v * (p01[1] - p00[1] + h * p01[1])) / w,
    ];
  };
}

function blur(light: Float64Array, widthPx: number, heightPx: number, sigmaPx: number): void {
  // Three boxes of width w have the variance (w^2 - 1) / 4; a fraction of the next width is mixed in.
  const half = (Math.sqrt(4 * sigmaPx ** 2 + 1) - 1) / 2;
  const row = new Float64Array(Math.max(widthPx, heightPx));
  const pass = (start: number, step: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      const before = light[start + Math.max(0, i - 1) * step]!;
      const after = light[start + Math.min(count - 1, i + 1) * step]!;
      const share = Math.min(0.45, half / (1 + 2 * half));
      row[i] = (1 - 2 * share) * light[start + i * step]! + share * (before + after);
    }
    for (let i = 0; i < count; i++) light[start + i * step] = row[i]!;
  };
  for (let c = 0; c < 3; c++) {
    for (let y = 0; y < heightPx; y++) pass(3 * y * widthPx + c, 3, widthPx);
    for (let x = 0; x < widthPx; x++) pass(3 * x + c, 3 * widthPx, heightPx);
  }
}

/** A card of a width in px, turned by an angle and leaning back: its far side is smaller by `lean`. */
export function cardCorners(
  middle: readonly [number, number],
  widthPx: number,
  angleDeg: number,
  lean = 0,
): CardCorners {
  const [cos, sin] = [Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)];
  const place = (u: number, v: number): readonly [number, number] => {
    const w = 1 + lean * (0.5 - v);
    const [x, y] = [((u - 0.5) * widthPx) / w, ((v - 0.5) * widthPx * 0.6) / w];
    return [middle[0] + cos * x - sin * y, middle[1] + sin * x + cos * y];
  };
  return [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
}

/** How far, in px, a reading of the card is from the truth at most, over its 24 places. */
export function cardError(found: CardCorners, truth: CardCorners): number {
  const wanted = cardPlaces(truth);
  return Math.max(
    ...cardPlaces(found).map(({ at }, n) => Math.hypot(at[0] - wanted[n]!.at[0], at[1] - wanted[n]!.at[1])),
  );
}
