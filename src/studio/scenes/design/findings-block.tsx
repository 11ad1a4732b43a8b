import { useTranslation } from 'react-i18next';
import type { Finding } from '#/engine/scalp/finding.ts';
import { phrase as asPhrase } from '#/practice/catalogue/phrase.ts';
import { CheckIcon, InfoIcon, StopIcon, WarningIcon } from '#/ui/icons.tsx';
import { Evidence } from '../../parts/evidence.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';
import { usePracticeWords } from '../practice/use-practice-words.ts';
import './findings-block.css';

const TONES = { refuse: 'stop', warn: 'warn', note: 'note' } as const;
const ICONS = { refuse: StopIcon, warn: WarningIcon, note: InfoIcon } as const;

/** What the rules of the design say, worst first, with what to do. Room is kept for them while the first plan is worked out. */
export function FindingsBlock() {
  const { t } = useTranslation();
  const { record, problem } = usePlanner();
  if (!record) return problem ? null : <div className="findings-room" />;
  const order = ['refuse', 'warn', 'note'];
  const findings = record.findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <section className="findings" aria-label={t('design.findings.title')} aria-live="polite">
      {findings.length === 0 && (
        <p className="finding" data-tone="good">
          <CheckIcon size={18} /> <span>{t('design.findings.none')}</span>
        </p>
      )}
      {findings.map((finding) => (
        <FindingRow key={`${finding.rule} ${finding.zone} ${JSON.stringify(finding.values)}`} finding={finding} />
      ))}
    </section>
  );
}

export function FindingRow({ finding }: { readonly finding: Finding }) {
  const Icon = ICONS[finding.severity];
  return (
    <div className="finding" data-tone={TONES[finding.severity]}>
      <Icon size={18} />
      <span>
        <FindingText finding={finding} />
      </span>
    </div>
  );
}

/** How grave, why and what to do; behind it, small, which rule and how sure. */
export function FindingText({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { phrase } = usePracticeWords();
  const key = `${finding.rule}.${finding.case}`;
  const { values } = asPhrase(key, finding.values);
  return (
    <>
      <strong>{t(`design.findings.${finding.severity}`)}</strong>
      <br />
      {phrase({ key: `${key}.why`, values })} {phrase({ key: `${key}.todo`, values })}{' '}
      <code className="rule-code">{finding.rule}</code> <Evidence of={{ evidence: finding.evidence, note: '' }} />
    </>
  );
}
