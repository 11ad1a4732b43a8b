import type { CourseDocument } from '#/contract/course-document.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import { ageOn } from '#/practice/calendar/calendar-day.ts';
import { findContradictions } from '#/practice/intake/contradictions.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { closedZones, screen } from '#/practice/screening/screen.ts';
import { type CaseDesign, designOf, withDesign, withZone } from '../../../editor/design-edit.ts';
import { LOSS_PATTERNS, patternOfCase } from '../../../editor/loss-patterns.ts';
import { type PracticePart, packOf, practiceOf, withPractice } from '../practice-part.ts';

/** Screens what the document holds, on a day. */
export function screenDocument(part: PracticePart, today: string, protocol: Protocol): Screening {
  const answers = part.answers ?? {};
  return screen(answers, {
    on: answers.on ?? today,
    pack: packOf(answers),
    protocol,
    letters: part.letters ?? [],
    overrides: part.overrides ?? [],
  });
}

/**
 * The document after a change of the practice part: zones that screening now closes are left out of the design, zones that it
 * closed before and no longer does are as they were; age, sex and the pattern of loss go to the plan, the pattern as long as none
 * was chosen in the design itself.
 */
export function withScreening(
  document: CourseDocument,
  part: PracticePart,
  today: string,
  protocol: Protocol,
): CourseDocument {
  const before = closedZones(screenDocument(practiceOf(document), today, protocol));
  const answers = part.answers ?? {};
  const after = closedZones(screenDocument(part, today, protocol));
  const on = answers.on ?? today;
  const isBorn = answers.birthDate !== undefined && findContradictions(answers, on).length === 0;
  const ageYears = isBorn ? ageOn(answers.birthDate!, on) : part.ageYears;
  let next = withPractice(document, { ...part, ageYears });
  if (answers.sex && answers.sex !== practiceOf(document).answers?.sex) next = { ...next, sex: answers.sex };
  const [was, is] = [answeredPattern(practiceOf(document)), answeredPattern(part)];
  const chosen = designOf(document).pattern;
  if (is && !isSame(is, was) && (!chosen || isSame(chosen, was))) next = withDesign(next, { pattern: is });
  for (const zone of before) if (!after.includes(zone)) next = reopened(next, zone);
  for (const zone of after) next = withZone(next, zone, { treated: false });
  return next;
}

type CasePattern = NonNullable<CaseDesign['pattern']>;

/** The pattern and grade that were answered, where a design can start from them. */
function answeredPattern({ answers }: PracticePart): CasePattern | null {
  const { pattern, grade } = answers?.hair ?? {};
  const found = LOSS_PATTERNS.find((item) => item.kind === pattern && item.grade === grade);
  return found ? patternOfCase(found) : null;
}

function isSame(a: CasePattern, b: CasePattern | null): boolean {
  const gradeOf = (pattern: CasePattern): string => (pattern.kind === 'none' ? '' : pattern.grade);
  return b !== null && a.kind === b.kind && gradeOf(a) === gradeOf(b);
}

function reopened(document: CourseDocument, zone: ZoneId): CourseDocument {
  const { [zone]: setting, ...others } = designOf(document).zones ?? {};
  if (!setting) return document;
  const { treated: _, ...rest } = setting;
  return withDesign(document, { zones: Object.keys(rest).length > 0 ? { ...others, [zone]: rest } : others });
}
