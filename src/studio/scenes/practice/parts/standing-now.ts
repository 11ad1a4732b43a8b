import type { CourseRecord } from '#/practice/course/course.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import {
  type CourseRecords,
  mayStand,
  recordsOf,
  type StandingQuestion,
  type StartAnswer,
  screenedAgain,
  standingCourse,
} from '#/practice/session/course-records.ts';
import { nowHere } from '../use-practice-words.ts';

/** What keeps a session from starting as the records are at this moment, but for what is asked on its day. */
export function standingNow(
  known: CourseRecords,
  booked: CourseRecord,
  question: Pick<StandingQuestion, 'session' | 'protocol' | 'envelopeNow'>,
): StartAnswer {
  const at = nowHere();
  const screened = recordsOf(known.ofCourse, 'screening').at(-1);
  const pack = findPack(screened?.result.pack ?? 'GB') ?? PACK_TABLE[0]!;
  const rules = { ...question, pack };
  const screening = screenedAgain(known, rules, at, standingCourse(booked, known.ofCourse).zone);
  return mayStand(known, booked, { ...rules, at, screening });
}
