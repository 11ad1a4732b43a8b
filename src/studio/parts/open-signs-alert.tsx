import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StopIcon, WarningIcon } from '#/ui/icons.tsx';
import { inkApi } from '../ink/ink-api.ts';
import { usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { LinkButton } from './link-button.tsx';

const ASK_AGAIN_MS = 60_000;

/** AC2, AC3: an open warning sign is told on every page of the desk until a named person resolves it, a missed check-in while it may come. */
export function OpenSignsAlert() {
  const { t } = useTranslation();
  const { sign, moment, day } = usePracticeWords();
  const open = useQuery({
    queryKey: ['open-signs'],
    queryFn: inkApi.openSigns,
    staleTime: 0,
    refetchInterval: ASK_AGAIN_MS,
  });
  return (
    <>
      {open.data?.signs.map(({ checkInId, clientId, courseId, name, at, signs }) => (
        <div key={checkInId} className="notice open-sign" data-tone="stop" role="alert">
          <StopIcon />
          <span>
            {t('care.sign.atDesk', {
              name,
              when: moment(at),
              signs: signs.map(sign).join(', '),
            })}{' '}
            {courseId ? (
              <LinkButton
                size="compact-md"
                variant="light"
                color="red"
                to="/courses/$courseId/$step"
                params={{ courseId, step: 'healing' }}
              >
                {t('care.sign.toIt')}
              </LinkButton>
            ) : (
              <LinkButton size="compact-md" variant="light" color="red" to="/clients/$clientId" params={{ clientId }}>
                {t('care.sign.toIt')}
              </LinkButton>
            )}
          </span>
        </div>
      ))}
      {open.data?.missed.map(({ clientId, courseId, name, session, days }) => (
        <div key={`${clientId} ${courseId}`} className="notice open-sign" data-tone="warn" role="status">
          <WarningIcon />
          <span>
            {t('care.sign.missed', { name, n: session, days: days.map(day).join(', ') })}{' '}
            <LinkButton
              size="compact-md"
              variant="light"
              to="/courses/$courseId/$step"
              params={{ courseId, step: 'healing' }}
            >
              {t('care.sign.toIt')}
            </LinkButton>
          </span>
        </div>
      ))}
    </>
  );
}
