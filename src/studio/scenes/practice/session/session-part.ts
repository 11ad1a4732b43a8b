import type { CourseSession } from '#/practice/course/course.ts';
import type { SessionPreparation } from '#/practice/session/session-record.ts';
import type { SessionDraft } from '../care/care-drafts.ts';
import type { Booked } from '../care/care-frame.tsx';
import { wholeNeedles } from '../care/ink-fields.tsx';
import type { Draft } from '../care/use-draft.ts';
import type { MadePlan } from '../parts/use-made-plan.ts';

export interface SessionPartProps {
  readonly booked: Booked;
  readonly session: CourseSession;
  readonly draft: Draft<SessionDraft>;
  readonly made: MadePlan | null;
}

/** The preparation as it can be sent: half-typed needles are left out, and what they lack is told beside it. */
export function preparationToSend(draft: SessionDraft, consentId: string | null): SessionPreparation {
  return { ...draft.preparation, consentId, needles: wholeNeedles(draft.preparation.needles) };
}
