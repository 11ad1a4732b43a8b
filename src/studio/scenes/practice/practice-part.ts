import type { CourseDocument } from '#/contract/course-document.ts';
import type { Answers } from '#/practice/intake/answers.ts';
import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import type { DoctorLetter, ScreeningOverride } from '#/practice/screening/finding.ts';
import type { CareDrafts } from './care/care-drafts.ts';

/** What the practice steps keep in the course document while it is being worked on: half-filled work is saved with the rest. */
export interface PracticePart {
  readonly ageYears?: number;
  readonly answers?: Answers;
  readonly letters?: readonly DoctorLetter[];
  readonly overrides?: readonly ScreeningOverride[];
  /** When the signature of the treatment consent was first offered (CN5). */
  readonly consentOfferedAt?: string;
  /** Half-filled forms of the steps of treatment. */
  readonly care?: CareDrafts;
}

export function practiceOf(document: CourseDocument): PracticePart {
  return document.practice as PracticePart;
}

/** The document with a changed practice part; undefined takes a key out. */
export function withPractice(
  document: CourseDocument,
  part: { readonly [Key in keyof PracticePart]?: PracticePart[Key] | undefined },
): CourseDocument {
  const merged = Object.entries({ ...document.practice, ...part }).filter(([, value]) => value !== undefined);
  return { ...document, practice: Object.fromEntries(merged) as CourseDocument['practice'] };
}

/** The rules of the place that the answers name; England's when none is named yet. */
export function packOf({ pack }: Answers): JurisdictionPack {
  return findPack(pack ?? 'GB') ?? PACK_TABLE[0]!;
}
