import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, nextNormal } from '#/base/random.ts';
import { cayleyRotation, multiply3 } from '#/engine/math/rotation.ts';
import { triangleAreas } from '#/engine/mesh/triangle-areas.ts';
import { averageHead } from './average-head.ts';
import { type Camera, projectPoint } from './camera.ts';
import { fitHead, type HeadFit, type PhotoTaps, type TapeMeasures } from './fit-head.ts';
import type { Head, HeadParameters } from './head.ts';
import { headFromParameters } from './head-from-parameters.ts';
import type { LandmarkName } from './landmarks.ts';
import { outlineOf } from './outline.ts';
import { bandOfDraws } from './posterior.ts';
import { tapeOf } from './tape.ts';

const SIDE = 1024;
const FACE: readonly LandmarkName[] = [
  'glabella',
  'exocanthion_right',
  'exocanthion_left',
  'subnasale',
  'menton',
  'tragion_right',
  'tragion_left',
];

function portraitCamera(turn: number, nod: number, distanceMm: number): Camera {
  return {
    widthPx: SIDE,
    heightPx: SIDE,
    focalPx: 2.6 * distanceMm,
    centrePx: [SIDE / 2, SIDE / 2],
    rotation: multiply3(cayleyRotation(nod, turn, 0.03), [1, 0, 0, 0, -1, 0, 0, 0, -1]),
    translationMm: [6, 20, distanceMm],
  };
}

function tapsOf(head: Head, camera: Camera, noisePx = 0, seed = 1): PhotoTaps {
  const random = createRandom(seed);
  const noisy = ([u, v]: readonly [number, number]): [number, number] => [
    u + noisePx * nextNormal(random),
    v + noisePx * nextNormal(random),
  ];
  const landmarks: Partial<Record<LandmarkName, readonly [number, number]>> = {};
  for (const name of FACE) landmarks[name] = noisy(projectPoint(camera, head.landmarks[name as 'glabella']));
  const outline = outlineOf(head, camera);
  const most = (du: number, dv: number): [number, number] =>
    noisy(outline.reduce((best, p) => (p[0] * du + p[1] * dv > best[0] * du + best[1] * dv ? p : best)));
  landmarks.silhouette_top = most(0, -1);
  landmarks.silhouette_right = most(-1, 0);
  landmarks.silhouette_left = most(1, 0);
  return { widthPx: SIDE, heightPx: SIDE, landmarks };
}

function fitted(photos: readonly PhotoTaps[], tape: TapeMeasures = {}): HeadFit {
  const fit = fitHead(photos, tape, { sex: 'male' });
  if (!fit.ok) throw new Error(fit.refusal.message);
  return fit.value;
}

function person(changes: Readonly<Record<number, number>>): HeadParameters {
  const average = averageHead('male');
  return { ...average, shape: average.shape.map((v, i) => v + (changes[i] ?? 0)) };
}

/** Area above 60 mm, cm2. */
function topArea(head: Head): number {
  return triangleAreas(head.mesh).reduce((sum, area, t) => {
    const y = head.mesh.positions[3 * head.mesh.triangles[3 * t]! + 1]!;
    return y > 60 ? sum + area / 100 : sum;
  }, 0);
}

test('exact taps and tapes of a simulated head give that head back', () => {
  const truth = headFromParameters(person({ 0: 0.8, 1: -0.7, 3: 0.6 }));
  const tape = tapeOf(truth);
  const photos = [portraitCamera(0.05, 0.02, 1500), portraitCamera(-1.4, 0, 1800), portraitCamera(0, 0.9, 1600)];
  const fit = fitted(
    photos.map((camera) => tapsOf(truth, camera)),
    tape,
  );
  const fittedTape = tapeOf(fit.head);
  for (const name of ['circumferenceMm', 'earToEarArcMm', 'lengthMm', 'breadthMm'] as const) {
    expect(Math.abs(fittedTape[name] - tape[name])).toBeLessThan(3);
  }
  let sum = 0;
  let count = 0;
  truth.mesh.positions.forEach((v, i) => {
    if (truth.mesh.positions[i - (i % 3) + 1]! < 50) return;
    sum += (v - fit.head.mesh.positions[i]!) ** 2;
    count++;
  });
  expect(Math.sqrt((3 * sum) / count)).toBeLessThan(2.5);
  for (const { px } of fit.residuals) expect(px).toBeLessThan(5);
});

