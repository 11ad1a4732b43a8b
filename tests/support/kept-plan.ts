import sharp from 'sharp';
import { canonicalJson } from '#/base/canonical-json.ts';
import type { PlanMediaType } from '#/contract/api-plans.ts';
import { type PackedNumbers, PLAN_FILE_FORMAT, type PlanFile } from '#/contract/plan-file.ts';
import { averageHead } from '#/engine/scalp/average-head.ts';
import { ZONE_IDS } from '#/engine/scalp/zones.ts';
import { consentPlanOf, consentPreviews } from '#/planning/consent-plan.ts';
import { consentContent } from '#/practice/consent/consent-content.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { newId } from '#/server/store/new-id.ts';
import type { TestServer } from './test-server.ts';

const band = (value: number): [number, number] => [value * 0.9, value * 1.1];
const none = (type: PackedNumbers['type'], stride = 1): PackedNumbers => ({ type, stride, unit: '', base64: '' });

/** A plan file as one of two sessions on the crown would be, its dots left out: for records that must name a plan that is kept. */
export function smallPlanFile(dots = 4000, sessions = 2): PlanFile {
  const work = { dots, dotsBand: band(dots), minutes: 50, minutesBand: band(50) };
  const session = (n: number) => ({
    ...{ n, share: n / sessions, dots: dots / sessions, dotsBand: band(dots / sessions) },
    ...{ needleMinutes: 25, minutes: 55 },
    ...{ minutesBand: band(55), date: null, start: null, end: null },
    zones: [
      { zone: 'crown', dots: dots / sessions, densityPerCm2: 25, minutes: 25, freshCoverageShare: 0.012, shade: 0 },
    ],
  });
  const file = {
    format: PLAN_FILE_FORMAT,
    kind: 'whorl-plan',
    planId: 'abcdef012345',
    engineVersion: '0',
    seed: 1,
    provenance: { case: { landmarks: {} }, caseSha256: '', photos: [] },
    head: averageHead('male'),
    cameras: [
      {
        ...{ widthPx: 1000, heightPx: 1200, focalPx: 5400, centrePx: [500, 600] },
        ...{ rotation: [1, 0, 0, 0, -1, 0, 0, 0, -1], translationMm: [0, 10, 1500] },
      },
    ],
    fit: { scaleSd: 0.02, residuals: [], tapeMm: {} },
    design: {
      sex: 'male',
      hairline: {
        ...{ preset: 'mature', midpointMm: 75, widowsPeak: false, templePoints: true, symmetric: true, handles: [] },
        edge: {
          ...{ transitionMm: 15, startShare: 0.2, macroMm: 2, macroWaveMm: 30, microShare: 0.2, microGrainMm: 3 },
          ...{ sentinelShare: 0.05, sentinelReachMm: 4, seed: 1 },
        },
      },
      pattern: { kind: 'norwood', grade: '6' },
      zones: Object.fromEntries(
        ZONE_IDS.map((zone) => [
          zone,
          { treated: zone === 'crown', extent: 'pattern', densityPerCm2: 50, skin: 'normal' },
        ]),
      ),
      keepOuts: [],
      scars: [],
      existingHair: { densityPerCm2: 0, blendMm: 14, edgeShiftMm: 0 },
      whorls: [],
      parting: { sideMm: 0, widthMm: 45 },
      minSpacingMm: 0.55,
    },
    hairlineMm: [],
    skin: {
      lab: [62, 12, 18],
      ita: 33,
      source: 'default',
      doubtDE00: 12,
      cardProblem: null,
      sampleAt: null,
      sampleRadiusPx: null,
    },
    shades: [{ name: 'Body', pigment: 'carbon', dilution: 20, neutraliser: 0, dE00: null, warnings: [] }],
    zones: [
      {
        ...{ zone: 'crown', areaCm2: 80, areaBandCm2: band(80), densityPerCm2: 50, meanDensityPerCm2: 50, ...work },
        ...{ needle: '0603RL', needleHangMm: 1, pigmentTopMm: 0.12, columnLengthMm: 0.2, diameterMm: 0.15 },
        ...{ tiltDeg: 90, shade: 0 },
      },
    ],
    sessions: Array.from({ length: sessions }, (_, index) => session(index + 1)),
    totals: {
      ...{ dots, dotsBand: band(dots), areaCm2: 80, areaBandCm2: band(80), minutes: 110, minutesBand: band(110) },
      forecastCoverageShare: 0.009,
    },
    price: null,
    findings: [],
    dots: {
      count: 0,
      id: none('uint32'),
      position: none('int32', 3),
      normal: none('int16', 3),
      zone: none('uint8'),
      zoneNames: ['crown'],
      session: none('uint8'),
      rank: none('uint32'),
      share: none('uint32'),
      azimuth: none('int16'),
      tilt: none('int16'),
      pigmentTop: none('uint16'),
      columnLength: none('uint16'),
      diameter: none('uint16'),
      shade: none('uint8'),
    },
  };
  return file as unknown as PlanFile;
}

/** The same as the first files of format 1 had it: what the rules found and what to hear about shade and card in English alone. */
export function planFileOfFormat1() {
  const small = smallPlanFile();
  const finding = {
    ...{ rule: 'DE07', severity: 'warn', zone: null, message: 'Bare skin would lie beside the dots.' },
    ...{ whatToDo: 'Plan room for it.', value: 52.5, limit: 15, unit: 'cm2', evidence: 'P1' },
  };
  return {
    ...small,
    format: 1,
    findings: [finding],
    shades: small.shades.map((shade) => ({ ...shade, warnings: ['A warm tint fades before the black does.'] })),
    skin: { ...small.skin, cardProblem: 'The patches do not fit the card; check the order.' },
  };
}

/** Puts the small plan with its pictures into a server as the newest of a course; gives what a signature on it binds. */
export async function keepSmallPlan({ context }: TestServer, courseId: string, file = smallPlanFile()) {
  const { store, blobs } = context;
  const grey = { create: { width: 8, height: 8, channels: 3 as const, background: '#888888' } };
  const picture = await sharp(grey).png().toBuffer();
  const json = Buffer.from(`${canonicalJson(file)}\n`);
  const kept = async (name: string, mediaType: PlanMediaType, bytes: Buffer) => ({
    ...{ name, mediaType, bytes: bytes.length, sha256: await blobs.put(bytes) },
  });
  const files = [
    await kept('plan.whorl.json', 'application/json', json),
    await kept('preview/04-session-2-healed.png', 'image/png', picture),
    await kept('preview/06-year-3.png', 'image/png', picture),
  ];
  const planId = newId();
  const row = { id: planId, courseId, courseVersion: 1, engineVersion: '0', createdAt: context.now() };
  await store.change((records) => records.plans.insert(row, files));
  const planSha256 = files[0]!.sha256;
  return {
    plan: { planId, planVersion: file.planId, planSha256 },
    consentOn: (screening: Screening) =>
      consentContent({
        purpose: 'treatment',
        plan: consentPlanOf(file, { planId, planSha256 }),
        previews: consentPreviews(files).map(({ state, sha256 }) => ({ state, sha256 })),
        screening,
        pack: findPack('GB')!,
        language: 'en',
      }).content,
  };
}
