import type { ZoneId } from '#/engine/scalp/zones.ts';
import type { CalendarDay } from '../calendar/calendar-day.ts';

/** The choices of every question with named answers, mildest first where there is an order; the schema and the forms read them. */
export const CHOICES = {
  sex: ['female', 'male', 'other'],
  pattern: ['norwood', 'ludwig', 'sinclair', 'diffuse', 'areata', 'totalis', 'traction', 'scarring', 'none'],
  cause: ['hereditary', 'hormonal', 'illness', 'medication', 'emotional', 'traction', 'scarring', 'unknown'],
  progressing: ['no', 'slow', 'fast'],
  donorDensity: ['low', 'normal', 'high', 'unstable', 'unknown'],
  wears: ['shaved', 'short', 'long'],
  willingToShave: ['yes', 'no', 'unsure'],
  goal: ['shavedLook', 'density', 'scar', 'hairline', 'afterTransplant'],
  immunosuppression: [
    'none',
    'unsure',
    'jakInhibitor',
    'biologic',
    'methotrexate',
    'steroidTablets',
    'organTransplant',
    'other',
  ],
  treatmentStatus: ['none', 'past', 'current'],
  cancerTreatmentKind: ['chemo', 'radio', 'immuno', 'hormone'],
  folliculitisOrHerpes: ['none', 'recurrent', 'now'],
  skinDisease: ['none', 'past', 'active'],
  scarringAlopecia: ['none', 'quiet', 'active'],
  keloid: ['none', 'family', 'self'],
  allergies: ['pigment', 'nickel', 'ppd', 'latex', 'lidocaine', 'other'],
  medicine: ['none', 'selfMedicated', 'prescribed'],
  diabetes: ['none', 'controlled', 'uncontrolled'],
  bloodPressure: ['normal', 'controlled', 'uncontrolled'],
  isotretinoin: ['never', 'past', 'current'],
  transplant: ['none', 'fue', 'fut'],
  scar: ['fut', 'fue', 'facelift', 'injury', 'burn'],
  previousWork: ['none', 'smp', 'tattoo', 'temporary'],
  previousWorkColour: ['grey', 'blue', 'green', 'red', 'other'],
} as const;

export type ChoiceGroup = keyof typeof CHOICES;
type Choice<Name extends ChoiceGroup> = (typeof CHOICES)[Name][number];
export type Goal = Choice<'goal'>;

export interface HairAnswers {
  readonly pattern?: Choice<'pattern'>;
  /** "1" to "7", with v or a where the scale has such a type ("3v"). */
  readonly grade?: string;
  readonly cause?: Choice<'cause'>;
  readonly progressing?: Choice<'progressing'>;
  /** New within 12 months, or after childbirth. */
  readonly suddenOrPatchy?: boolean;
  readonly itchBurnPainScale?: boolean;
  readonly eyebrowLoss?: boolean;
  readonly donorDensity?: Choice<'donorDensity'>;
  readonly transplantPlanned?: boolean;
  readonly neededBy?: CalendarDay;
  readonly colour?: string;
  /** 0 to 1. */
  readonly greyShare?: number;
  readonly wears?: Choice<'wears'>;
  readonly willingToShave?: Choice<'willingToShave'>;
  readonly goal?: Goal;
  /** The zones asked for; absent: not known, so every zone counts as asked for. */
  readonly zones?: readonly ZoneId[];
}

export interface ScarAnswers {
  readonly kind?: Choice<'scar'>;
  readonly on?: CalendarDay;
  readonly raised?: boolean;
  readonly pale?: boolean;
  readonly zone?: ZoneId;
}

export interface HealthAnswers {
  readonly pregnant?: boolean;
  readonly breastfeeding?: boolean;
  readonly immunosuppression?: Choice<'immunosuppression'>;
  readonly cancerTreatment?: {
    readonly status?: Choice<'treatmentStatus'>;
    readonly endedOn?: CalendarDay;
    readonly kind?: Choice<'cancerTreatmentKind'>;
  };
  readonly skinCancerInField?: boolean;
  readonly skinCancerZones?: readonly ZoneId[];
  readonly changingMole?: boolean;
  readonly molesInField?: boolean;
  readonly roughOrBleedingSpots?: boolean;
  readonly infectionOrWound?: boolean;
  readonly sunburn?: boolean;
  readonly folliculitisOrHerpes?: Choice<'folliculitisOrHerpes'>;
  readonly psoriasis?: Choice<'skinDisease'>;
  readonly eczema?: Choice<'skinDisease'>;
  readonly seborrhoeicDermatitis?: Choice<'skinDisease'>;
  readonly scarringAlopecia?: { readonly status?: Choice<'scarringAlopecia'>; readonly quietMonths?: number };
  readonly keloid?: Choice<'keloid'>;
  readonly spontaneousKeloid?: boolean;
  readonly sarcoidosis?: boolean;
  readonly tattooReaction?: boolean;
  readonly allergies?: readonly Choice<'allergies'>[];
  readonly severeReaction?: boolean;
  readonly vitiligo?: boolean;
  readonly darkMarksAfterInjury?: boolean;
  readonly bleedingDisorder?: boolean;
  readonly bloodThinner?: Choice<'medicine'>;
  readonly diabetes?: Choice<'diabetes'>;
  readonly bloodPressure?: Choice<'bloodPressure'>;
  readonly heartValve?: boolean;
  readonly epilepsy?: boolean;
  readonly isotretinoin?: { readonly status?: Choice<'isotretinoin'>; readonly endedOn?: CalendarDay };
  readonly topicalRetinoid?: Choice<'medicine'>;
  readonly minoxidil?: Choice<'medicine'>;
  readonly antibiotics?: { readonly status?: Choice<'treatmentStatus'>; readonly endedOn?: CalendarDay };
  readonly transplant?: { readonly kind?: Choice<'transplant'>; readonly on?: CalendarDay };
  readonly scars?: readonly ScarAnswers[];
  readonly laserRemovalOn?: CalendarDay;
  readonly previousWork?: Choice<'previousWork'>;
  readonly previousWorkColour?: Choice<'previousWorkColour'>;
  readonly areataLastPatchOn?: CalendarDay;
  readonly mriPlanned?: boolean;
  readonly bloodDonor?: boolean;
}

/** Asked again on the day of a session, never before. */
export interface TodayAnswers {
  readonly intoxicated?: boolean;
  readonly alcoholWithin24h?: boolean;
  readonly caffeineToday?: boolean;
  readonly unwell?: boolean;
  readonly fever?: boolean;
}

/** What a place asks beside the intake; kept with the record, judged by no rule. */
export interface PlaceAnswers {
  readonly herpesAtSite?: boolean;
  readonly antibioticAllergy?: boolean;
  readonly antibioticsBeforeProcedures?: boolean;
  readonly bloodborneRisk?: boolean;
}

/** What a person answered so far. Every key may be missing: not asked yet is not the same as no. */
export interface Answers {
  /** Day of the assessment. */
  readonly on?: CalendarDay;
  readonly pack?: string;
  readonly birthDate?: CalendarDay;
  readonly sex?: Choice<'sex'>;
  readonly hair?: HairAnswers;
  readonly health?: HealthAnswers;
  readonly expects?: { readonly regrowth?: boolean; readonly noUpkeep?: boolean; readonly sameDayFinal?: boolean };
  readonly place?: PlaceAnswers;
  readonly today?: TodayAnswers;
}

/** "3v" is 3; null when absent. */
export function gradeNumber(grade: string | undefined): number | null {
  const digit = /^[1-7]/.exec(grade ?? '')?.[0];
  return digit ? Number(digit) : null;
}