test('noisy taps of one photo: small residuals, sane camera, size within its own doubt', () => {
  const truth = headFromParameters(person({ 0: -0.6, 1: 0.5 }));
  for (const seed of [1, 2, 3]) {
    const fit = fitted([tapsOf(truth, portraitCamera(0.1, -0.05, 1300), 4.5, seed)]);
    expect(fit.residuals.every((r) => !r.outlier && r.px < 20)).toBe(true);
    expect(fit.cameras[0]!.translationMm[2]).toBeGreaterThan(600);
    expect(fit.cameras[0]!.translationMm[2]).toBeLessThan(4000);
    const relative = tapeOf(fit.head).lengthMm / tapeOf(truth).lengthMm - 1;
    expect(Math.abs(relative)).toBeLessThan(3 * fit.scaleSd);
    expect(fit.scaleSd).toBeGreaterThan(0.02);
  }
});

test('one bad tap is found, named and left out; the head hardly moves', () => {
  const truth = headFromParameters(averageHead('male'));
  const good = tapsOf(truth, portraitCamera(0.05, 0, 1500), 2);
  const clean = fitted([good]);
  for (const name of ['glabella', 'exocanthion_left', 'tragion_right', 'silhouette_right'] as const) {
    const [u, v] = good.landmarks[name]!;
    const fit = fitted([{ ...good, landmarks: { ...good.landmarks, [name]: [u - 60, v - 40] } }]);
    expect(fit.residuals.filter((r) => r.outlier).map((r) => r.tap)).toEqual([name]);
    expect(fit.warnings.map((warning) => warning.rule)).toEqual(['HF12']);
    expect(Math.abs(topArea(fit.head) / topArea(clean.head) - 1)).toBeLessThan(0.06);
  }
});

test('a circumference 10 mm larger makes the scalp visibly larger', () => {
  const taps = tapsOf(headFromParameters(averageHead('male')), portraitCamera(0, 0, 1500));
  const [small, large] = [560, 570].map((circumferenceMm) => topArea(fitted([taps], { circumferenceMm }).head)) as [
    number,
    number,
  ];
  expect(large / small).toBeGreaterThan(1.015);
});

test('a tape narrows the doubt about size, and the draws carry it into areas', () => {
  const truth = headFromParameters(averageHead('male'));
  const taps = tapsOf(truth, portraitCamera(0.02, 0.04, 1700), 3);
  const [loose, tight] = [fitted([taps]), fitted([taps], { circumferenceMm: tapeOf(truth).circumferenceMm })];
  expect(tight.scaleSd).toBeLessThan(0.7 * loose.scaleSd);
  for (const fit of [loose, tight]) {
    const areas = fit.posterior.map((parameters) => topArea(headFromParameters(parameters)));
    const band = bandOfDraws(topArea(fit.head), areas);
    expect(band.low).toBeLessThan(topArea(truth));
    expect(band.high).toBeGreaterThan(topArea(truth));
  }
});

test('a ruler in the picture fixes the scale', () => {
  const truth = headFromParameters(person({ 0: 1, 1: 1, 3: 1 }));
  const camera = portraitCamera(0, 0, 1500);
  const taps = tapsOf(truth, camera);
  const depth = camera.translationMm[2] - truth.landmarks.glabella[2];
  const px = (200 * camera.focalPx) / depth;
  const ruler = { from: [200, 950], to: [200 + px, 950], mm: 200 } as const;
  const error = (fit: HeadFit): number => Math.abs(tapeOf(fit.head).breadthMm / tapeOf(truth).breadthMm - 1);
  expect(error(fitted([{ ...taps, ruler }]))).toBeLessThan(0.03);
  expect(error(fitted([taps]))).toBeGreaterThan(0.04);
});

