import type { Answers } from '#/practice/intake/answers.ts';
import { answerAt, askedQuestions, type Question } from '#/practice/intake/questions.ts';

export const SECTION_IDS = ['person', 'hair', 'skin', 'health', 'expects', 'place'] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export interface Section {
  readonly id: SectionId;
  /** Those put to this person. */
  readonly questions: readonly Question[];
  readonly answered: number;
  /** How many are to be answered: what may stay open counts once it is. */
  readonly wanted: number;
}

const ABOUT_PERSON = ['birthDate', 'sex', 'hair.goal', 'hair.zones', 'hair.neededBy'];
const ABOUT_SKIN = [
  'skinCancerInField',
  'skinCancerZones',
  'changingMole',
  'molesInField',
  'roughOrBleedingSpots',
  'infectionOrWound',
  'sunburn',
  'folliculitisOrHerpes',
  'psoriasis',
  'eczema',
  'seborrhoeicDermatitis',
  'scarringAlopecia',
  'keloid',
  'spontaneousKeloid',
  'vitiligo',
  'darkMarksAfterInjury',
  'scars',
  'laserRemovalOn',
  'previousWork',
  'previousWorkColour',
  'areataLastPatchOn',
];

/** The questions that these answers put, by what they are about, in the order of asking; parts without one are left out. */
export function sectionsOf(answers: Answers): readonly Section[] {
  const asked = askedQuestions(answers);
  return SECTION_IDS.map((id) => {
    const questions = asked.filter(({ path }) => sectionOf(path) === id);
    const isAnswered = ({ path }: Question): boolean => answerAt(answers, path) !== undefined;
    return {
      id,
      questions,
      answered: questions.filter(isAnswered).length,
      wanted: questions.filter((question) => question.needed(answers) || isAnswered(question)).length,
    };
  }).filter(({ questions }) => questions.length > 0);
}

function sectionOf(path: string): SectionId {
  const [root, name] = path.split('.');
  if (ABOUT_PERSON.includes(path)) return 'person';
  if (root === 'hair') return 'hair';
  if (root === 'expects' || root === 'place') return root;
  return ABOUT_SKIN.includes(name ?? '') ? 'skin' : 'health';
}
