import { beforeAll, describe, expect, it } from 'vitest';
import { roundTo } from '#/base/round-to.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { cardLinearRgb } from '#/engine/colour/colour-card.ts';
import { deltaE2000 } from '#/engine/colour/delta-e.ts';
import { linearRgbToLab } from '#/engine/colour/lab.ts';
import { decodeSrgb, parseHexColour, type Rgb } from '#/engine/colour/srgb.ts';
import { type CardCorners, cardPlaces } from '#/engine/imaging/card-from-photo.ts';
import { courseKernel } from '#/engine/preview/course-kernel.ts';
import { byteOfLinear } from '#/engine/preview/linear-light.ts';
import type { Photo } from '#/engine/preview/photo.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { headFromParameters } from '#/engine/scalp/head-from-parameters.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { dotKernel, skinFromLab } from '#/engine/skin/appearance.ts';
import { shavedSidesDarkening } from '#/engine/skin/shaved-sides.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { SYNTHETIC_CAMERA, SYNTHETIC_SIZE, syntheticCase } from '../../tests/support/synthetic-case.ts';
import { caseDesign } from './case-design.ts';
import { planCase, zoneTechniques } from './plan-case.ts';
import { planHead } from './plan-head.ts';
import { groupedDots, pictureScene } from './plan-pictures.ts';
import type { PlanRecord } from './plan-record.ts';
import { type PlanShades, planShades, USUAL_FOLLICLE } from './plan-shade.ts';
import { planSkin } from './plan-skin.ts';

const SKIN: Rgb = [0.5, 0.31, 0.23];
const SIDES = { at: [150, 900] as [number, number], radiusPx: 40 };
const CORNERS: CardCorners = [
  [400, 1000],
  [650, 1000],
  [650, 1150],
  [400, 1150],
];
/** A warm lamp. */
const lamp = ([r, g, b]: Rgb): Rgb => [0.95 * r, 0.7 * g, 0.45 * b];

const EVEN_SHADOW: Rgb = [0.7, 0.7, 0.7];

/** Skin everywhere, sides that leave less of the light, a card below; all under a lamp. */
function photoUnder(light: (rgb: Rgb) => Rgb, sidesLeave = EVEN_SHADOW): Photo {
  const { widthPx, heightPx } = SYNTHETIC_SIZE;
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx).fill(255);
  const fill = (colour: Rgb, [x0, y0, x1, y1]: readonly number[]): void => {
    const bytes = light(colour).map(byteOfLinear);
    for (let y = Math.round(y0!); y < y1!; y++) {
      for (let x = Math.round(x0!); x < x1!; x++) rgba.set(bytes, 4 * (y * widthPx + x));
    }
  };
  fill(SKIN, [0, 0, widthPx, heightPx]);
  fill(SKIN.map((value, c) => sidesLeave[c]! * value) as unknown as Rgb, [90, 840, 210, 960]);
  const card = cardLinearRgb();
  for (const [n, { at, radiusPx }] of cardPlaces(CORNERS).entries()) {
    fill(card[n]!, [at[0] - 1.4 * radiusPx, at[1] - 1.4 * radiusPx, at[0] + 1.4 * radiusPx, at[1] + 1.4 * radiusPx]);
  }
  return { widthPx, heightPx, rgba };
}

const scene = planHead(headFromParameters(averageHead('male')));
const photo = { pixels: photoUnder(lamp), size: SYNTHETIC_SIZE };
const skinOf = (skin?: CaseFile['skin']) =>
  planSkin(syntheticCase(skin ? { skin } : {}), scene, SYNTHETIC_CAMERA, photo);

function shadesOf(more: Partial<CaseFile>, sessions = 3, pixels = photo.pixels): PlanShades {
  const caseFile = syntheticCase(more);
  const designed = caseDesign(caseFile, scene, SYNTHETIC_CAMERA, PROTOCOL_DEFAULTS);
  if (!designed.ok) throw new Error(designed.refusal.message);
  const design = designed.value;
  const seen = { ...photo, pixels };
  const skin = planSkin(caseFile, scene, SYNTHETIC_CAMERA, seen);
  return planShades({ caseFile, skin, techniques: zoneTechniques(caseFile, design), design, photo: seen, sessions });
}

