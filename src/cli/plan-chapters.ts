import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { Problem } from '#/contract/error-codes.ts';
import {
  type Chapter,
  consentChapter,
  courseChapter,
  noteChapter,
  optionsChapter,
  programmeChapter,
  screeningChapter,
} from '#/documents/practice/practice-chapters.ts';
import { pointList } from '#/engine/math/vec3.ts';
import { consentNumbersOf, designPointsOf } from '#/planning/consent-plan.ts';
import type { PlanRecord } from '#/planning/plan-record.ts';
import { courseProgramme, latePreparation, type ProgrammeOptions } from '#/practice/aftercare/programme.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { consentText } from '#/practice/consent/consent-text.ts';
import type { Course } from '#/practice/course/course.ts';
import { courseWorkOfPlan } from '#/practice/course/course-work-of-plan.ts';
import {
  bookableFrom,
  COURSE_TIME_DEFAULT,
  type CourseRefusal,
  layOutCourse,
} from '#/practice/course/lay-out-course.ts';
import type { Goal } from '#/practice/intake/answers.ts';
import { compareOptions } from '#/practice/options/compare-options.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import type { Screening } from '#/practice/screening/finding.ts';
import { screen } from '#/practice/screening/screen.ts';
import { readScreeningInput, type ScreeningInput } from './practice-input.ts';

/** Reads the answers of `whorl plan --answers` before any work is done. */
export function readPlanAnswers(path: string | undefined): Outcome<ScreeningInput | null, Problem> {
  if (path === undefined) return accept(null);
  const input = readScreeningInput(path, {});
  return input.ok ? input : refuse({ code: 'bad-request', message: input.refusal });
}

/** Screening, options, course, consent text and programme of one person for one plan, as chapters of plan.pdf. */
export function planChapters(
  plan: PlanRecord,
  input: ScreeningInput,
  protocol: Protocol,
  language: Language,
): readonly Chapter[] {
  const { answers, on, pack } = input;
  const screening = screen(answers, { on, pack, protocol });
  const course = courseOf(plan, screening, protocol);
  const draft = consentText({
    numbers: consentNumbersOf({ ...plan, head: plan.head.parameters, hairlineMm: pointList(plan.hairlineMm) }),
    designPoints: designPointsOf(plan),
    screening,
    pack,
  });
  return [
    screeningChapter(screening, language, pack),
    optionsChapter(compareOptions(answers, screening, protocol), language),
    course.ok
      ? courseChapter(course.value, language, plan.caseFile.dates?.start === undefined)
      : noteChapter('pdf.course', [course.refusal.reason], language),
    consentChapter(draft, protocol.values['CN5.hours'], language),
    ...(course.ok
      ? programmes(course.value, on, answers.hair?.goal, protocol, language)
      : [noteChapter('aftercare.title', [phrase('pdf.noDates')], language)]),
  ];
}

/** From the case's own first day, else from the first that leaves room for all of the preparation after the assessment. */
function courseOf(plan: PlanRecord, screening: Screening, protocol: Protocol): Outcome<Course, CourseRefusal> {
  const bookable = bookableFrom(screening);
  if (!bookable.ok) return bookable;
  const dates = plan.caseFile.dates;
  return layOutCourse(courseWorkOfPlan(plan), {
    startOn: dates?.start ?? addDays(screening.on, protocol.values['AC.retinoidDaysBefore']),
    time: dates?.time ?? COURSE_TIME_DEFAULT,
    zone: dates?.zone ?? 'UTC',
    protocol,
    notBefore: bookable.value,
  });
}

/** The days around each session. */
function programmes(
  course: Course,
  toldOn: string,
  goal: Goal | undefined,
  protocol: Protocol,
  language: Language,
): readonly Chapter[] {
  const look = goal === 'shavedLook' ? 'shaved' : goal === 'density' ? 'density' : null;
  const options: ProgrammeOptions = { zone: course.zone, protocol, ...(look ? { look } : {}) };
  const all = courseProgramme(course.sessions, options);
  return course.sessions.map(({ n, start }) => {
    const lines = all.filter(({ session }) => session === n);
    const on = dayIn(start, course.zone);
    return programmeChapter({ n, on, lines, late: latePreparation(lines, on, toldOn) }, language);
  });
}
