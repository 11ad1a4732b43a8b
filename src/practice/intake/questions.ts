import { findPack } from '../packs/pack-table.ts';
import type { Answers, ChoiceGroup } from './answers.ts';

/** How a question is answered. */
export type QuestionKind = 'day' | 'yesNo' | 'one' | 'many' | 'number' | 'text' | 'scars';

/**
 * One question of the intake. `needed` says when a rule cannot do without its answer; `asked` when it is put at all (by
 * default: when it is needed). Texts: `question.<path>.label`, and `.why` for the reason shown beside it.
 */
export interface Question {
  readonly path: string;
  readonly kind: QuestionKind;
  /** The group of named answers, for questions of the kind `one` or `many`. */
  readonly choices?: ChoiceGroup;
  /** Rules that read the answer. */
  readonly rules: readonly string[];
  readonly needed: (answers: Answers) => boolean;
  readonly asked?: (answers: Answers) => boolean;
}

const always = (): boolean => true;
const never = (): boolean => false;
const hasLoss = ({ hair }: Answers): boolean => hair?.pattern !== 'none';
const graded = ({ hair }: Answers): boolean =>
  hair?.pattern === 'norwood' || hair?.pattern === 'ludwig' || hair?.pattern === 'sinclair';

function yesNo(path: string, rules: readonly string[], needed: Question['needed'] = always): Question {
  return { path, kind: 'yesNo', rules, needed };
}
function one(
  path: string,
  choices: ChoiceGroup,
  rules: readonly string[],
  needed: Question['needed'] = always,
): Question {
  return { path, kind: 'one', choices, rules, needed };
}
function day(path: string, rules: readonly string[], needed: Question['needed'], asked?: Question['asked']): Question {
  return { path, kind: 'day', rules, needed, ...(asked ? { asked } : {}) };
}
/** Put to the person, but no outcome waits for it. */
function offered(question: Question, asked: Question['needed'] = always): Question {
  return { ...question, needed: never, asked };
}

/** The intake in the order in which it is asked: who, the wish, the hair, health, expectations. */
export const QUESTIONS: readonly Question[] = [
  day('birthDate', ['SC01', 'SC28'], always),
  offered(one('sex', 'sex', [])),
  one('hair.goal', 'goal', ['SC29', 'SC30', 'SC31']),
  offered({ path: 'hair.zones', kind: 'many', rules: ['SC06', 'SC25'], needed: never }),
  one('hair.pattern', 'pattern', ['SC28', 'SC29', 'SC31']),
  { path: 'hair.grade', kind: 'text', rules: ['SC28', 'SC29', 'SC31'], needed: graded },
  one('hair.cause', 'cause', ['SC28', 'SC36', 'SC39'], hasLoss),
  one('hair.progressing', 'progressing', ['SC28'], hasLoss),
  yesNo('hair.suddenOrPatchy', ['SC36'], hasLoss),
  yesNo('hair.itchBurnPainScale', ['SC36']),
  yesNo('hair.eyebrowLoss', ['SC36']),
  one('hair.willingToShave', 'willingToShave', ['SC30'], ({ hair }) => hair?.goal === 'shavedLook'),
  offered(one('hair.wears', 'wears', [])),
  offered(one('hair.donorDensity', 'donorDensity', ['OP2'])),
  offered({ path: 'hair.colour', kind: 'text', rules: [], needed: never }),
  offered({ path: 'hair.greyShare', kind: 'number', rules: [], needed: never }),
  yesNo('hair.transplantPlanned', ['SC40']),
  offered(day('hair.neededBy', ['SC41'], never)),
  yesNo('health.pregnant', ['SC02']),
  yesNo('health.breastfeeding', ['SC03']),
  one('health.immunosuppression', 'immunosuppression', ['SC04']),
  one('health.cancerTreatment.status', 'treatmentStatus', ['SC05']),
  one('health.cancerTreatment.kind', 'cancerTreatmentKind', ['SC05'], hadCancerTreatment),
  day('health.cancerTreatment.endedOn', ['SC05'], ({ health }) => health?.cancerTreatment?.status === 'past'),
  yesNo('health.skinCancerInField', ['SC06']),
  offered(
    { path: 'health.skinCancerZones', kind: 'many', rules: ['SC06'], needed: never },
    ({ health }) => health?.skinCancerInField === true,
  ),
  yesNo('health.changingMole', ['SC07']),
  yesNo('health.molesInField', ['SC08']),
  yesNo('health.roughOrBleedingSpots', ['SC37']),
  yesNo('health.infectionOrWound', ['SC09']),
  yesNo('health.sunburn', ['SC09']),
  one('health.folliculitisOrHerpes', 'folliculitisOrHerpes', ['SC38']),
  one('health.psoriasis', 'skinDisease', ['SC10']),
  one('health.eczema', 'skinDisease', ['SC10']),
  one('health.seborrhoeicDermatitis', 'skinDisease', ['SC10']),
  one('health.scarringAlopecia.status', 'scarringAlopecia', ['SC11']),
  {
    path: 'health.scarringAlopecia.quietMonths',
    kind: 'number',
    rules: ['SC11'],
    needed: ({ health }) => health?.scarringAlopecia?.status === 'quiet',
  },
  one('health.keloid', 'keloid', ['SC12']),
  yesNo('health.spontaneousKeloid', ['SC12'], ({ health }) => health?.keloid === 'self'),
  yesNo('health.sarcoidosis', ['SC13']),
  yesNo('health.tattooReaction', ['SC13']),
  { path: 'health.allergies', kind: 'many', choices: 'allergies', rules: ['SC14'], needed: always },
  yesNo('health.severeReaction', ['SC14'], ({ health }) => (health?.allergies?.length ?? 0) > 0),
  yesNo('health.vitiligo', ['SC15']),
  yesNo('health.darkMarksAfterInjury', ['SC15']),
  yesNo('health.bleedingDisorder', ['SC16']),
  one('health.bloodThinner', 'medicine', ['SC17']),
  one('health.diabetes', 'diabetes', ['SC18']),
  one('health.bloodPressure', 'bloodPressure', ['SC19']),
  yesNo('health.heartValve', ['SC19']),
  yesNo('health.epilepsy', ['SC19']),
  one('health.isotretinoin.status', 'isotretinoin', ['SC20']),
  day('health.isotretinoin.endedOn', ['SC20'], ({ health }) => health?.isotretinoin?.status === 'past'),
  one('health.topicalRetinoid', 'medicine', ['SC21']),
  one('health.minoxidil', 'medicine', ['SC22']),
  one('health.antibiotics.status', 'treatmentStatus', ['SC23']),
  day('health.antibiotics.endedOn', ['SC23'], ({ health }) => health?.antibiotics?.status === 'past'),
  one('health.transplant.kind', 'transplant', ['SC24']),
  day('health.transplant.on', ['SC24'], hadTransplant),
  { path: 'health.scars', kind: 'scars', rules: ['SC25'], needed: always },
  offered(day('health.laserRemovalOn', ['SC26'], never)),
  one('health.previousWork', 'previousWork', ['SC33']),
  one('health.previousWorkColour', 'previousWorkColour', ['SC33'], hadPreviousWork),
  day(
    'health.areataLastPatchOn',
    ['SC27'],
    ({ hair }) => hair?.pattern === 'areata' || hair?.pattern === 'totalis',
    ({ hair }) => hair?.pattern === 'areata' || hair?.pattern === 'totalis' || hair?.suddenOrPatchy === true,
  ),
  yesNo('health.mriPlanned', ['SC35']),
  yesNo('health.bloodDonor', ['SC35']),
  yesNo('expects.regrowth', ['SC32']),
  yesNo('expects.noUpkeep', ['SC32']),
  yesNo('expects.sameDayFinal', ['SC32']),
];

