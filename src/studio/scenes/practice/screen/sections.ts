import type { Answers } from '#/practice/intake/answers.ts';
import { answerAt, askedQuestions, type Question } from '#/practice/intake/questions.ts';

export const SECTION_IDS = ['person', 'hair', 'skin', 'health', 'expects'] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export interface Section {
  readonly id: SectionId;
  /** Those put to this person. */
  readonly questions: readonly Question[];
  readonly answered: number;
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

/** The questions that these answers put, by what they are about, in the order of asking. */
export function sectionsOf(answers: Answers): readonly Section[] {
  const asked = askedQuestions(answers);
  return SECTION_IDS.map((id) => {
    const questions = asked.filter(({ path }) => sectionOf(path) === id);
    return { id, questions, answered: questions.filter(({ path }) => answerAt(answers, path) !== undefined).length };
  });
}

function sectionOf(path: string): SectionId {
  const [root, name] = path.split('.');
  if (ABOUT_PERSON.includes(path)) return 'person';
  if (root === 'hair') return 'hair';
  if (root === 'expects') return 'expects';
  return ABOUT_SKIN.includes(name ?? '') ? 'skin' : 'health';
}
