import { z } from 'zod';
import type { LandmarkName } from '#/engine/scalp/landmarks.ts';
import { clinicShadeSchema } from './clinic-shade.ts';
import { NEEDLE_CODE } from './needle-code.ts';
import { zoneIdSchema } from './zone-id.ts';

/**
 * case.json: what the artist knows and wants, in photo pixels and millimetres. Every part but the landmarks has a default.
 * Pixel (0,0) covers [0,1) x [0,1) of the upright picture. docs/reference/case-file.md describes each key.
 */
const imagePoint = z.tuple([z.number(), z.number()]).describe('[x, y] in pixels of the upright photo');
const headPoint = z.tuple([z.number(), z.number(), z.number()]).describe('[x, y, z] in mm, head frame');
const date = z.iso.date();
const share = z.number().min(0).max(1);

const landmarks = z
  .partialRecord(
    // The engine's list is the source: the type lets no name be missing here, added or misspelt.
    z.enum({
      glabella: 'glabella',
      nasion: 'nasion',
      exocanthion_right: 'exocanthion_right',
      exocanthion_left: 'exocanthion_left',
      endocanthion_right: 'endocanthion_right',
      endocanthion_left: 'endocanthion_left',
      pupil_right: 'pupil_right',
      pupil_left: 'pupil_left',
      subnasale: 'subnasale',
      menton: 'menton',
      tragion_right: 'tragion_right',
      tragion_left: 'tragion_left',
      silhouette_top: 'silhouette_top',
      silhouette_right: 'silhouette_right',
      silhouette_left: 'silhouette_left',
    } satisfies { [Name in LandmarkName]: Name }),
    imagePoint,
  )
  .describe("Taps on the photo; right and left are the subject's own");

const ruler = z
  .strictObject({ from: imagePoint, to: imagePoint, mm: z.number().min(5).max(500) })
  .describe('A ruler or coin in the picture, near the face: two points and the true distance');

const photoTaps = {
  landmarks,
  outline: z
    .array(imagePoint)
    .max(2000)
    .describe('Points of the outline of the skull; left out, the first photo is traced; [] for none')
    .optional(),
  cropped: z.boolean().describe('The picture was cut, so that its centre is not the lens axis').optional(),
};

const measurements = z.strictObject({
  circumferenceMm: z.number().min(400).max(750).optional(),
  earToEarArcMm: z.number().min(220).max(500).optional(),
  nasionInionArcMm: z.number().min(220).max(500).optional(),
  lengthMm: z.number().min(130).max(260).optional(),
  breadthMm: z.number().min(100).max(210).optional(),
  interpupillaryMm: z.number().min(40).max(85).optional(),
  ruler: ruler.optional(),
});

const place = z
  .tuple([z.number().min(-250).max(250), z.number().min(-60).max(450)])
  .describe(
    "[side, back]: mm along the skin from the midline towards the subject's left, and from the glabella backwards",
  );

const hairline = z.strictObject({
  preset: z.enum(['mature', 'straight', 'winged', 'rounded']).optional(),
  midpointMm: z.number().min(20).max(160).describe('Midpoint above the glabella along the skin').optional(),
  widowsPeak: z.boolean().optional(),
  templePoints: z.boolean().optional(),
  symmetric: z.boolean().optional(),
  handles: z
    .array(place)
    .min(3)
    .max(40)
    .describe('Midpoint to left end when symmetric, else right end to left end')
    .optional(),
  drawn: z.array(imagePoint).min(3).max(2000).describe('The line drawn on the skin, photo pixels').optional(),
  edge: z
    .strictObject({
      transitionMm: z.number().min(0).max(30),
      startShare: share,
      macroMm: z.number().min(0).max(12),
      macroWaveMm: z.number().min(10).max(80),
      microShare: share,
      microGrainMm: z.number().min(2).max(20),
      sentinelShare: z.number().min(0).max(0.3),
      sentinelReachMm: z.number().min(0).max(12),
      seed: z.int().min(0).max(0xffffffff),
    })
    .partial()
    .optional(),
});

