import type { EvidenceCode } from '#/base/evidence.ts';
import { type Answers, gradeNumber, type HairAnswers, type HealthAnswers } from '../intake/answers.ts';
import type { ScreeningOutcome } from '../screening/finding.ts';

/** What the option rules read. */
export interface OptionContext {
  readonly hair: HairAnswers;
  readonly health: HealthAnswers;
  readonly outcome: ScreeningOutcome;
  /** Completed years; null when not known. */
  readonly age: number | null;
  readonly youngUnder: number;
}

/** A reason against an option or for care with it; its text is `<option>.<case>`. */
interface OptionCase {
  readonly case: string;
  readonly holds: (context: OptionContext) => boolean;
}

/** Days after the start: from the earliest to the latest usual. */
export type DaySpan = readonly [number, number];

export interface OptionRule {
  readonly id: string;
  readonly no: readonly OptionCase[];
  readonly withCare: readonly OptionCase[];
  /** For the drawing in time; null where nothing of the kind comes. */
  readonly firstVisibleDays: DaySpan | null;
  readonly finalDays: DaySpan | null;
  /** Days between two rounds of upkeep. */
  readonly upkeepDays: DaySpan | null;
  readonly reversible: 'yes' | 'withDifficulty' | 'no';
  /** Never a ranking: what kind of cost it is. */
  readonly costClass: 'once' | 'onceHigh' | 'ongoing' | 'daily' | 'none';
  readonly evidence: EvidenceCode;
}

const YEAR = 365;
const outcomeIs =
  (...outcomes: readonly ScreeningOutcome[]) =>
  ({ outcome }: OptionContext): boolean =>
    outcomes.includes(outcome);
const isNorwood7 = ({ hair }: OptionContext): boolean => hair.pattern === 'norwood' && gradeNumber(hair.grade) === 7;

/** OP1 to OP6 by the table of the trade: the first list that holds decides, else the option fits. */
export const OPTION_RULES: readonly OptionRule[] = [
  {
    id: 'OP1',
    no: [
      { case: 'declined', holds: outcomeIs('decline') },
      { case: 'doctorFirst', holds: outcomeIs('askDoctor') },
      { case: 'wait', holds: outcomeIs('waitUntil') },
    ],
    withCare: [
      { case: 'care', holds: outcomeIs('goWithCare') },
      { case: 'incomplete', holds: outcomeIs('incomplete') },
    ],
    firstVisibleDays: [14, 42],
    finalDays: [70, 84],
    upkeepDays: [3 * YEAR, 5 * YEAR],
    reversible: 'withDifficulty',
    costClass: 'once',
    evidence: 'P+',
  },
  {
    id: 'OP2',
    no: [
      { case: 'donorLow', holds: ({ hair }) => hair.donorDensity === 'low' },
      { case: 'donorUnstable', holds: ({ hair }) => hair.donorDensity === 'unstable' },
      { case: 'areata', holds: ({ hair }) => hair.pattern === 'areata' || hair.pattern === 'totalis' },
      { case: 'activeScarring', holds: ({ health }) => health.scarringAlopecia?.status === 'active' },
      { case: 'bleeding', holds: ({ health }) => health.bleedingDisorder === true },
    ],
    withCare: [
      {
        case: 'donorUnknown',
        holds: ({ hair }) => hair.donorDensity === 'unknown' || hair.donorDensity === undefined,
      },
      { case: 'young', holds: ({ age, youngUnder }) => age !== null && age < youngUnder },
      { case: 'fast', holds: ({ hair }) => hair.progressing === 'fast' },
      { case: 'norwood7', holds: isNorwood7 },
      { case: 'keloid', holds: ({ health }) => health.keloid === 'self' },
      { case: 'diabetes', holds: ({ health }) => health.diabetes === 'uncontrolled' },
    ],
    firstVisibleDays: [90, 120],
    finalDays: [YEAR, 2 * YEAR],
    upkeepDays: null,
    reversible: 'no',
    costClass: 'onceHigh',
    evidence: 'P+',
  },
  {
    id: 'OP3',
    no: [
      { case: 'totalis', holds: ({ hair }) => hair.pattern === 'totalis' },
      { case: 'scarring', holds: ({ hair }) => hair.pattern === 'scarring' },
      { case: 'noLoss', holds: ({ hair }) => hair.pattern === 'none' },
    ],
    withCare: [
      { case: 'pregnant', holds: ({ health }) => health.pregnant === true || health.breastfeeding === true },
      { case: 'otherCause', holds: ({ hair }) => hair.cause !== 'hereditary' },
      {
        case: 'otherMedicine',
        holds: ({ health }) => health.bloodThinner === 'prescribed' || health.heartValve === true,
      },
    ],
    firstVisibleDays: [90, 180],
    finalDays: [YEAR, YEAR],
    upkeepDays: [1, 1],
    reversible: 'yes',
    costClass: 'ongoing',
    evidence: 'MEM',
  },
  {
    id: 'OP4',
    no: [{ case: 'brows', holds: () => true }],
    withCare: [],
    firstVisibleDays: null,
    finalDays: null,
    upkeepDays: null,
    reversible: 'withDifficulty',
    costClass: 'once',
    evidence: 'P+',
  },
  {
    id: 'OP5',
    no: [{ case: 'noHairToHold', holds: (context) => context.hair.pattern === 'totalis' || isNorwood7(context) }],
    withCare: [
      {
        case: 'skin',
        holds: ({ health }) =>
          health.infectionOrWound === true ||
          health.sunburn === true ||
          health.psoriasis === 'active' ||
          health.eczema === 'active',
      },
    ],
    firstVisibleDays: [0, 0],
    finalDays: [0, 0],
    upkeepDays: [1, 1],
    reversible: 'yes',
    costClass: 'daily',
    evidence: 'P+',
  },
  {
    id: 'OP6',
    no: [],
    withCare: [{ case: 'notShaving', holds: ({ hair }) => hair.willingToShave === 'no' }],
    firstVisibleDays: [0, 0],
    finalDays: [0, 0],
    upkeepDays: [1, 7],
    reversible: 'yes',
    costClass: 'none',
    evidence: 'P+',
  },
];

/** The answers as the option rules read them. */
export function optionContext(
  answers: Answers,
  outcome: ScreeningOutcome,
  age: number | null,
  youngUnder: number,
): OptionContext {
  return { hair: answers.hair ?? {}, health: answers.health ?? {}, outcome, age, youngUnder };
}
