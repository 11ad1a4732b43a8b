import type { Answers } from '../intake/answers.ts';
import { HEALTHY_ANSWERS } from '../intake/healthy-answers.ts';

/** One row: what is changed in healthy answers, and what the rule then finds ('' for nothing). */
export interface ScreeningCaseRow {
  readonly rule: string;
  readonly label: string;
  /** Dotted paths and their values; undefined takes the answer away. */
  readonly change: Readonly<Record<string, unknown>>;
  /** Findings as `action[ until][ @zone][ #goal]`, joined by ` + `. */
  readonly finds: string;
}

function row(rule: string, label: string, change: Readonly<Record<string, unknown>>, finds: string): ScreeningCaseRow {
  return { rule, label, change, finds };
}

/** Healthy answers with some of them changed. */
export function answersWith(change: Readonly<Record<string, unknown>>): Answers {
  const answers = structuredClone(HEALTHY_ANSWERS) as Record<string, unknown>;
  for (const [path, value] of Object.entries(change)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at = answers;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    if (value === undefined) delete at[last];
    else at[last] = value;
  }
  return answers as Answers;
}

const ended = (name: string, endedOn: string, more: object = {}): Readonly<Record<string, unknown>> => ({
  [`health.${name}`]: { status: 'past', endedOn, ...more },
});
const scar = (on: string, raised: boolean, more: object = {}): Readonly<Record<string, unknown>> => ({
  'health.scars': [{ kind: 'fut', on, raised, pale: true, ...more }],
});