const zoneSetting = z.strictObject({
  treated: z.boolean().optional(),
  densityPerCm2: z
    .number()
    .min(0)
    .max(1000)
    // Skin counts as treated from five on.
    .refine((value) => value === 0 || value >= 5, 'must be 0 or at least 5')
    .optional(),
  skin: z.enum(['thin', 'normal', 'thick']).optional(),
  needle: z.string().regex(NEEDLE_CODE, 'must be a needle code such as 0803RL').optional(),
  needleHangMm: z.number().min(0.2).max(3).optional(),
  pigmentTopMm: z.number().min(0.06).max(0.5).optional(),
  columnLengthMm: z.number().min(0.05).max(1).optional(),
  diameterMm: z.number().min(0.05).max(0.6).describe('Healed dot').optional(),
  tiltDeg: z.number().min(15).max(90).describe('Needle to skin; 90 is upright').optional(),
  dilution: z.number().min(0).max(60).describe('Parts of diluent to 1 part of pigment').optional(),
});

const zones = z
  .partialRecord(zoneIdSchema, zoneSetting)
  .describe('Settings of single zones; a zone that is not named follows the pattern');

/** A place is given on the photo (px) or on the head (mm). */
const keepOut = z
  .strictObject({
    atPx: imagePoint.optional(),
    atMm: headPoint.optional(),
    radiusMm: z.number().min(0.1).max(60),
    marginMm: z.number().min(0).max(20).optional(),
    kind: z.enum(['mole', 'wound', 'other']).optional(),
  })
  .refine((mark) => (mark.atPx === undefined) !== (mark.atMm === undefined), 'must have either atPx or atMm');
const scar = z
  .strictObject({
    pathPx: z.array(imagePoint).min(2).max(500).optional(),
    pathMm: z.array(headPoint).min(2).max(500).optional(),
    widthMm: z.number().min(0.5).max(60),
    extraShare: z.number().min(-0.5).max(1).optional(),
    blendMm: z.number().min(0).max(20).optional(),
  })
  .refine((mark) => (mark.pathPx === undefined) !== (mark.pathMm === undefined), 'must have either pathPx or pathMm');

const design = z.strictObject({
  goal: z.enum(['shavedLook', 'density', 'scar', 'hairline']).optional(),
  pattern: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('norwood'), grade: z.enum(['1', '2', '3', '3v', '4', '5', '6', '7']) }),
      z.strictObject({ kind: z.literal('ludwig'), grade: z.enum(['1', '2', '3']) }),
      z.strictObject({ kind: z.literal('none') }),
    ])
    .optional(),
  hairline: hairline.optional(),
  zones: zones.optional(),
  keepOuts: z.array(keepOut).max(500).optional(),
  scars: z.array(scar).max(50).optional(),
  existingHair: z
    .strictObject({
      densityPerCm2: z.number().min(0).max(300),
      blendMm: z.number().min(0).max(40),
      edgeShiftMm: z.number().min(-60).max(60),
    })
    .partial()
    .optional(),
  whorls: z
    .array(z.strictObject({ at: place, turn: z.enum(['clockwise', 'anticlockwise']) }))
    .max(3)
    .optional(),
  parting: z
    .strictObject({ sideMm: z.number().min(-80).max(80), widthMm: z.number().min(5).max(120) })
    .partial()
    .optional(),
  minSpacingMm: z.number().min(0.3).max(3).optional(),
  irregularity: share.optional(),
});

const skin = z.strictObject({
  sampleAt: imagePoint.describe('Middle of the bare skin to sample, photo pixels').optional(),
  sampleRadiusPx: z.number().min(2).max(400).optional(),
  lab: z
    .tuple([z.number().min(0).max(100), z.number().min(-60).max(80), z.number().min(-60).max(80)])
    .describe('Measured CIELAB (D65) in place of the photo')
    .optional(),
  card: z
    .strictObject({
      corners: z
        .tuple([imagePoint, imagePoint, imagePoint, imagePoint])
        .describe('Middles of the corner patches: dark skin, bluish green, black, white'),
    })
    .describe('A ColorChecker Classic (24 patches) in the photo')
    .optional(),
  type: z.enum(['dry', 'normal', 'oily']).describe('How fast dots fade over years').optional(),
});

