import { z } from 'zod';
import { caseFileSchema } from './case-file.ts';
import { zoneIdSchema } from './zone-id.ts';

/** plan.whorl.json: the whole plan, enough to rebuild every picture and sheet. docs/reference/plan-file.md describes each key. */
export const PLAN_FILE_FORMAT = 2;

const vector = z.tuple([z.number(), z.number(), z.number()]);
const band = z.tuple([z.number(), z.number()]).describe('[5th, 95th] percentile');

const camera = z.strictObject({
  widthPx: z.int().min(1),
  heightPx: z.int().min(1),
  focalPx: z.number().gt(0),
  centrePx: z.tuple([z.number(), z.number()]),
  rotation: z.array(z.number()).length(9),
  translationMm: vector,
});

const headParameters = z.strictObject({
  basis: z.string(),
  shape: z.array(z.number()),
  landmarkOffsetsMm: z.record(z.string(), vector),
});

const evidence = z.enum(['PR', 'PR2', 'P+', 'P1', 'REG', 'FORUM', 'DER', 'MEM']);

const place = z.strictObject({ sideMm: z.number(), backMm: z.number() });
const designSchema = z.strictObject({
  sex: z.enum(['female', 'male', 'other']),
  hairline: z.strictObject({
    preset: z.enum(['mature', 'straight', 'winged', 'rounded']),
    midpointMm: z.number(),
    widowsPeak: z.boolean(),
    templePoints: z.boolean(),
    symmetric: z.boolean(),
    handles: z.array(place),
    drawn: z.array(vector).optional(),
    edge: z.strictObject({
      transitionMm: z.number(),
      startShare: z.number(),
      macroMm: z.number(),
      macroWaveMm: z.number(),
      microShare: z.number(),
      microGrainMm: z.number(),
      sentinelShare: z.number(),
      sentinelReachMm: z.number(),
      seed: z.int(),
    }),
  }),
  pattern: z.strictObject({ kind: z.enum(['norwood', 'ludwig', 'none']), grade: z.string() }),
  zones: z.record(
    zoneIdSchema,
    z.strictObject({
      treated: z.boolean(),
      extent: z.enum(['pattern', 'whole']),
      densityPerCm2: z.number(),
      skin: z.enum(['thin', 'normal', 'thick']),
    }),
  ),
  keepOuts: z.array(z.strictObject({ centreMm: vector, radiusMm: z.number(), marginMm: z.number() })),
  scars: z.array(
    z.strictObject({ pathMm: z.array(vector), widthMm: z.number(), extraShare: z.number(), blendMm: z.number() }),
  ),
  existingHair: z.strictObject({ densityPerCm2: z.number(), blendMm: z.number(), edgeShiftMm: z.number() }),
  whorls: z.array(z.strictObject({ place, turn: z.enum(['clockwise', 'anticlockwise']) })),
  parting: z.strictObject({ sideMm: z.number(), widthMm: z.number() }),
  minSpacingMm: z.number(),
});

const zonePlan = z.strictObject({
  zone: zoneIdSchema,
  areaCm2: z.number(),
  areaBandCm2: band,
  densityPerCm2: z.number().describe('Target of the zone away from its soft edges'),
  meanDensityPerCm2: z.number().describe('Dots planned over the area'),
  dots: z.int(),
  dotsBand: band,
  minutes: z.number().describe('At the needle, all sessions'),
  minutesBand: band,
  needle: z.string(),
  needleHangMm: z.number(),
  pigmentTopMm: z.number(),
  columnLengthMm: z.number(),
  diameterMm: z.number(),
  tiltDeg: z.number().describe('Of the needle to the skin'),
  shade: z.int().describe('Index into shades'),
});

const sessionZone = z.strictObject({
  zone: zoneIdSchema,
  dots: z.int(),
  densityPerCm2: z.number(),
  minutes: z.number(),
  freshCoverageShare: z.number(),
  shade: z.int().describe('Index into shades: what is used in this session'),
});
const sessionPlan = z.strictObject({
  n: z.int().min(1),
  share: z.number().describe('Cumulative at the end of this session'),
  dots: z.int(),
  dotsBand: band,
  needleMinutes: z.number(),
  minutes: z.number().describe('With set-up'),
  minutesBand: band,
  date: z.iso.date().nullable(),
  start: z.string().nullable().describe('ISO 8601 with offset'),
  end: z.string().nullable(),
  zones: z.array(sessionZone),
});