describe('colour of the skin', () => {
  it('takes a lamp out by the colour card, and says how sure it is', () => {
    const own = linearRgbToLab(SKIN);
    const plain = skinOf();
    const carded = skinOf({ card: { corners: CORNERS.map((point) => [...point]) as never } });
    expect([plain.source, carded.source]).toEqual(['photo', 'card']);
    expect(deltaE2000(plain.lab, own)).toBeGreaterThan(6);
    expect(deltaE2000(carded.lab, own)).toBeLessThan(1);
    expect(carded.doubtDE00).toBeLessThan(plain.doubtDE00);
  });

  it('says why a card cannot be read and goes on without it', () => {
    const [a, b, c, d] = CORNERS;
    const skin = skinOf({ card: { corners: [c, d, a, b].map((point) => [...point]) as never } });
    expect(skin.source).toBe('photo');
    expect(skin.cardProblem).toBe('poor');
  });

  it('knows what was measured and what was not', () => {
    expect(skinOf({ lab: [60, 14, 17] })).toMatchObject({ source: 'case', lab: [60, 14, 17], cardProblem: null });
    // Individual typology angle: the arc tangent of (L* - 50) / b*, here of 10 / 17.
    expect(skinOf({ lab: [60, 14, 17] }).ita).toBe(30.5);
    const nothing = planSkin(syntheticCase(), scene, SYNTHETIC_CAMERA, undefined);
    expect(nothing.source).toBe('default');
    expect(nothing.doubtDE00).toBeGreaterThan(skinOf().doubtDE00);
  });
});

it('[IM05] takes nothing for skin that is not: a wall, a grey photo', () => {
  const under = (light: (rgb: Rgb) => Rgb) =>
    planSkin(syntheticCase(), scene, SYNTHETIC_CAMERA, { ...photo, pixels: photoUnder(light) });
  expect(under(([r, g, b]) => [b, g, r]).source).toBe('default');
  expect(under(([, g]) => [g, g, g]).source).toBe('default');
  expect(under(([r, g, b]) => [r, 1.9 * g, b]).source).toBe('default');
  expect(under(([r, g, b]) => [r, 0.9 * g, 1.1 * b]).source).toBe('photo');
  // A lamp that the card takes out.
  const blueLamp = { ...photo, pixels: photoUnder(([r, g, b]) => [0.45 * r, 0.9 * g, b]) };
  const card = { corners: CORNERS.map((point) => [...point]) as never };
  expect(planSkin(syntheticCase(), scene, SYNTHETIC_CAMERA, blueLamp).source).toBe('default');
  expect(planSkin(syntheticCase({ skin: { card } }), scene, SYNTHETIC_CAMERA, blueLamp).source).toBe('card');
});

it('[IM05] takes a place of skin among others that are not for chance', () => {
  const pixels = photoUnder((rgb) => rgb);
  const seen = () => planSkin(syntheticCase(), scene, SYNTHETIC_CAMERA, { ...photo, pixels });
  const { sampleAt, sampleRadiusPx, source } = seen();
  expect(source).toBe('photo');
  // 9 mm by the camera, 5400 px at 1.4 m, and on the forehead: above the brow, beside the midline.
  expect(sampleRadiusPx! / (9 * (5400 / 1400))).toBeGreaterThan(0.97);
  expect(sampleRadiusPx! / (9 * (5400 / 1400))).toBeLessThan(1.03);
  const { glabella, silhouette_top: top } = syntheticCase().landmarks;
  expect(sampleAt![1]).toBeGreaterThan(top![1]);
  expect(sampleAt![1]).toBeLessThan(glabella![1]);
  for (const value of [...sampleAt!, sampleRadiusPx!]) expect(value).toBe(roundTo(value, 1));
  // A blue cap, but for the first of the four places.
  const blue = [SKIN[2], SKIN[1], SKIN[0]].map(byteOfLinear);
  for (let y = 0; y < pixels.heightPx; y++) {
    for (let x = 0; x < pixels.widthPx; x++) {
      if (Math.hypot(x - sampleAt![0], y - sampleAt![1]) > 1.3 * sampleRadiusPx!)
        pixels.rgba.set(blue, 4 * (y * pixels.widthPx + x));
    }
  }
  expect(seen()).toMatchObject({ source: 'default', sampleAt: null });
});