/** Every branch of every rule: where it fires, where it does not, and the days around its boundary. Assessed on 2026-11-20. */
export const SCREENING_CASES: readonly ScreeningCaseRow[] = [
  row('SC01', 'a day before the 18th birthday', { birthDate: '2008-11-21' }, 'waitUntil 2026-11-21'),
  row('SC01', 'on the 18th birthday', { birthDate: '2008-11-20' }, ''),
  row('SC01', 'born on 29 February: 28 February of a common year', { birthDate: '2012-02-29' }, 'waitUntil 2030-02-28'),
  row('SC02', 'pregnant', { 'health.pregnant': true }, 'waitUntil'),
  row('SC02', 'not pregnant', { 'health.pregnant': false }, ''),
  row('SC02', 'pregnant and male is asked about, not assumed', { 'health.pregnant': true, sex: 'male' }, 'waitUntil'),
  row('SC03', 'breastfeeding', { 'health.breastfeeding': true }, 'waitUntil'),
  row('SC03', 'not breastfeeding', {}, ''),
  row('SC04', 'methotrexate', { 'health.immunosuppression': 'methotrexate' }, 'askDoctor'),
  row('SC04', 'unsure', { 'health.immunosuppression': 'unsure' }, 'askDoctor'),
  row('SC04', 'none', { 'health.immunosuppression': 'none' }, ''),
  row('SC05', 'chemotherapy now', { 'health.cancerTreatment': { status: 'current', kind: 'chemo' } }, 'waitUntil'),
  row('SC05', 'hormones now', { 'health.cancerTreatment': { status: 'current', kind: 'hormone' } }, 'askDoctor'),
  row(
    'SC05',
    'a day under 6 months',
    ended('cancerTreatment', '2026-05-21', { kind: 'radio' }),
    'waitUntil 2026-11-21',
  ),
  row('SC05', '6 months to the day', ended('cancerTreatment', '2026-05-20', { kind: 'radio' }), 'askDoctor'),
  row('SC05', 'a day under 12 months', ended('cancerTreatment', '2025-11-21', { kind: 'immuno' }), 'askDoctor'),
  row('SC05', '12 months to the day', ended('cancerTreatment', '2025-11-20', { kind: 'chemo' }), ''),
  row('SC05', 'hormones ended last month', ended('cancerTreatment', '2026-10-20', { kind: 'hormone' }), 'askDoctor'),
  row('SC06', 'skin cancer, place not said', { 'health.skinCancerInField': true }, 'decline'),
  row(
    'SC06',
    'skin cancer in two zones',
    { 'health.skinCancerInField': true, 'health.skinCancerZones': ['crown', 'nape'] },
    'decline @crown + decline @nape',
  ),
  row('SC06', 'none', { 'health.skinCancerZones': ['crown'] }, ''),
  row('SC07', 'a changing mole', { 'health.changingMole': true }, 'askDoctor urgent'),
  row('SC07', 'none', {}, ''),
  row('SC08', 'moles in the field', { 'health.molesInField': true }, 'goWithCare'),
  row('SC08', 'none', {}, ''),
  row('SC09', 'a wound', { 'health.infectionOrWound': true }, 'waitUntil'),
  row('SC09', 'sunburn and a wound', { 'health.sunburn': true, 'health.infectionOrWound': true }, 'waitUntil'),
  row('SC09', 'neither', {}, ''),
  row('SC10', 'psoriasis active', { 'health.psoriasis': 'active' }, 'askDoctor'),
  row(
    'SC10',
    'eczema active, psoriasis past',
    { 'health.eczema': 'active', 'health.psoriasis': 'past' },
    'askDoctor + goWithCare patch',
  ),
  row('SC10', 'seborrhoeic dermatitis active', { 'health.seborrhoeicDermatitis': 'active' }, 'waitUntil'),
  row('SC10', 'seborrhoeic dermatitis past', { 'health.seborrhoeicDermatitis': 'past' }, 'goWithCare patch'),
  row('SC10', 'none', {}, ''),
  row('SC11', 'active', { 'health.scarringAlopecia': { status: 'active' } }, 'askDoctor'),
  row('SC11', 'quiet for 11 months', { 'health.scarringAlopecia': { status: 'quiet', quietMonths: 11 } }, 'askDoctor'),
  row(
    'SC11',
    'quiet for 12 months',
    { 'health.scarringAlopecia': { status: 'quiet', quietMonths: 12 } },
    'goWithCare patch',
  ),
  row('SC11', 'none', {}, ''),
  row('SC12', 'own keloid', { 'health.keloid': 'self' }, 'askDoctor patch'),
  row('SC12', 'in the family', { 'health.keloid': 'family' }, 'goWithCare patch'),
  row(
    'SC12',
    'spontaneous and in the family',
    { 'health.keloid': 'family', 'health.spontaneousKeloid': true },
    'askDoctor patch + goWithCare patch',
  ),
  row('SC12', 'none', {}, ''),
  row('SC13', 'sarcoidosis', { 'health.sarcoidosis': true }, 'askDoctor'),
  row('SC13', 'reaction to a tattoo', { 'health.tattooReaction': true }, 'askDoctor'),
  row('SC13', 'neither', {}, ''),
  row('SC14', 'pigment', { 'health.allergies': ['pigment'] }, 'askDoctor'),
  row(
    'SC14',
    'a severe reaction to latex',
    { 'health.allergies': ['latex'], 'health.severeReaction': true },
    'askDoctor + goWithCare',
  ),
  row('SC14', 'latex and lidocaine', { 'health.allergies': ['latex', 'lidocaine'] }, 'goWithCare'),
  row('SC14', 'nickel', { 'health.allergies': ['nickel'] }, 'goWithCare patch'),
  row('SC14', 'ppd', { 'health.allergies': ['ppd'] }, 'goWithCare patch'),
  row('SC14', 'other', { 'health.allergies': ['other'] }, 'goWithCare patch'),
  row('SC14', 'none', { 'health.allergies': [] }, ''),
  row('SC15', 'vitiligo', { 'health.vitiligo': true }, 'askDoctor patch'),
  row('SC15', 'dark marks', { 'health.darkMarksAfterInjury': true }, 'goWithCare patch'),
  row('SC15', 'neither', {}, ''),
  row('SC16', 'bleeding disorder', { 'health.bleedingDisorder': true }, 'askDoctor'),
  row('SC16', 'none', {}, ''),
  row('SC17', 'prescribed', { 'health.bloodThinner': 'prescribed' }, 'askDoctor'),
  row('SC17', 'self-medicated', { 'health.bloodThinner': 'selfMedicated' }, 'goWithCare'),
  row('SC17', 'none', {}, ''),
  row('SC18', 'uncontrolled', { 'health.diabetes': 'uncontrolled' }, 'askDoctor'),
  row('SC18', 'controlled', { 'health.diabetes': 'controlled' }, 'goWithCare'),
  row('SC18', 'none', {}, ''),
  row('SC19', 'blood pressure uncontrolled', { 'health.bloodPressure': 'uncontrolled' }, 'askDoctor'),
  row('SC19', 'heart valve and epilepsy', { 'health.heartValve': true, 'health.epilepsy': true }, 'askDoctor'),
  row('SC19', 'blood pressure controlled', { 'health.bloodPressure': 'controlled' }, ''),
  row('SC20', 'isotretinoin now', { 'health.isotretinoin': { status: 'current' } }, 'waitUntil'),
  row('SC20', 'a day under 6 months', ended('isotretinoin', '2026-05-21'), 'waitUntil 2026-11-21'),
  row('SC20', '6 months to the day', ended('isotretinoin', '2026-05-20'), ''),
  row('SC20', 'months clamp to the last day', ended('isotretinoin', '2026-08-31'), 'waitUntil 2027-02-28'),
  row('SC21', 'topical retinoid', { 'health.topicalRetinoid': 'selfMedicated' }, 'goWithCare'),
  row('SC21', 'prescribed', { 'health.topicalRetinoid': 'prescribed' }, 'goWithCare'),
  row('SC21', 'none', {}, ''),
  row('SC22', 'minoxidil', { 'health.minoxidil': 'selfMedicated' }, 'goWithCare'),
  row('SC22', 'prescribed', { 'health.minoxidil': 'prescribed' }, 'goWithCare'),
  row('SC22', 'none', {}, ''),
  row('SC23', 'antibiotics now', { 'health.antibiotics': { status: 'current' } }, 'waitUntil'),
  row('SC23', '13 days ago', ended('antibiotics', '2026-11-07'), 'waitUntil 2026-11-21'),
  row('SC23', '14 days ago', ended('antibiotics', '2026-11-06'), ''),
  row(
    'SC24',
    'a day under 6 months',
    { 'health.transplant': { kind: 'fue', on: '2026-05-21' } },
    'waitUntil 2026-11-21',
  ),
  row('SC24', '6 months to the day', { 'health.transplant': { kind: 'fut', on: '2026-05-20' } }, 'goWithCare'),
  row('SC24', 'a day under 12 months', { 'health.transplant': { kind: 'fut', on: '2025-11-21' } }, 'goWithCare'),
  row('SC24', '12 months to the day', { 'health.transplant': { kind: 'fut', on: '2025-11-20' } }, ''),
  row('SC25', 'a day under 12 months', scar('2025-11-21', false, { zone: 'nape' }), 'waitUntil 2026-11-21 @nape'),
  row('SC25', '12 months to the day', scar('2025-11-20', false, { zone: 'nape' }), 'goWithCare @nape patch'),
  row('SC25', 'raised and old', scar('2020-01-01', true), 'askDoctor'),
  row(
    'SC25',
    'raised and young',
    scar('2026-10-31', true, { zone: 'crown' }),
    'askDoctor @crown + waitUntil 2027-10-31 @crown',
  ),
  row(
    'SC25',
    'two young scars in a zone: the later date',
    {
      'health.scars': [
        { on: '2026-02-01', raised: false, zone: 'nape' },
        { on: '2026-03-01', raised: false, zone: 'nape' },
      ],
    },
    'waitUntil 2027-03-01 @nape',
  ),
  row('SC25', 'none', {}, ''),
  row('SC26', '89 days ago', { 'health.laserRemovalOn': '2026-08-23' }, 'waitUntil 2026-11-21'),
  row('SC26', '90 days ago', { 'health.laserRemovalOn': '2026-08-22' }, ''),
  row('SC27', 'a day under 6 months', { 'health.areataLastPatchOn': '2026-05-21' }, 'askDoctor'),
  row('SC27', '6 months to the day', { 'health.areataLastPatchOn': '2026-05-20' }, 'goWithCare'),
  row('SC27', 'never', {}, ''),
  row('SC28', 'fast', { 'hair.progressing': 'fast' }, 'goWithCare'),
  row('SC28', 'fast, not hereditary', { 'hair.progressing': 'fast', 'hair.cause': 'traction' }, ''),
  row('SC28', 'a day under 25 with norwood 3', { birthDate: '2001-11-21', 'hair.grade': '3v' }, 'goWithCare'),
  row('SC28', 'on the 25th birthday', { birthDate: '2001-11-20', 'hair.grade': '3' }, ''),
  row('SC28', 'under 25 with norwood 2', { birthDate: '2003-01-01', 'hair.grade': '2' }, ''),
  row(
    'SC29',
    'ludwig 1',
    { 'hair.pattern': 'ludwig', 'hair.grade': '1', 'hair.goal': 'density' },
    'goWithCare #density',
  ),
  row('SC29', 'ludwig 2', { 'hair.pattern': 'ludwig', 'hair.grade': '2', 'hair.goal': 'density' }, ''),
  row(
    'SC29',
    'sinclair 2',
    { 'hair.pattern': 'sinclair', 'hair.grade': '2', 'hair.goal': 'density' },
    'goWithCare #density',
  ),
  row('SC29', 'sinclair 3', { 'hair.pattern': 'sinclair', 'hair.grade': '3', 'hair.goal': 'density' }, ''),
  row('SC29', 'ludwig 1, another goal', { 'hair.pattern': 'ludwig', 'hair.grade': '1', 'hair.goal': 'hairline' }, ''),
  row('SC30', 'no shaving', { 'hair.willingToShave': 'no' }, 'decline #shavedLook'),
  row('SC30', 'unsure', { 'hair.willingToShave': 'unsure' }, 'goWithCare #shavedLook'),
  row('SC30', 'no shaving, another goal', { 'hair.willingToShave': 'no', 'hair.goal': 'density' }, ''),
  row('SC31', 'norwood 6', { 'hair.grade': '6', 'hair.goal': 'density' }, 'decline #density'),
  row('SC31', 'norwood 7', { 'hair.grade': '7', 'hair.goal': 'density' }, 'decline #density'),
  row('SC31', 'norwood 5', { 'hair.grade': '5', 'hair.goal': 'density' }, ''),
  row('SC31', 'norwood 7, shaved look', { 'hair.grade': '7' }, ''),
  row('SC32', 'regrowth', { 'expects.regrowth': true }, 'goWithCare'),
  row(
    'SC32',
    'all three are one finding',
    { 'expects.regrowth': true, 'expects.noUpkeep': true, 'expects.sameDayFinal': true },
    'goWithCare',
  ),
  row('SC32', 'none', {}, ''),
  row('SC33', 'blue', { 'health.previousWork': 'smp', 'health.previousWorkColour': 'blue' }, 'waitUntil'),
  row('SC33', 'green', { 'health.previousWork': 'tattoo', 'health.previousWorkColour': 'green' }, 'waitUntil'),
  row('SC33', 'red', { 'health.previousWork': 'temporary', 'health.previousWorkColour': 'red' }, 'waitUntil'),
  row('SC33', 'grey', { 'health.previousWork': 'smp', 'health.previousWorkColour': 'grey' }, 'goWithCare'),
  row('SC33', 'other', { 'health.previousWork': 'smp', 'health.previousWorkColour': 'other' }, 'goWithCare'),
  row('SC33', 'no earlier work', { 'health.previousWorkColour': 'blue' }, ''),
  row('SC34', 'intoxicated', { 'today.intoxicated': true }, 'waitUntil'),
  row('SC34', 'fever', { 'today.fever': true }, 'waitUntil'),
  row(
    'SC34',
    'unwell after a drink',
    { 'today.unwell': true, 'today.alcoholWithin24h': true },
    'waitUntil + goWithCare',
  ),
  row('SC34', 'caffeine', { 'today.caffeineToday': true }, 'goWithCare'),
  row('SC34', 'not asked yet', {}, ''),
  row('SC35', 'MRI and blood donor', { 'health.mriPlanned': true, 'health.bloodDonor': true }, 'go'),
  row('SC35', 'blood donor', { 'health.bloodDonor': true }, 'go'),
  row('SC35', 'neither', {}, ''),
  row('SC36', 'sudden', { 'hair.suddenOrPatchy': true }, 'askDoctor'),
  row('SC36', 'hormonal', { 'hair.cause': 'hormonal' }, 'askDoctor'),
  row('SC36', 'illness', { 'hair.cause': 'illness' }, 'askDoctor'),
  row('SC36', 'medication', { 'hair.cause': 'medication' }, 'askDoctor'),
  row('SC36', 'emotional', { 'hair.cause': 'emotional' }, 'askDoctor'),
  row('SC36', 'unknown', { 'hair.cause': 'unknown' }, 'askDoctor'),
  row('SC36', 'itch', { 'hair.itchBurnPainScale': true }, 'askDoctor'),
  row('SC36', 'eyebrows', { 'hair.eyebrowLoss': true }, 'askDoctor'),
  row('SC36', 'hereditary', {}, ''),
  row('SC37', 'spots', { 'health.roughOrBleedingSpots': true }, 'askDoctor'),
  row('SC37', 'none', {}, ''),
  row('SC38', 'now', { 'health.folliculitisOrHerpes': 'now' }, 'waitUntil'),
  row('SC38', 'recurrent', { 'health.folliculitisOrHerpes': 'recurrent' }, 'askDoctor'),
  row('SC38', 'none', {}, ''),
  row('SC39', 'traction', { 'hair.cause': 'traction' }, 'goWithCare'),
  row('SC39', 'hereditary', {}, ''),
  row('SC40', 'transplant planned', { 'hair.transplantPlanned': true }, 'goWithCare'),
  row('SC40', 'none planned', {}, ''),
  row('SC41', 'a day before the settled look', { 'hair.neededBy': '2027-01-28' }, 'goWithCare'),
  row('SC41', 'on the day of the settled look', { 'hair.neededBy': '2027-01-29' }, ''),
  row('SC41', 'no day named', {}, ''),
];
