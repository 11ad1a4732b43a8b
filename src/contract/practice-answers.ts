import { z } from 'zod';
import type { Answers } from '#/practice/intake/answers.ts';
import { zoneIdSchema } from './zone-id.ts';

/** answers.json: the intake. Every key may be missing; unknown ones are refused. docs/specs/screening.md says what each means. */
export const calendarDaySchema = z.iso
  .date({ error: 'must be a day of the calendar, YYYY-MM-DD', abort: true })
  .regex(/^(19|20|21)/, 'must lie between 1900 and 2199');

const day = calendarDaySchema.exactOptional();
const yesNo = z.boolean().exactOptional();
const medicine = z.enum(['none', 'selfMedicated', 'prescribed']).exactOptional();
const skinDisease = z.enum(['none', 'past', 'active']).exactOptional();
const treatmentStatus = z.enum(['none', 'past', 'current']).exactOptional();

const hair = z.strictObject({
  pattern: z
    .enum(['norwood', 'ludwig', 'sinclair', 'diffuse', 'areata', 'totalis', 'traction', 'scarring', 'none'])
    .exactOptional(),
  grade: z
    .string()
    .regex(/^[1-7][av]?$/, 'must be a grade such as 3 or 3v')
    .exactOptional(),
  cause: z
    .enum(['hereditary', 'hormonal', 'illness', 'medication', 'emotional', 'traction', 'scarring', 'unknown'])
    .exactOptional(),
  progressing: z.enum(['no', 'slow', 'fast']).exactOptional(),
  suddenOrPatchy: yesNo,
  itchBurnPainScale: yesNo,
  eyebrowLoss: yesNo,
  donorDensity: z.enum(['low', 'normal', 'high', 'unstable', 'unknown']).exactOptional(),
  transplantPlanned: yesNo,
  neededBy: day,
  colour: z.string().max(100).exactOptional(),
  greyShare: z.number().min(0).max(1).exactOptional(),
  wears: z.enum(['shaved', 'short', 'long']).exactOptional(),
  willingToShave: z.enum(['yes', 'no', 'unsure']).exactOptional(),
  goal: z.enum(['shavedLook', 'density', 'scar', 'hairline', 'afterTransplant']).exactOptional(),
  zones: z.array(zoneIdSchema).exactOptional(),
});

const scar = z.strictObject({
  kind: z.enum(['fut', 'fue', 'facelift', 'injury', 'burn']).exactOptional(),
  on: day,
  raised: yesNo,
  pale: yesNo,
  zone: zoneIdSchema.exactOptional(),
});

const health = z.strictObject({
  pregnant: yesNo,
  breastfeeding: yesNo,
  immunosuppression: z
    .enum(['none', 'unsure', 'jakInhibitor', 'biologic', 'methotrexate', 'steroidTablets', 'organTransplant', 'other'])
    .exactOptional(),
  cancerTreatment: z
    .strictObject({
      status: treatmentStatus,
      endedOn: day,
      kind: z.enum(['chemo', 'radio', 'immuno', 'hormone']).exactOptional(),
    })
    .exactOptional(),
  skinCancerInField: yesNo,
  skinCancerZones: z.array(zoneIdSchema).exactOptional(),
  changingMole: yesNo,
  molesInField: yesNo,
  roughOrBleedingSpots: yesNo,
  infectionOrWound: yesNo,
  sunburn: yesNo,
  folliculitisOrHerpes: z.enum(['none', 'now', 'recurrent']).exactOptional(),
  psoriasis: skinDisease,
  eczema: skinDisease,
  seborrhoeicDermatitis: skinDisease,
  scarringAlopecia: z
    .strictObject({
      status: z.enum(['none', 'quiet', 'active']).exactOptional(),
      quietMonths: z.number().min(0).max(1200).exactOptional(),
    })
    .exactOptional(),
  keloid: z.enum(['none', 'family', 'self']).exactOptional(),
  spontaneousKeloid: yesNo,
  sarcoidosis: yesNo,
  tattooReaction: yesNo,
  allergies: z.array(z.enum(['pigment', 'nickel', 'ppd', 'latex', 'lidocaine', 'other'])).exactOptional(),
  severeReaction: yesNo,
  vitiligo: yesNo,
  darkMarksAfterInjury: yesNo,
  bleedingDisorder: yesNo,
  bloodThinner: medicine,
  diabetes: z.enum(['none', 'controlled', 'uncontrolled']).exactOptional(),
  bloodPressure: z.enum(['normal', 'controlled', 'uncontrolled']).exactOptional(),
  heartValve: yesNo,
  epilepsy: yesNo,
  isotretinoin: z
    .strictObject({ status: z.enum(['never', 'current', 'past']).exactOptional(), endedOn: day })
    .exactOptional(),
  topicalRetinoid: medicine,
  minoxidil: medicine,
  antibiotics: z.strictObject({ status: treatmentStatus, endedOn: day }).exactOptional(),
  transplant: z.strictObject({ kind: z.enum(['none', 'fue', 'fut']).exactOptional(), on: day }).exactOptional(),
  scars: z.array(scar).max(50).exactOptional(),
  laserRemovalOn: day,
  previousWork: z.enum(['none', 'smp', 'tattoo', 'temporary']).exactOptional(),
  previousWorkColour: z.enum(['grey', 'blue', 'green', 'red', 'other']).exactOptional(),
  areataLastPatchOn: day,
  mriPlanned: yesNo,
  bloodDonor: yesNo,
});

export const answersSchema: z.ZodType<Answers> = z.strictObject({
  on: day,
  pack: z.string().max(20).exactOptional(),
  birthDate: day,
  sex: z.enum(['female', 'male', 'other']).exactOptional(),
  hair: hair.exactOptional(),
  health: health.exactOptional(),
  expects: z.strictObject({ regrowth: yesNo, noUpkeep: yesNo, sameDayFinal: yesNo }).exactOptional(),
  place: z
    .strictObject({
      herpesAtSite: yesNo,
      antibioticAllergy: yesNo,
      antibioticsBeforeProcedures: yesNo,
      bloodborneRisk: yesNo,
    })
    .exactOptional(),
  today: z
    .strictObject({ intoxicated: yesNo, alcoholWithin24h: yesNo, caffeineToday: yesNo, unwell: yesNo, fever: yesNo })
    .exactOptional(),
});