test('the same taps give the same bits', () => {
  const taps = tapsOf(headFromParameters(averageHead('female')), portraitCamera(0.1, 0.1, 1200), 4);
  expect(JSON.stringify(fitted([taps]))).toBe(JSON.stringify(fitted([taps])));
});

test('a photo of the crown from behind with both tragions and some outline joins the front photo', () => {
  const truth = headFromParameters(person({ 1: 1.2, 2: -0.5 }));
  const front = tapsOf(truth, portraitCamera(0, 0, 1500));
  const behind: Camera = {
    ...portraitCamera(0, 0, 1500),
    // Looking forward and 37 degrees down from behind.
    rotation: [-1, 0, 0, 0, -0.8, -0.6, 0, -0.6, 0.8],
    translationMm: [0, 20, 1500],
  };
  const outline = outlineOf(truth, behind);
  const crown: PhotoTaps = {
    widthPx: SIDE,
    heightPx: SIDE,
    landmarks: {
      tragion_right: projectPoint(behind, truth.landmarks.tragion_right),
      tragion_left: projectPoint(behind, truth.landmarks.tragion_left),
    },
    outline: [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95].map((share) => outline[Math.floor(share * outline.length)]!),
  };
  const fit = fitted([front, crown], { circumferenceMm: tapeOf(truth).circumferenceMm });
  expect(fit.cameras[1]!.rotation[0]).toBeLessThan(-0.9);
  expect(Math.max(...fit.residuals.map((r) => r.px))).toBeLessThan(10);
  expect(Math.abs(tapeOf(fit.head).lengthMm - tapeOf(truth).lengthMm)).toBeLessThan(5);
});

test('a view from straight above is placed by both tragions and its outline; by few points only roughly, which is said', () => {
  const truth = headFromParameters(person({ 1: 0.6 }));
  const above: Camera = {
    ...portraitCamera(0, 0, 1500),
    // Looking 80 degrees down, the face at the lower edge.
    rotation: [1, 0, 0, 0, -0.17365, 0.98481, 0, -0.98481, -0.17365],
    translationMm: [0, 0, 1500],
  };
  const outline = outlineOf(truth, above).map(([u, v], k): [number, number] => [
    u + 3 * Math.sin(7 * k),
    v + 3 * Math.cos(5 * k),
  ]);
  const some = (count: number) =>
    Array.from({ length: count }, (_, k) => outline[Math.floor((k * (outline.length - 1)) / count)]!);
  const { tragion_right, tragion_left } = truth.landmarks;
  const landmarks = {
    tragion_right: projectPoint(above, tragion_right),
    tragion_left: projectPoint(above, tragion_left),
  };
  const front = tapsOf(truth, portraitCamera(0, 0, 1500));
  const top = { widthPx: SIDE, heightPx: SIDE, view: 'top', landmarks } as const;
  const placed = fitted([front, { ...top, outline: some(12) }]);
  expect(placed.warnings).toEqual([]);
  // Within 20 degrees of the view; from below the outline would be the same.
  expect(placed.cameras[1]!.rotation[7]! * 0.98481 + placed.cameras[1]!.rotation[8]! * 0.17365).toBeLessThan(-0.94);
  expect(fitted([front, { ...top, outline: some(3) }]).warnings.map(({ rule }) => rule)).toEqual(['HF13']);
});

test('without a tap on the outline the fit says what is missing', () => {
  const taps = tapsOf(headFromParameters(averageHead('male')), portraitCamera(0, 0, 1500));
  const landmarks = Object.fromEntries(
    Object.entries(taps.landmarks).filter(([name]) => !name.startsWith('silhouette')),
  );
  expect(fitted([{ ...taps, landmarks }]).warnings.map((warning) => warning.rule)).toEqual(['HF11']);
  expect(fitted([taps]).warnings).toEqual([]);
});

test('a picture twice as large gives the same head', () => {
  const taps = tapsOf(headFromParameters(averageHead('male')), portraitCamera(0.08, 0, 1400), 3);
  const landmarks = Object.fromEntries(Object.entries(taps.landmarks).map(([name, [u, v]]) => [name, [2 * u, 2 * v]]));
  const twice = fitted([{ widthPx: 2 * SIDE, heightPx: 2 * SIDE, landmarks } as PhotoTaps]);
  expect(topArea(twice.head) / topArea(fitted([taps]).head)).toBeCloseTo(1, 2);
});

