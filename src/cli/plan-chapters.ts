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
import type { PlanRecord } from '#/planning/plan-record.ts';
import { aftercareProgramme, type ProgrammeOptions } from '#/practice/aftercare/programme.ts';
import { addDays } from '#/practice/calendar/calendar-day.ts';
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
export async function readPlanAnswers(path: string | undefined): Promise<Outcome<ScreeningInput | null, Problem>> {
  if (path === undefined) return accept(null);
  const input = await readScreeningInput(path, {});
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
  const draft = consentText(
    {
      dots: plan.totals.dots,
      areaCm2: plan.totals.areaCm2,
      sessions: plan.sessions.length,
      hours: plan.totals.minutes / 60,
      zones: plan.zones.map(({ zone }) => zone),
      hairlineMidpointMm: plan.zones.some(({ zone }) => zone === 'hairline') ? plan.design.hairline.midpointMm : null,
    },
    screening,
    pack,
  );
  return [
    screeningChapter(screening, language),
    optionsChapter(compareOptions(answers, screening, protocol), language),
    course.ok ? courseChapter(course.value, language) : noteChapter('pdf.course', [course.refusal.reason], language),
    consentChapter(draft, language),
    ...(course.ok
      ? programmes(course.value, answers.hair?.goal, protocol, language)
      : [noteChapter('aftercare.title', [phrase('pdf.noDates')], language)]),
  ];
}

/** From the case's own first day, else from the day after the assessment: the cooling-off lies between. */
function courseOf(plan: PlanRecord, screening: Screening, protocol: Protocol): Outcome<Course, CourseRefusal> {
  const bookable = bookableFrom(screening);
  if (!bookable.ok) return bookable;
  const dates = plan.caseFile.dates;
  return layOutCourse(courseWorkOfPlan(plan), {
    startOn: dates?.start ?? addDays(screening.on, 1),
    time: dates?.time ?? COURSE_TIME_DEFAULT,
    zone: dates?.zone ?? 'UTC',
    protocol,
    notBefore: bookable.value,
  });
}

/** The days around the first session; each next one starts them anew. */
function programmes(
  course: Course,
  goal: Goal | undefined,
  protocol: Protocol,
  language: Language,
): readonly Chapter[] {
  const first = course.sessions[0];
  if (!first) return [];
  const look = goal === 'shavedLook' ? 'shaved' : goal === 'density' ? 'density' : null;
  const options: ProgrammeOptions = { zone: course.zone, protocol, ...(look ? { look } : {}) };
  const lines = aftercareProgramme(first.start, options);
  return [programmeChapter(first.n, lines, language)];
}
