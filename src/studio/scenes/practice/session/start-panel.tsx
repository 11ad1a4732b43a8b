import { Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SessionCheckAnswer } from '#/contract/api-session-checks.ts';
import { dayIn } from '#/practice/calendar/wall-clock.ts';
import { consentInForce } from '#/practice/consent/bind-consent.ts';
import type { CourseSession } from '#/practice/course/course.ts';
import { needleProblems, type StartProblem } from '#/practice/session/start-session.ts';
import { CheckIcon, StopIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import { inkApi } from '../../../ink/ink-api.ts';
import type { Booked } from '../care/care-frame.tsx';
import { halfNeedles } from '../care/ink-fields.tsx';
import { useArtist } from '../parts/artist-name.tsx';
import { MissingList } from '../parts/missing-list.tsx';
import { useClientRecords } from '../use-client-records.ts';
import { nowHere } from '../use-practice-words.ts';
import { preparationToSend, type SessionPartProps } from './session-part.ts';

const ASK_AGAIN_MS = 30_000;

type Asked = Pick<SessionPartProps, 'booked' | 'session' | 'draft'>;

/** What the server still misses of the preparation; asked again while the page is open, for the gate may open meanwhile. */
export function useStartCheck(booked: Booked, session: CourseSession, draft: Asked['draft']) {
  const { editor, clientId } = useCourse();
  const { records } = useClientRecords();
  const consentId = consentInForce(booked.known.ofCourse, nowHere())?.id ?? null;
  const preparation = preparationToSend(draft.value, consentId);
  const ask = () =>
    inkApi.checkSession({
      clientId: clientId ?? '',
      courseId: editor.courseId,
      session: session.n,
      at: nowHere(),
      preparation: JSON.parse(JSON.stringify(preparation)),
    });
  return useQuery({
    queryKey: ['session-check', editor.courseId, session.n, JSON.stringify(preparation), records.length],
    queryFn: ask,
    enabled: clientId !== null,
    staleTime: 0,
    refetchInterval: ASK_AGAIN_MS,
    placeholderData: (before) => before,
  });
}

/** The same with what a needle lacks that is only half written down, and so was not sent. */
export function startProblemsOf(answer: SessionCheckAnswer | undefined, draft: Asked['draft'], booked: Booked) {
  const today = dayIn(nowHere(), booked.course.zone);
  const half = halfNeedles(draft.value.preparation.needles).flatMap((needle) => needleProblems(needle, today));
  const missing: readonly StartProblem[] = answer?.problems ?? [];
  const at = missing.findIndex(({ missing: { key } }) => key === 'session.SR4.none');
  return half.length === 0 || at < 0 ? [...missing, ...half] : missing.toSpliced(at, 1, ...half);
}

/** Where the list stands below all forms: how long it is, and the way there. */
export function JumpToMissing({ count, mayStart }: { readonly count: number; readonly mayStart: boolean }) {
  const { t } = useTranslation();
  const behavior = useReducedMotion() ? 'instant' : 'smooth';
  if (count === 0 && mayStart) return null;
  const jump = (): void => document.getElementById('start-title')?.scrollIntoView({ behavior });
  return (
    <Button className="jump-to-missing" variant="default" fullWidth leftSection={<StopIcon size={18} />} onClick={jump}>
      {count > 0 ? t('care.session.jump', { count }) : t('care.session.missing')}
    </Button>
  );
}

interface StartPanelProps extends Asked {
  readonly check: ReturnType<typeof useStartCheck>;
  readonly problems: ReturnType<typeof startProblemsOf>;
}

/** What is still missing before the first dot, and the button that works when nothing is. */
export function StartPanel({ booked, session, draft, check, problems }: StartPanelProps) {
  const { t } = useTranslation();
  const artist = useArtist();
  const consentId = consentInForce(booked.known.ofCourse, nowHere())?.id ?? null;
  const preparation = preparationToSend(draft.value, consentId);
  const start = async (): Promise<void> => {
    const fresh = await check.refetch();
    if (!fresh.data?.mayStart) return;
    draft.change({ n: session.n, preparation, startedAt: nowHere() });
  };
  const isReady = check.data?.mayStart === true && problems.length === 0 && artist !== null;
  return (
    <aside className="care-block" aria-labelledby="start-title">
      <h2 id="start-title">{isReady ? t('care.session.ready') : t('care.session.missing')}</h2>
      {check.error && (
        <p className="notice" data-tone="stop" role="alert">
          <StopIcon /> {check.error.message || t('practice.noServer')}
        </p>
      )}
      <MissingList
        problems={problems}
        first={
          !artist && (
            <li>
              {t('practice.needsArtist')} <code className="rule-code">SR7</code>
            </li>
          )
        }
      />
      {check.data && check.data.overridden.length > 0 && (
        <p className="notice" data-tone="warn">
          {t('care.session.overridden', { rules: check.data.overridden.join(', ') })}
        </p>
      )}
      {isReady && (
        <p className="hint">
          <CheckIcon size={18} /> {t('care.session.readyHint')}
        </p>
      )}
      <Button mt="md" size="xl" fullWidth disabled={!isReady} onClick={() => void start()}>
        {t('care.session.start', { n: session.n })}
      </Button>
    </aside>
  );
}