const GOOD = tapsOf(headFromParameters(averageHead('male')), portraitCamera(0, 0, 1500));

function swapSides(landmarks: PhotoTaps['landmarks']): PhotoTaps['landmarks'] {
  const other = (name: string): string =>
    name.endsWith('_right') ? name.replace('_right', '_left') : name.replace('_left', '_right');
  return Object.fromEntries(Object.entries(landmarks).map(([name, px]) => [other(name), px]));
}

const NO_HEAD: PhotoTaps = {
  ...GOOD,
  landmarks: {
    ...GOOD.landmarks,
    exocanthion_right: [500, 500],
    tragion_right: [420, 300],
    subnasale: [700, 450],
    silhouette_top: [500, 600],
  },
};

test.each([
  ['HF01', [], {}],
  ['HF01', [{ ...GOOD, landmarks: { glabella: [500, 400], menton: [500, 700] } }], {}],
  ['HF02', [{ ...GOOD, landmarks: { ...GOOD.landmarks, menton: [500, 2000] } }], {}],
  ['HF02', [{ ...GOOD, landmarks: { ...GOOD.landmarks, menton: [Number.NaN, 700] } }], {}],
  ['HF03', [{ ...GOOD, landmarks: swapSides(GOOD.landmarks) }], {}],
  [
    'HF04',
    [
      {
        ...GOOD,
        landmarks: Object.fromEntries(FACE.map((name, i) => [name, [400 + (i === 1 ? -60 : 10 * i), 500 + i]])),
      },
    ],
    {},
  ],
  ['HF05', [{ ...GOOD, landmarks: { ...GOOD.landmarks, glabella: [500, 900], menton: [500, 300] } }], {}],
  ['HF06', [GOOD], { circumferenceMm: 57 }],
  ['HF06', [GOOD], { interpupillaryMm: Number.NaN }],
  ['HF07', [GOOD], { circumferenceMm: 660, lengthMm: 160 }],
  ['HF08', [NO_HEAD], {}],
  ['HF09', [{ ...GOOD, ruler: { from: [10, 10], to: [12, 10], mm: 100 } }], {}],
  ['HF09', [{ ...GOOD, ruler: { from: [-10, 10], to: [200, 10], mm: 100 } }], {}],
  // As long as the face is wide on nobody.
  ['HF09', [{ ...GOOD, ruler: { from: [10, 10], to: [110, 10], mm: 100 } }], {}],
] as const)('nonsense is refused by rule %s in one sentence', (rule, photos, tape) => {
  const fit = fitHead(photos as readonly PhotoTaps[], tape, { sex: 'male' });
  expect(fit.ok).toBe(false);
  if (fit.ok) return;
  expect(fit.refusal.rule).toBe(rule);
  expect(fit.refusal.message.length).toBeGreaterThan(30);
  expect(fit.refusal.message).toMatch(/\.$/);
});

/** Nonsense that some head explains once one tap is left out: chin on the shoulder, eyes in the wall. */
const SIX_ANYWHERE: PhotoTaps['landmarks'] = {
  glabella: [620, 300],
  exocanthion_right: [120, 180],
  exocanthion_left: [330, 140],
  menton: [860, 930],
  tragion_right: [240, 610],
  tragion_left: [700, 420],
};
const [COS, SIN] = [0.342, 0.94];

test.each([
  ['HF08', SIX_ANYWHERE],
  [
    'HF05',
    moved(GOOD, (_, [u, v]) => [
      SIDE / 2 + COS * (u - SIDE / 2) - SIN * (v - SIDE / 2),
      SIDE / 2 + SIN * (u - SIDE / 2) + COS * (v - SIDE / 2),
    ]).landmarks,
  ],
] as const)('few points anywhere, and a head lying on its side, are refused by rule %s', (rule, landmarks) => {
  expect(fitHead([{ ...GOOD, landmarks }], {}, { sex: 'male' })).toMatchObject({ ok: false, refusal: { rule } });
});

