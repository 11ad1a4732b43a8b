import { z } from 'zod';
import { jsonValueSchema } from './json-value.ts';

/**
 * The studio's editing document of one course: everything the practitioner typed, tapped or dragged, and nothing that is
 * computed from it. Saved whole on every autosave. Photo points are in pixels of the master picture (upright), pixel (0,0)
 * covering [0,1) x [0,1).
 */
export const COURSE_DOCUMENT_FORMAT = 1;

/** JSON of any shape with a bounded size; for parts whose schema belongs to another step. */
const openPart = z.record(z.string().max(80), jsonValueSchema);
const imagePoint = z.tuple([z.number().min(-32768).max(32768), z.number().min(-32768).max(32768)]);
const millimetres = z.number().positive().max(2000);

export const coursePhotoSchema = z.strictObject({
  photoId: z.string().min(1).max(64),
  view: z.enum(['front', 'left', 'right', 'crown', 'top', 'back', 'other']),
  /** True when the picture was cut by the photographer, so that its centre is not the lens axis. */
  cropped: z.boolean().optional(),
  landmarks: z.record(z.string().max(40), imagePoint),
  outline: z.array(imagePoint).max(2000).optional(),
  ruler: z.strictObject({ from: imagePoint, to: imagePoint, mm: millimetres }).optional(),
});

export const courseMeasurementsSchema = z.strictObject({
  circumferenceMm: millimetres.optional(),
  earToEarArcMm: millimetres.optional(),
  nasionInionArcMm: millimetres.optional(),
  lengthMm: millimetres.optional(),
  breadthMm: millimetres.optional(),
  interpupillaryMm: millimetres.optional(),
});

export const courseDocumentSchema = z.strictObject({
  format: z.literal(COURSE_DOCUMENT_FORMAT),
  /** The step last worked on. */
  step: z.string().max(40),
  /** Steps that were gone through and left as they are, defaults included. */
  accepted: z.array(z.string().max(40)).max(40).optional(),
  sex: z.enum(['female', 'male', 'other']),
  photos: z.array(coursePhotoSchema).max(24),
  measurements: courseMeasurementsSchema,
  /** Half of the hairline that was changed last and alone since both sides were alike: which one stays when they are made so again. */
  halfTouched: z.enum(['right', 'left']).optional(),
  /** Parts as in the case file; each step writes its own. */
  design: openPart,
  shade: openPart,
  schedule: openPart,
  practice: openPart,
  notes: z.string().max(20_000),
});

export type CourseDocument = z.infer<typeof courseDocumentSchema>;

/** A course before anything was entered. */
export function emptyCourseDocument(): CourseDocument {
  return {
    format: COURSE_DOCUMENT_FORMAT,
    step: 'photo',
    sex: 'male',
    photos: [],
    measurements: {},
    design: {},
    shade: {},
    schedule: {},
    practice: {},
    notes: '',
  };
}