describe('shades of a plan', () => {
  it('begins a step lighter when there is more than one session', () => {
    const several = shadesOf({});
    const at = (index: number) => several.shades[index]!.dilution;
    for (const zone of ZONE_IDS) expect(at(several.firstOfZone[zone])).toBeGreaterThan(at(several.ofZone[zone]));
    const one = shadesOf({}, 1);
    expect(one.firstOfZone).toEqual(one.ofZone);
    expect(one.shades).toHaveLength(2);
    const set = shadesOf({ design: { zones: { crown: { dilution: 20 } } } });
    expect(set.firstOfZone.crown).toBe(set.ofZone.crown);
    const [body, crown] = [set.ofZone.frontal, set.ofZone.crown].map((index) => set.shades[index]!);
    expect(crown).toMatchObject({ name: 'crown', dilution: 20 });
    expect(crown!.dE00).not.toEqual(body!.dE00);
  });

  it('[TP4] takes more water where a test patch kept more pigment, is surer of it, and says so', () => {
    const skin = { lab: [64, 14, 17] as [number, number, number] };
    const body = (patch?: { uptake?: number; lnUptakeSd?: number; diameterFactor?: number }) =>
      shadesOf({ skin, shade: { follicle: '#4a4038', ...(patch ? { patch } : {}) } }).shades[0]!;
    const usual = body();
    const much = body({ uptake: 0.4, lnUptakeSd: 0.1 });
    const little = body({ uptake: 0.06, lnUptakeSd: 0.1 });
    expect(much.dilution).toBeGreaterThan(usual.dilution);
    // The ladder ends at the usual shade: with less pigment kept it stays too light.
    expect(little.dE00![1]).toBeGreaterThan(usual.dE00![1]);
    const width = ({ dE00 }: typeof usual) => dE00![2] - dE00![0];
    const sure = body({ uptake: 0.15, lnUptakeSd: 0.1 });
    expect(width(sure)).toBeLessThan(width(usual));
    const codes = ({ warnings }: typeof usual) => warnings.map(({ code }) => code);
    expect(much.warnings).toContainEqual({ code: 'fromPatch', values: { percent: 40, usual: 15 } });
    expect([codes(usual), codes(body({ diameterFactor: 1.2 }))].flat()).not.toContain('fromPatch');
  });

  it('[TP4] plans dots as wide as they healed in the test patch, unless the case says how wide', () => {
    const caseFile = syntheticCase({
      design: { zones: { crown: { diameterMm: 0.2 } } },
      shade: { patch: { diameterFactor: 1.4 } },
    });
    const designed = caseDesign(caseFile, scene, SYNTHETIC_CAMERA, PROTOCOL_DEFAULTS);
    if (!designed.ok) throw new Error(designed.refusal.message);
    const of = (from: CaseFile) => zoneTechniques(from, designed.value);
    expect(of(caseFile).frontal.diameterMm).toBeCloseTo(1.4 * of(syntheticCase()).frontal.diameterMm, 6);
    expect(of(caseFile).crown.diameterMm).toBe(0.2);
  });

  it('takes the amount of hair from the sides, and shadow for no hair', () => {
    const skin = { lab: [64, 14, 17] as [number, number, number] };
    const best = (sides?: typeof SIDES, pixels = photo.pixels, greyShare = 0) => {
      const shade = { follicle: '#2e2a28', greyShare, ...(sides ? { sides } : {}) };
      const made = shadesOf({ skin, shade }, 3, pixels);
      return { dilution: made.advice.shades[0]!.dilution, problem: made.sidesProblem };
    };
    // 30 % less of all light alike is mostly shadow on the side of the head: little hair is left to match.
    const shaded = best(SIDES);
    expect(shaded.problem).toEqual({ code: 'sidesUntold', values: {} });
    expect(shaded.dilution).toBeGreaterThan(best().dilution);
    // Twice the usual hair takes most of red: a quarter less light on it can be told from that.
    const taken = shavedSidesDarkening(skinFromLab(skin.lab), '#2e2a28');
    const haired = taken.map((share) => 0.75 * (1 - share) ** 2) as unknown as Rgb;
    const { problem } = best(SIDES, photoUnder(lamp, haired));
    expect(problem).toMatchObject({ code: 'sidesShaded' });
    expect(problem!.values['percent']).toBeGreaterThan(15);
    expect(problem!.values['doubt']).toBeLessThanOrEqual(60);
    // White hairs take less light: the same sides then hold more hair, and less of what they take is shadow.
    const half = best(SIDES, photoUnder(lamp, haired), 0.5).problem;
    expect(half?.values['percent'] ?? 0).not.toBe(problem!.values['percent']);
  });

  it('matches the colour told, else that of single hairs on the sides, else dark brown, and says which', () => {
    const even = { shade: { sides: SIDES } };
    expect(shadesOf(even).follicle).toEqual({ hex: USUAL_FOLLICLE, source: 'usual' });
    const hairs = photoUnder((rgb) => rgb);
    const hair = [60, 44, 36];
    for (let y = 840; y < 960; y += 3) {
      for (let x = 90; x < 210; x += 3) hairs.rgba.set(hair, 4 * (y * hairs.widthPx + x));
    }
    const { hex, source } = shadesOf(even, 3, hairs).follicle;
    expect(source).toBe('sides');
    // The hairs in the shadow on the sides are .7 of what they would be in the light of the skin sample.
    const lit = hair.map((byte) => decodeSrgb(byte / 255) / EVEN_SHADOW[0]);
    parseHexColour(hex).forEach((value, k) => {
      expect(value).toBeCloseTo(lit[k]!, 3);
    });
    const told = shadesOf({ shade: { sides: SIDES, follicle: '#2e2a28' } }, 3, hairs).follicle;
    expect(told).toEqual({ hex: '#2e2a28', source: 'case' });
  });

  it('says so when the sides are bare skin or outside the photo', () => {
    const bare = shadesOf({ shade: { sides: { at: [700, 900], radiusPx: 40 } } });
    expect(bare.sidesProblem).toMatchObject({ code: 'sidesBare' });
    const outside = shadesOf({ shade: { sides: { at: [4000, 900], radiusPx: 40 } } });
    expect(outside.shades[0]!.warnings).toContainEqual({ code: 'sidesOutside', values: {} });
  });

  it('plans with a shade of the studio’s own, by its name', () => {
    const own = { name: 'Ash', number: 14, pigment: 'ashGrey', dilution: 14 };
    const { shades, ofZone } = shadesOf({ shade: { own, dilution: 40 } });
    expect(shades[ofZone.crown]).toMatchObject({ label: 'Ash 14', pigment: 'ashGrey', dilution: 14, neutraliser: 0 });
    expect(shades[ofZone.crown]!.dE00).not.toBeNull();
    expect(shadesOf({ shade: { dilution: 40 } }).shades[0]).not.toHaveProperty('label');
  });

  it.each(['warmBlack', 'ashGrey'])(
    'keeps a dilution between the steps, and judges %s where it is named',
    (pigment) => {
      const { shades, ofZone, advice } = shadesOf({ shade: { pigment, dilution: 17 } });
      for (const shade of shades) expect(shade.pigment).toBe(pigment);
      expect(shades[ofZone.crown]!.dilution).toBe(17);
      // Told from that of the carbon that is nearest in dilution; the figures are those of the next step, 15 or 20.
      const own = shadesOf({ shade: { own: { name: 'Own', pigment, dilution: 17 } } }).shades[0]!;
      const carbon = advice.shades.find((choice) => choice.pigment === 'carbon' && choice.dilution === 15)!;
      const away = (dE00: number) => Math.abs(dE00 - own.dE00![1]);
      expect(away(shades[0]!.dE00![1])).toBeLessThan(0.5 * away(carbon.dE00.p50));
    },
  );

  it('is surer of the shadow on the sides the nearer the skin is that they are compared with', () => {
    const lab = [64, 14, 17] as [number, number, number];
    const taken = shavedSidesDarkening(skinFromLab(lab), '#2e2a28');
    const haired = taken.map((share) => 0.75 * (1 - share) ** 2) as unknown as Rgb;
    const doubt = (sampleAt: [number, number]) => {
      const skin = { lab, sampleAt, sampleRadiusPx: 20 };
      const { sidesProblem } = shadesOf(
        { skin, shade: { follicle: '#2e2a28', sides: SIDES } },
        3,
        photoUnder(lamp, haired),
      );
      return Number(sidesProblem?.values['doubt'] ?? 0);
    };
    // 110 px are less than three radii of the sides, 500 more than twelve.
    expect(doubt([260, 900])).toBeLessThan(doubt([650, 900]));
  });

  it('warns that white hair cannot be matched', () => {
    expect(shadesOf({ shade: { greyShare: 0.9 } }).shades[0]!.warnings[0]).toMatchObject({ code: 'mostlyGrey' });
  });
});