const shade = z.strictObject({
  follicle: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #4a4038')
    .describe('Colour of the own shaved hair, sRGB')
    .optional(),
  greyShare: share.describe('Share of white hairs').optional(),
  sides: z
    .strictObject({ at: imagePoint, radiusPx: z.number().min(2).max(2000) })
    .describe('An area of own closely shaved hair in the photo: its darkening is what the shade shall reach')
    .optional(),
  patch: z
    .strictObject({
      uptake: z.number().min(0.005).max(1).describe('Share of the pigment that stayed').optional(),
      lnUptakeSd: z.number().gt(0).max(2).describe('Standard deviation of its logarithm').optional(),
      diameterFactor: z.number().min(0.3).max(4).describe('Healed dot over the planned one').optional(),
      readOn: date.optional(),
    })
    .describe('What a healed test patch says of this skin: shades, pictures and dots go by it')
    .optional(),
  pigment: z.string().min(1).max(40).optional(),
  dilution: z.number().min(0).max(60).optional(),
  own: clinicShadeSchema
    .describe('A shade of the studio’s own that was chosen: in place of pigment and dilution')
    .optional(),
});

const sessions = z.strictObject({
  count: z.int().min(1).max(5).optional(),
  shares: z.array(z.number().gt(0).max(1)).min(1).max(5).describe('Cumulative, the last is 1').optional(),
  dotsPerMinute: z.number().min(10).max(400).describe('While the needle works').optional(),
  setUpMinutes: z.number().min(0).max(240).describe('Set-up, drawing and breaks of each session').optional(),
});

/** What a case can say of the days between one session and the next. */
export const GAPS_LIMITS = { leastDays: 7, mostDays: 180, mostGaps: 4 } as const;

const dates = z.strictObject({
  start: date.describe('Day of the first session').optional(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 10:00')
    .optional(),
  zone: z.string().min(1).max(60).describe('IANA time zone, for example Europe/London').optional(),
  gapsDays: z
    .array(z.int().min(GAPS_LIMITS.leastDays).max(GAPS_LIMITS.mostDays))
    .max(GAPS_LIMITS.mostGaps)
    .describe('Between one session and the next')
    .optional(),
});

const price = z
  .strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR'),
    total: z.number().min(0).max(1e7).optional(),
    perSession: z.number().min(0).max(1e6).optional(),
    perHour: z.number().min(0).max(1e5).optional(),
    deposit: z.number().min(0).max(1e7).optional(),
  })
  .refine(
    (value) => [value.total, value.perSession, value.perHour].filter((item) => item !== undefined).length === 1,
    'must have one of total, perSession and perHour',
  );

export const caseFileSchema = z
  .strictObject({
    $schema: z.string().max(400).optional(),
    title: z.string().max(200).optional(),
    ...photoTaps,
    imageSize: z
      .tuple([z.int().min(1), z.int().min(1)])
      .describe('[width, height] of the picture the pixels belong to; absent: the photo itself')
      .optional(),
    morePhotos: z
      .array(
        z.strictObject({
          file: z.string().min(1).max(400).describe('Path of the picture, relative to the case file'),
          view: z.enum(['front', 'left', 'right', 'crown', 'top', 'back', 'other']).optional(),
          ruler: ruler.optional(),
          ...photoTaps,
        }),
      )
      .max(7)
      .describe('Further photos of the same head')
      .optional(),
    measurements: measurements.optional(),
    sex: z.enum(['female', 'male', 'other']).optional(),
    ageYears: z.number().min(0).max(120).optional(),
    seed: z.int().min(0).max(0xffffffff).describe('Chance of the pattern; same seed, same dots').optional(),
    design: design.optional(),
    skin: skin.optional(),
    shade: shade.optional(),
    sessions: sessions.optional(),
    dates: dates.optional(),
    price: price.optional(),
  })
  .describe('Whorl case file');

export type CaseFile = z.infer<typeof caseFileSchema>;
