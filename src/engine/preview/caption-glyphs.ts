/**
 * A small stroke alphabet, drawn for this project. Each glyph: its width, then strokes of points written as two digits, x and y.
 * y runs up: 0 descender, 2 baseline, 7 top of small letters, 9 top of capitals. '~' before a stroke rounds its corners,
 * 'o' closes it into a round loop, a point twice is a dot.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  A: '4 02,29,42 14,34',
  B: '4 09,02 ~09,49,46,06 ~06,46,42,02',
  C: '4 ~48,39,09,02,32,43',
  D: '4 09,02 ~09,49,42,02',
  E: '4 49,09,02,42 06,36',
  F: '4 49,09,02 06,36',
  G: '4 ~48,39,09,02,42,45 45,25',
  H: '4 09,02 49,42 06,46',
  I: '2 19,12',
  J: '3 ~39,32,02,04',
  K: '4 09,02 49,05 16,42',
  L: '4 09,02,42',
  M: '6 02,09,35,69,62',
  N: '5 02,09,52,59',
  O: '5 o09,59,52,02',
  P: '4 02,09 ~09,49,45,05',
  Q: '5 o09,59,52,02 34,51',
  R: '4 02,09 ~09,49,45,05 25,42',
  S: '4 ~48,49,09,06,46,42,02,03',
  T: '4 09,49 29,22',
  U: '5 ~09,05,02,52,55,59',
  V: '4 09,22,49',
  W: '6 09,12,37,52,69',
  X: '4 02,49 09,42',
  Y: '4 09,26,49 26,22',
  Z: '4 09,49,02,42',
  a: '4 o07,47,42,02 47,42',
  b: '4 09,02 o07,47,42,02',
  c: '4 ~46,37,07,02,32,43',
  d: '4 49,42 o07,47,42,02',
  e: '4 04,44 ~44,47,07,02,32,43',
  f: '3 ~39,19,16,12 07,37',
  g: '4 o07,47,42,02 ~47,43,40,00,01',
  h: '4 09,02 ~04,07,47,44,42',
  i: '2 17,12 19,19',
  j: '2 ~17,12,10,00 19,19',
  k: '4 09,02 37,04 15,42',
  l: '2 19,12',
  m: '6 07,02 ~04,07,37,34,32 ~34,37,67,64,62',
  n: '4 07,02 ~04,07,47,44,42',
  o: '4 o07,47,42,02',
  p: '4 07,00 o07,47,42,02',
  q: '4 47,40 o07,47,42,02',
  r: '3 07,02 ~04,07,37',
  s: '4 ~46,47,07,05,44,42,02,03',
  t: '3 ~19,14,12,32 07,37',
  u: '4 ~07,02,42,45 47,42',
  v: '4 07,22,47',
  w: '6 07,12,36,52,67',
  x: '4 02,47 07,42',
  y: '4 07,22 47,10',
  z: '4 07,47,02,42',
  '0': '4 o09,49,42,02',
  '1': '3 07,29,22',
  '2': '4 ~08,09,49,46,02 02,42',
  '3': '4 ~08,09,49,46,26 ~26,46,42,02,03',
  '4': '4 32,39,04,44',
  '5': '4 49,09,06 ~06,46,42,02,03',
  '6': '4 ~48,49,09,02,42,46,06,04',
  '7': '4 09,49,12',
  '8': '4 o09,49,46,06 o06,46,42,02',
  '9': '4 ~03,02,42,49,09,05,45,47',
  '.': '2 12,12',
  ',': '2 12,01',
  ':': '2 12,12 16,16',
  '-': '3 05,35',
  '–': '4 05,45',
  '·': '2 15,15',
  '/': '3 02,39',
  '(': '2 ~29,07,04,22',
  ')': '2 ~09,27,24,02',
  '+': '4 05,45 27,23',
  '%': '5 02,59 19,19 42,42',
  "'": '2 19,17',
  '?': '4 ~08,09,49,46,25,24 22,22',
};

/** Marks over or under a letter as wide as 4; combining characters of Unicode. Other marks are dropped. */
const MARKS: Readonly<Record<string, string>> = {
  '\u0300': '18,39',
  '\u0301': '18,39',
  '\u0302': '08,29,48',
  '\u0303': '08,19,38,49',
  '\u0308': '19,19 39,39',
  '\u0327': '22,31,20',
};

const SPACE_WIDTH = 3;
const LETTER_GAP = 1.9;

/** A text as line segments in glyph units: x1, y1, x2, y2 each; y up, baseline at 2. */
export interface StrokedText {
  readonly width: number;
  readonly segments: Float64Array;
}

/** Accents of small letters are drawn, those of capitals have no room; letters of other scripts become question marks. */
export function strokeText(text: string): StrokedText {
  const segments: number[] = [];
  let x = 0;
  let base = '';
  let start = 0;
  for (const letter of text.replaceAll('ß', 'ss').normalize('NFD')) {
    if (letter === ' ') {
      x += SPACE_WIDTH;
      continue;
    }
    if (/\p{M}/u.test(letter)) {
      const shift = start + (widthOf(base) - 4) / 2;
      if (/[a-z]/.test(base) || letter === '\u0327') {
        for (const stroke of MARKS[letter]?.split(' ') ?? []) addStroke(segments, stroke, shift);
      }
      continue;
    }
    const [, ...strokes] = glyphOf(letter);
    for (const stroke of strokes) addStroke(segments, stroke, x);
    [base, start] = [letter, x];
    x += widthOf(letter) + LETTER_GAP;
  }
  return { width: Math.max(0, x - LETTER_GAP), segments: Float64Array.from(segments) };
}

function glyphOf(letter: string): readonly string[] {
  return (GLYPHS[letter] ?? GLYPHS['?']!).split(' ');
}

function widthOf(letter: string): number {
  return Number(glyphOf(letter)[0]);
}

function addStroke(segments: number[], stroke: string, x: number): void {
  const closed = stroke.startsWith('o');
  const round = closed || stroke.startsWith('~');
  let points = stroke
    .slice(round ? 1 : 0)
    .split(',')
    .map((pair) => [Number(pair[0]), Number(pair[1])] as const);
  if (round) for (let pass = 0; pass < 3; pass++) points = cutCorners(points, closed);
  if (closed) points.push(points[0]!);
  for (let k = 0; k + 1 < points.length; k++) {
    const [a, b] = [points[k]!, points[k + 1]!];
    segments.push(x + a[0], a[1], x + b[0], b[1]);
  }
}

/** Chaikin's corner cutting; the ends of an open stroke stay. */
function cutCorners(points: readonly (readonly [number, number])[], closed: boolean) {
  const out: (readonly [number, number])[] = [];
  const last = points.length - (closed ? 0 : 1);
  if (!closed) out.push(points[0]!);
  for (let k = 0; k < last; k++) {
    const a = points[k]!;
    const b = points[(k + 1) % points.length]!;
    out.push([0.75 * a[0] + 0.25 * b[0], 0.75 * a[1] + 0.25 * b[1]]);
    out.push([0.25 * a[0] + 0.75 * b[0], 0.25 * a[1] + 0.75 * b[1]]);
  }
  if (!closed) out.push(points[points.length - 1]!);
  return out;
}
