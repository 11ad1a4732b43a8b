import { RULES_OF_HAIR } from './rules-of-hair.ts';
import { RULES_OF_MEDICINE } from './rules-of-medicine.ts';
import { RULES_OF_PERSON } from './rules-of-person.ts';
import { RULES_OF_SKIN } from './rules-of-skin.ts';
import type { ScreeningRule } from './screening-rule.ts';

/** SC01 to SC41 in the order of their ids. */
export const SCREENING_RULES: readonly ScreeningRule[] = [
  ...RULES_OF_PERSON,
  ...RULES_OF_SKIN,
  ...RULES_OF_MEDICINE,
  ...RULES_OF_HAIR,
].sort((a, b) => (a.id < b.id ? -1 : 1));