const finding = z.strictObject({
  rule: z.string(),
  case: z.string().describe("Which of the rule's sentences; empty where format 1 did not say"),
  severity: z.enum(['note', 'warn', 'refuse']),
  zone: zoneIdSchema.nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).describe('What the sentence names'),
  message: z.string(),
  whatToDo: z.string(),
  value: z.number().nullable(),
  limit: z.number().nullable(),
  unit: z.string(),
  evidence,
});

/** Little-endian numbers as base64; the type and stride say what they are. */
const packed = z.strictObject({
  type: z.enum(['int32', 'uint32', 'uint16', 'uint8', 'int16']),
  stride: z.int().min(1).max(3),
  unit: z.string(),
  base64: z.string(),
});

export const planFileSchema = z
  .strictObject({
    format: z.literal(PLAN_FILE_FORMAT),
    kind: z.literal('whorl-plan'),
    planId: z.string(),
    engineVersion: z.string(),
    seed: z.int(),
    provenance: z.strictObject({
      case: caseFileSchema,
      caseSha256: z.string(),
      photos: z.array(
        z.strictObject({
          view: z.string(),
          widthPx: z.int(),
          heightPx: z.int(),
          sha256: z.string().nullable().describe('Of the file as given'),
        }),
      ),
      protocol: z
        .strictObject({ presets: z.record(z.string(), z.number()), days: z.array(z.iso.date()).exactOptional() })
        .describe(
          "Of the studio's protocol: changed presets, days that closed days moved; absent: the presets that ship",
        )
        .exactOptional(),
    }),
    head: headParameters,
    cameras: z.array(camera).min(1),
    fit: z.strictObject({
      scaleSd: z.number().describe('Relative, one standard deviation'),
      residuals: z.array(
        z.strictObject({ photo: z.int(), tap: z.string(), px: z.number(), mm: z.number(), outlier: z.boolean() }),
      ),
      tapeMm: z.record(z.string(), z.number()).describe('Lengths on the model'),
    }),
    design: designSchema,
    hairlineMm: z.array(vector).describe("The line on the skin, from the subject's right to left"),
    skin: z
      .strictObject({
        lab: vector,
        ita: z.number(),
        source: z.enum(['card', 'photo', 'case', 'default']),
        doubtDE00: z.number().describe('One standard deviation, CIEDE2000'),
        cardProblem: z.string().nullable().describe('Why the colour card could not be used: the case of rule IM04'),
        sampleAt: z.tuple([z.number(), z.number()]).nullable(),
        sampleRadiusPx: z.number().nullable(),
      })
      .describe('CIELAB, D65'),
    shades: z.array(
      z.strictObject({
        name: z.string(),
        label: z.string().describe('What the studio calls it, where it is a shade of its own').exactOptional(),
        pigment: z.string(),
        dilution: z.number(),
        neutraliser: z.number(),
        dE00: z
          .tuple([z.number(), z.number(), z.number()])
          .nullable()
          .describe('p10, p50, p90 to the own follicles, healed'),
        warnings: z
          .array(z.strictObject({ code: z.string(), values: z.record(z.string(), z.number()) }))
          .describe('What to hear about it: a code and the numbers of its sentence'),
      }),
    ),
    zones: z.array(zonePlan),
    sessions: z.array(sessionPlan),
    totals: z.strictObject({
      dots: z.int(),
      dotsBand: band,
      areaCm2: z.number(),
      areaBandCm2: band,
      minutes: z.number(),
      minutesBand: band,
      forecastCoverageShare: z.number(),
    }),
    price: z
      .strictObject({ currency: z.string(), total: z.number(), perSession: z.array(z.number()), deposit: z.number() })
      .nullable(),
    findings: z.array(finding),
    dots: z.strictObject({
      count: z.int(),
      id: packed,
      position: packed.describe('Head frame, micrometres, x y z'),
      normal: packed.describe('Outward unit normal times 32767'),
      zone: packed.describe('Index into zoneNames'),
      zoneNames: z.array(zoneIdSchema),
      session: packed,
      rank: packed,
      share: packed.describe('u of each dot times 4194304'),
      azimuth: packed.describe('Hundredths of a degree'),
      tilt: packed.describe('Hundredths of a degree'),
      pigmentTop: packed.describe('Micrometres'),
      columnLength: packed.describe('Micrometres'),
      diameter: packed.describe('Micrometres'),
      shade: packed.describe('Index into shades'),
    }),
  })
  .describe('Whorl plan file');

export type PlanFile = z.infer<typeof planFileSchema>;
export type PackedNumbers = z.infer<typeof packed>;