test.each(['menton', 'exocanthion_left', 'tragion_right'] as const)(
  'of the fewest points allowed one may be wrong: %s',
  (bad) => {
    const names = ['glabella', 'exocanthion_right', 'exocanthion_left', 'menton', 'tragion_right'] as const;
    const landmarks = Object.fromEntries(names.map((name) => [name, GOOD.landmarks[name]!]));
    const [u, v] = GOOD.landmarks[bad]!;
    fitted([{ ...GOOD, landmarks: { ...landmarks, [bad]: [u + 60, v + 40] } }]);
  },
);

const SIDE_VIEW = tapsOf(headFromParameters(averageHead('male')), portraitCamera(0.3, 0, 1500));

function moved(taps: PhotoTaps, to: (name: string, px: readonly [number, number]) => [number, number]): PhotoTaps {
  const landmarks = Object.entries(taps.landmarks).map(([name, px]) => [name, to(name, px)]);
  return { ...taps, landmarks: Object.fromEntries(landmarks) };
}

/** Points of no head: each landmark where another one is. */
const SCATTERED: PhotoTaps = {
  ...SIDE_VIEW,
  landmarks: {
    glabella: [500, 400],
    exocanthion_right: [430, 700],
    exocanthion_left: [640, 330],
    subnasale: [300, 420],
    menton: [700, 520],
    tragion_right: [450, 250],
    tragion_left: [520, 640],
  },
};

test.each([
  ['HF01', { ...SIDE_VIEW, landmarks: { glabella: [500, 400] } }],
  ['HF02', moved(SIDE_VIEW, (name, px) => (name === 'menton' ? [500, 2000] : [...px]))],
  ['HF03', { ...SIDE_VIEW, landmarks: swapSides(SIDE_VIEW.landmarks) }],
  ['HF04', moved(SIDE_VIEW, (_, [u]) => [u, 500])],
  ['HF05', moved({ ...SIDE_VIEW, view: 'front' }, (_, [u, v]) => [SIDE - u, SIDE - v])],
  ['HF08', SCATTERED],
  ['HF09', { ...SIDE_VIEW, ruler: { from: [10, 10], to: [12, 10], mm: 100 } }],
] as const)(
  'a further photo that is wrong by rule %s is left out and named, and the head is that of the others',
  (rule, bad) => {
    const third = { ...SIDE_VIEW, view: 'other' } as const;
    const fit = fitted([GOOD, bad as PhotoTaps, third]);
    expect(fit.usedPhotos).toEqual([0, 2]);
    expect(fit.warnings).toMatchObject([{ rule: 'HF14', values: { photo: 2, cause: rule } }]);
    const others = fitted([GOOD, third]);
    expect(fit.head.parameters).toEqual(others.head.parameters);
    expect([fit.cameras, fit.residuals]).toEqual([others.cameras, others.residuals]);
  },
);

test('two further photos that fit no head are both left out; a first one is refused', () => {
  const other = moved(SCATTERED, (_, [u, v]) => [v + 40, u]);
  expect(fitted([GOOD, SCATTERED, SIDE_VIEW, other]).usedPhotos).toEqual([0, 2]);
  expect(fitHead([NO_HEAD, SCATTERED], {}, { sex: 'male' })).toMatchObject({ ok: false, refusal: { rule: 'HF08' } });
});

test('any finite taps give a fit or a refusal, never an exception or a number that is none', () => {
  const px = fc.tuple(fc.integer({ min: 0, max: SIDE }), fc.integer({ min: 0, max: SIDE }));
  const taps = fc.record(Object.fromEntries(FACE.map((name) => [name, px])));
  fc.assert(
    fc.property(taps, (landmarks) => {
      const fit = fitHead([{ widthPx: SIDE, heightPx: SIDE, landmarks } as PhotoTaps], {}, { sex: 'other' });
      if (!fit.ok) return;
      expect(fit.value.head.mesh.positions.every(Number.isFinite)).toBe(true);
      expect(fit.value.cameras[0]!.rotation.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 25 },
  );
});
