import { useTranslation } from 'react-i18next';
import { datedAsBooked } from '#/planning/booked-sessions.ts';
import type { PlanRecord, SessionPlan } from '#/planning/plan-record.ts';
import { usePlanWords } from '../../parts/plan-words.ts';
import { useBookedSessions } from '../practice/use-client-records.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';

/** One card a session: when, how many dots, how long. */
export function SessionCards({ record }: { readonly record: PlanRecord }) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const { weekday, clock } = usePracticeWords();
  const sessions = datedAsBooked(record.sessions, useBookedSessions());
  return (
    <ol className="session-cards">
      {sessions.map((session) => (
        <li key={session.n}>
          <h2>{t('plan.session', { n: session.n })}</h2>
          <p className="session-day">
            {session.date ? weekday(session.date) : t('plan.noDate')}
            {session.start && session.end && ` · ${clock(session.start)}–${clock(session.end)}`}
          </p>
          <dl>
            <div>
              <dt>{t('design.numbers.dots')}</dt>
              <dd>
                {words.whole(session.dots)} <small>{words.range(session.dotsBand, words.whole)}</small>
              </dd>
            </div>
            <div>
              <dt>{t('plan.withSetUp')}</dt>
              <dd>
                {words.time(session.minutes)} <small>{words.range(session.minutesBand, words.time)}</small>
              </dd>
            </div>
            <div>
              <dt>{t('plan.atNeedle')}</dt>
              <dd>{words.time(session.needleMinutes)}</dd>
            </div>
            <div>
              <dt>{t('plan.share')}</dt>
              <dd>{t('design.percent', { value: Math.round(session.share * 100) })}</dd>
            </div>
            <div>
              <dt>{t('shade.dilution')}</dt>
              <dd>{dilutionsOf(record, session)}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ol>
  );
}

/** Dilutions of a session, darkest first. */
function dilutionsOf({ shades }: PlanRecord, { zones }: SessionPlan): string {
  const used = new Set(zones.map(({ shade }) => shades[shade]?.dilution ?? 0));
  return [...used]
    .sort((a, b) => a - b)
    .map((dilution) => `${dilution}:1`)
    .join(', ');
}
