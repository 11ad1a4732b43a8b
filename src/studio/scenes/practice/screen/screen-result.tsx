import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CLIENT_STATEMENTS } from '#/practice/screening/client-statements.ts';
import { closedZones } from '#/practice/screening/screen.ts';
import { CheckIcon, InfoIcon, StopIcon, WarningIcon } from '#/ui/icons.tsx';
import { ArtistName } from '../parts/artist-name.tsx';
import { ClientOfCourse } from '../parts/client-of-course.tsx';
import { toneOf } from '../parts/tone.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { FindingCard } from './finding-card.tsx';
import { RecordScreening } from './record-screening.tsx';
import { ReferralLetter } from './referral-letter.tsx';
import type { ScreeningView } from './use-screening.ts';

const ICONS = { stop: StopIcon, warn: WarningIcon, good: CheckIcon, note: InfoIcon } as const;

/** The outcome, then every finding by severity with reason, evidence and what to do. */
export function ScreenResult({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation();
  const { say, day } = usePracticeWords();
  const { screening, contradictions } = view;
  const tone = toneOf(screening.outcome);
  const Icon = ICONS[tone];
  return (
    <aside className="screen-result" aria-labelledby="screen-result-title">
      <h2 id="screen-result-title">{t('screen.result')}</h2>
      <div className="outcome" data-tone={tone} role="status">
        <Icon size={26} />
        <span>
          <strong>{say(`outcome.${screening.outcome}`)}</strong>
          {screening.until && <span>{t('screen.until', { day: day(screening.until) })}</span>}
        </span>
      </div>
      <Missing view={view} />
      {contradictions.length > 0 && (
        <div className="notice" data-tone="stop" role="alert">
          <StopIcon />
          <span>
            {t('screen.contradictions')} {contradictions.map(({ path }) => say(labelKey(path))).join(', ')}
          </span>
        </div>
      )}
      {screening.findings.length === 0 && screening.missing.length === 0 && <p>{t('screen.nothing')}</p>}
      <ul className="screen-findings">
        {screening.findings.map((finding) => (
          <FindingCard
            key={[finding.rule, finding.action, finding.zone, finding.goal].join()}
            finding={finding}
            view={view}
          />
        ))}
      </ul>
      {screening.refused.map(({ rule, what, reason }) => (
        <p key={`${rule} ${what}`} className="notice" data-tone="stop" role="alert">
          {t('screen.refused', { rule, reason: say(reason) })}
        </p>
      ))}
      <IntoDesign view={view} />
      <ReferralLetter view={view} />
      <section className="panel-block screen-record" aria-label={t('screen.record')}>
        <ArtistName />
        <ClientOfCourse birthDate={view.answers.birthDate} />
        <RecordScreening view={view} />
      </section>
      <section className="panel-block" aria-labelledby="statements-title">
        <h2 id="statements-title">{t('screen.statements')}</h2>
        <ul className="statements">
          {CLIENT_STATEMENTS.map((key) => (
            <li key={key}>{say(key)}</li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

function labelKey(path: string): string {
  const scar = /^health\.scars\[\d+\]\.(\w+)$/.exec(path);
  return scar ? `question.scar.${scar[1]}.label` : `question.${path}.label`;
}

function Missing({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation();
  const [next] = view.screening.missing;
  if (!next) return null;
  const go = (): void => {
    const row = document.getElementById(`question-${next.replace(/\[.*$/, '')}`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  };
  return (
    <p className="screen-missing">
      {t('screen.missing', { count: view.screening.missing.length })}{' '}
      <Button size="compact-md" variant="light" onClick={go}>
        {t('screen.toMissing')}
      </Button>
    </p>
  );
}

/** What the step Design takes from the findings. */
function IntoDesign({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const zones = closedZones(view.screening).map((zone) => say(`zone.${zone}`));
  const moles = view.screening.findings.some(({ rule }) => rule === 'SC08');
  if (zones.length === 0 && !moles) return null;
  return (
    <div className="notice" role="note">
      <InfoIcon />
      <span>
        {zones.length > 0 && t('screen.closed', { zones: zones.join(', ') })} {moles && t('screen.moles')}
      </span>
    </div>
  );
}