describe('a whole plan', () => {
  let plan: PlanRecord;
  beforeAll(() => {
    const caseFile = syntheticCase({
      design: { pattern: { kind: 'norwood', grade: '2' } },
      skin: { lab: [42, 13, 18] },
    });
    const photos = [{ ...SYNTHETIC_SIZE, view: 'front', sha256: null }];
    const made = planCase({ caseFile, photos, engineVersion: '0' });
    if (!made.ok) throw new Error(made.refusal.message);
    plan = made.value;
  });

  it('names the shade of every session, and its dots have it', () => {
    const shadeOf = (session: number, zone: string) =>
      plan.sessions[session - 1]!.zones.find((part) => part.zone === zone)!.shade;
    for (let n = 0; n < plan.dots.count; n += 7) {
      const zone = ZONE_IDS[plan.dots.zones[n]!]!;
      expect(plan.dots.shades[n]).toBe(shadeOf(plan.dots.sessions[n]!, zone));
    }
    const { zone } = plan.sessions[0]!.zones[0]!;
    expect(plan.shades[shadeOf(1, zone)]!.dilution).toBeGreaterThan(plan.shades[shadeOf(2, zone)]!.dilution);
  });

  it('draws each dot with the kernel of its zone, and of the first session where it was set in it', () => {
    const { groups } = groupedDots(plan);
    expect(new Set(groups).size).toBeGreaterThan(plan.zones.length);
    for (let n = 0; n < plan.dots.count; n++) {
      expect(plan.zones[groups[n]! >> 1]!.zone).toBe(ZONE_IDS[plan.dots.zones[n]!]);
      expect(groups[n]! % 2 === 1).toBe(plan.dots.sessions[n] === 1);
    }
  });

  it('draws its pictures with the kernels of its own skin, shade and depth', () => {
    const pixels: Photo = { widthPx: 100, heightPx: 120, rgba: new Uint8ClampedArray(4 * 100 * 120).fill(180) };
    const { kernelOf } = pictureScene(plan, pixels);
    const zone = plan.zones[0]!;
    const first = plan.sessions[0]!.zones.find((part) => part.zone === zone.zone)!.shade;
    for (const [group, index] of [
      [0, zone.shade],
      [1, first],
    ] as const) {
      const { pigment, dilution, neutraliser } = plan.shades[index]!;
      const ink = {
        pigment,
        dilution,
        neutraliser,
        zTopMm: zone.pigmentTopMm,
        lengthMm: zone.columnLengthMm,
        diameterMm: zone.diameterMm,
      };
      const options = { band: 'likely', zone: zone.zone } as const;
      const skin = skinFromLab(plan.skin.lab);
      expect(kernelOf(group, { kind: 'fresh', days: 1 })).toEqual(
        courseKernel(skin, ink, { kind: 'fresh', days: 1 }, options),
      );
      expect(kernelOf(group, { kind: 'healed' })).toEqual(dotKernel(skin, ink, { kind: 'healed' }, options));
      expect(kernelOf(group, { kind: 'healed' })).not.toEqual(
        dotKernel(skinFromLab([70, 12, 15]), ink, { kind: 'healed' }, options),
      );
      const oily: PlanRecord = {
        ...plan,
        caseFile: { ...plan.caseFile, skin: { ...plan.caseFile.skin, type: 'oily' } },
      };
      const years = { kind: 'years', years: 3 } as const;
      const taken = [plan, oily].map((of) => pictureScene(of, pixels).kernelOf(group, years).amplitude[1]!);
      // docs/methods/time.md: .08 of the carbon a year, on oily skin 1.3 times as much: of it 7 % less is left after three.
      expect(taken[1]! / taken[0]!).toBeLessThan(0.985);
      expect(taken[1]! / taken[0]!).toBeGreaterThan(0.93);
    }
  });
});
