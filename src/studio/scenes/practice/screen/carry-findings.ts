import type { CourseDocument } from '#/contract/course-document.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import { ageOn } from '#/practice/calendar/calendar-day.ts';
import { findContradictions } from '#/practice/intake/contradictions.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { closedZones, screen } from '#/practice/screening/screen.ts';
import { designOf, withDesign, withZone } from '../../../editor/design-edit.ts';
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
 * closed before and no longer does are as they were; age and sex go to the plan.
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
  for (const zone of before) if (!after.includes(zone)) next = reopened(next, zone);
  for (const zone of after) next = withZone(next, zone, { treated: false });
  return next;
}

function reopened(document: CourseDocument, zone: ZoneId): CourseDocument {
  const { [zone]: setting, ...others } = designOf(document).zones ?? {};
  if (!setting) return document;
  const { treated: _, ...rest } = setting;
  return withDesign(document, { zones: Object.keys(rest).length > 0 ? { ...others, [zone]: rest } : others });
}
