import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordFinding } from '#/practice/screening/describe-finding.ts';
import type { Finding } from '#/practice/screening/finding.ts';
import { waysToLift } from '#/practice/screening/screen.ts';
import { Evidence } from '../../../parts/evidence.tsx';
import { toneOf } from '../parts/tone.ts';
import { packOf } from '../practice-part.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { LetterForm } from './letter-form.tsx';
import { OverrideForm } from './override-form.tsx';
import type { ScreeningView } from './use-screening.ts';

export interface FindingProps {
  readonly finding: Finding;
  readonly view: ScreeningView;
}

/** One finding: what it asks for, why, how well that is known, what to do, and the letter or decision that answers it. */
export function FindingCard({ finding, view }: FindingProps) {
  const { t } = useTranslation();
  const { say, day, phrase } = usePracticeWords();
  const words = wordFinding(finding, phrase);
  const where = finding.zone ? say(`zone.${finding.zone}`) : finding.goal ? say(`choice.goal.${finding.goal}`) : null;
  return (
    <li className="screen-finding" data-tone={toneOf(finding.action)} data-rule={finding.rule}>
      <p className="screen-finding-head">
        <strong>{say(`outcome.${finding.action}`)}</strong>
        {finding.urgent && (
          <span className="tag" data-tone="stop">
            {t('screen.urgent')}
          </span>
        )}
        {finding.testPatch && <span className="tag">{t('screen.testPatch')}</span>}
        <span className="screen-finding-rule">
          {finding.rule} <Evidence of={{ evidence: finding.evidence, note: '' }} />
        </span>
      </p>
      {where && (
        <p className="screen-finding-where">{t(finding.zone ? 'screen.zoneOnly' : 'screen.goalOnly', { where })}</p>
      )}
      <p>{words.why}</p>
      <p className="screen-finding-todo">{words.todo}</p>
      {words.condition && <p>{say('screening.waitFor', { condition: words.condition })}</p>}
      {finding.until && <p>{t('screen.waitDate', { day: day(finding.until) })}</p>}
      {finding.before && <p className="hint">{t('screen.wasBefore', { action: say(`outcome.${finding.before}`) })}</p>}
      <Answered finding={finding} view={view} />
      <Ways finding={finding} view={view} />
    </li>
  );
}

/** Letters and decisions that were given for this rule. */
function Answered({ finding, view }: FindingProps) {
  const { t } = useTranslation();
  const { day } = usePracticeWords();
  const letters = view.part.letters ?? [];
  const overrides = view.part.overrides ?? [];
  return (
    <>
      {letters
        .filter(({ rule }) => rule === finding.rule)
        .map((letter) => (
          <p key={letter.scan.id} className="screen-given">
            <a href={`/api/files/${letter.scan.id}/content`} download>
              {t('screen.attached', { doctor: letter.doctor, day: day(letter.date) })}
            </a>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('screen.removeLetter', { rule: letter.rule })}
              onClick={() => view.change('letter', { letters: letters.filter((item) => item !== letter) })}
            >
              {t('common.remove')}
            </Button>
          </p>
        ))}
      {overrides
        .filter(({ rule }) => rule === finding.rule)
        .map((override) => (
          <p key={override.signatureSha256} className="screen-given">
            {t('screen.overridden', { who: override.who, why: override.why })}
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('screen.removeOverride', { rule: override.rule })}
              onClick={() => view.change('override', { overrides: overrides.filter((item) => item !== override) })}
            >
              {t('common.remove')}
            </Button>
          </p>
        ))}
    </>
  );
}

/** The ways in which a finding can be answered; a refusal names the rule. */
function Ways({ finding, view }: FindingProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'letter' | 'override' | null>(null);
  const ways = waysToLift(finding, packOf(view.answers));
  if (!ways.letter && !ways.override) return null;
  const close = (): void => setOpen(null);
  if (open === 'letter') return <LetterForm rule={finding.rule} view={view} onDone={close} />;
  if (open === 'override') return <OverrideForm rule={finding.rule} view={view} onDone={close} />;
  return (
    <p className="screen-ways">
      {ways.letter && (
        <Button size="compact-md" variant="default" onClick={() => setOpen('letter')}>
          {t('screen.attach')}
        </Button>
      )}
      {ways.override && (
        <Button size="compact-md" variant="subtle" onClick={() => setOpen('override')}>
          {t('screen.override')}
        </Button>
      )}
    </p>
  );
}
