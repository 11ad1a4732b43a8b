import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { consentInForce } from '#/practice/consent/bind-consent.ts';
import type { CourseSession } from '#/practice/course/course.ts';
import type { SessionDraft } from '../care/care-drafts.ts';
import { type Booked, CareFrame } from '../care/care-frame.tsx';
import { useDraft } from '../care/use-draft.ts';
import { useMadePlan } from '../parts/use-made-plan.ts';
import { nowHere, usePracticeWords } from '../use-practice-words.ts';
import { HeldSessions } from './held-sessions.tsx';
import { PrepareSession } from './prepare-session.tsx';
import { RunSession } from './run-session.tsx';

/** The chair-side page: what is missing before the first dot, the work itself, and its closing. */
export function SessionScene() {
  const { t } = useTranslation();
  return (
    <CareFrame id="session" lead={t('care.session.lead')}>
      {(booked) => (
        <>
          {booked.next ? (
            <NextSession key={booked.next.n} booked={booked} session={booked.next} />
          ) : (
            <p className="notice" data-tone="good">
              {t('care.session.allHeld')}
            </p>
          )}
          <HeldSessions booked={booked} />
        </>
      )}
    </CareFrame>
  );
}

function NextSession({ booked, session }: { readonly booked: Booked; readonly session: CourseSession }) {
  const { t } = useTranslation();
  const { moment, whole, minutes } = usePracticeWords();
  const made = useMadePlan();
  const draft = useDraft('session', emptyDraft(booked, session, made.data?.parts.zones ?? []));
  const isOfAnother = draft.isTouched && draft.value.n !== session.n;
  const { clear } = draft;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the session turns out to be another one
  useEffect(() => {
    if (isOfAnother) clear();
  }, [isOfAnother]);
  const props = { booked, session, draft, made: made.data ?? null };
  return (
    <>
      <section className="care-block" aria-labelledby="session-of">
        <h2 id="session-of">
          {t('care.session.of', { n: session.n, count: booked.course.sessions.length })}{' '}
          <small>
            {moment(session.start, booked.course.zone)} · {t('care.session.dots', { dots: whole(session.dots) })} ·{' '}
            {minutes(session.minutes)}
          </small>
        </h2>
      </section>
      {isOfAnother ? null : draft.value.startedAt === null ? <PrepareSession {...props} /> : <RunSession {...props} />}
    </>
  );
}

function emptyDraft(
  booked: Booked,
  session: CourseSession,
  planned: readonly { readonly zone: string; readonly needleHangMm: number }[],
): SessionDraft {
  return {
    n: session.n,
    preparation: {
      consentId: consentInForce(booked.known.ofCourse, nowHere())?.id ?? null,
      outlineAgreedAt: null,
      todayAskedAt: null,
      today: {},
      identitySeen: false,
      ageSeen: false,
      ink: [],
      needles: [],
    },
    second: '',
    startedAt: null,
    endedAt: null,
    breaks: [],
    earlyStop: null,
    zones: session.parts.map(({ zone }) => ({
      zone,
      doneShare: null,
      minutes: null,
      needleHangMm: planned.find((one) => one.zone === zone)?.needleHangMm ?? 1.2,
      passes: 1,
      bleeding: 'none',
    })),
    anaesthetics: [],
    photos: [],
    state: 'complete',
    what: '',
    why: '',
  };
}