/** Needed where the pack of the answers asks them (England's without one), for the law alone: no outcome waits for them. */
export const PLACE_QUESTIONS: readonly Question[] = [
  ofPlace('place.herpesAtSite'),
  ofPlace('place.antibioticAllergy'),
  ofPlace('place.antibioticsBeforeProcedures'),
  ofPlace('place.bloodborneRisk'),
];

/** Asked on the day of a session only (SC34). */
export const TODAY_QUESTIONS: readonly Question[] = [
  yesNo('today.intoxicated', ['SC34']),
  yesNo('today.alcoholWithin24h', ['SC34']),
  yesNo('today.caffeineToday', ['SC34']),
  yesNo('today.unwell', ['SC34']),
  yesNo('today.fever', ['SC34']),
];

function ofPlace(path: string): Question {
  const key = `question.${path}.label`;
  return yesNo(path, [], ({ pack }) => findPack(pack ?? 'GB')?.questions.some(({ value }) => value === key) ?? false);
}
function hadCancerTreatment({ health }: Answers): boolean {
  const status = health?.cancerTreatment?.status;
  return status === 'current' || status === 'past';
}
function hadTransplant({ health }: Answers): boolean {
  const kind = health?.transplant?.kind;
  return kind === 'fue' || kind === 'fut';
}
function hadPreviousWork({ health }: Answers): boolean {
  return health?.previousWork !== undefined && health.previousWork !== 'none';
}

/** The answer at a dotted path; undefined when it is not there. */
export function answerAt(answers: Answers, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], answers);
}

/** Paths of needed answers that are not there, in the order of asking; for scars with their number: `health.scars[0].on`. */
export function missingAnswers(answers: Answers): readonly string[] {
  const missing = QUESTIONS.filter(
    (question) => question.needed(answers) && answerAt(answers, question.path) === undefined,
  ).map((question) => question.path);
  const scars = (answers.health?.scars ?? []).flatMap((scar, index) => [
    ...(scar.on === undefined ? [`health.scars[${index}].on`] : []),
    ...(scar.raised === undefined ? [`health.scars[${index}].raised`] : []),
  ]);
  return [...missing, ...scars];
}

/** The questions that the answers so far make relevant, in the order of asking. */
export function askedQuestions(answers: Answers): readonly Question[] {
  return [...QUESTIONS, ...PLACE_QUESTIONS].filter((question) => (question.asked ?? question.needed)(answers));
}
