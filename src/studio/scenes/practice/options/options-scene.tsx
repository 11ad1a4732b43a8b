import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type SessionRange, sessionRange } from '#/practice/course/session-range.ts';
import { type ComparedOption, compareOptions } from '#/practice/options/compare-options.ts';
import { CheckIcon, InfoIcon, StopIcon } from '#/ui/icons.tsx';
import { Evidence } from '../../../parts/evidence.tsx';
import { ScenePage } from '../../../parts/scene-layout.tsx';
import '../practice.css';
import { useScreening } from '../screen/use-screening.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import { OptionTimeline } from './option-timeline.tsx';
import './options-scene.css';
import { useProtocol } from '../../../protocol/use-protocol.ts';

const TONES = { yes: 'good', withCare: 'warn', no: 'stop' } as const;
const ICONS = { yes: CheckIcon, withCare: InfoIcon, no: StopIcon } as const;

/** Every option side by side for these answers, and when each can be seen. None is hidden. */
export function OptionsScene() {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { answers, screening } = useScreening();
  const protocol = useProtocol();
  const sessions = sessionRange(answers.hair?.goal === 'scar' ? 'scar' : 'course', protocol);
  const options = useMemo(() => compareOptions(answers, screening, protocol), [answers, screening, protocol]);
  return (
    <ScenePage id="options">
      <p className="scene-lead">{t('options.lead')}</p>
      <p className="options-outcome">
        {t('options.outcome')} <strong>{say(`outcome.${screening.outcome}`)}</strong>
      </p>
      <OptionTimeline options={options} />
      <ul className="options">
        {options.map((option) => (
          <OptionCard key={option.rule.id} option={option} sessions={sessions} />
        ))}
      </ul>
    </ScenePage>
  );
}

function OptionCard({ option, sessions }: { readonly option: ComparedOption; readonly sessions: SessionRange }) {
  const { t } = useTranslation();
  const { say, phrase } = usePracticeWords();
  const { rule, fits, because } = option;
  const Icon = ICONS[fits];
  const facts = [
    ...(rule.id === 'OP1' ? [[t('options.sessions'), t('options.sessionRange', { ...sessions })] as const] : []),
    [t('options.time'), say(`${rule.id}.time`)],
    [t('options.upkeep'), say(`${rule.id}.upkeep`)],
    [t('options.cost'), say(`option.cost.${rule.costClass}`)],
    [t('options.back'), say(`option.reversible.${rule.reversible}`)],
  ];
  return (
    <li className="option" data-fits={fits}>
      <h2>{say(`${rule.id}.name`)}</h2>
      <p className="option-fits" data-tone={TONES[fits]}>
        <Icon size={18} /> {isLater(option) ? t('options.notYet') : say(`option.fits.${fits}`)}
      </p>
      <p className="option-because">{because.map(phrase).join(' ')}</p>
      <p>{say(`${rule.id}.does`)}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="option-evidence">
        {t('common.evidence')} <Evidence of={{ evidence: rule.evidence, note: '' }} />
      </p>
    </li>
  );
}

/** Something stands against it for now, and not for good. */
function isLater({ fits, because }: ComparedOption): boolean {
  return fits === 'no' && because.every(({ key }) => key === 'OP1.doctorFirst' || key === 'OP1.wait');
}
