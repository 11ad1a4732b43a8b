import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StopIcon } from '#/ui/icons.tsx';
import { PHOTO_AWAY } from '../../canvas/decode-pixels.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { OFF_HEAD, type PlannerView } from '../../planner/use-planner-state.ts';
import { FindingText } from './findings-block.tsx';
import './plan-problem.css';

interface PlanProblemProps {
  /** The step shows nothing before the whole plan is there: what is under way is said until then. */
  readonly whole?: boolean;
}

/** Why there is no plan, or what is being worked out the first time. */
export function PlanProblem({ whole = false }: PlanProblemProps) {
  const { t } = useTranslation();
  const { problem, working, live, record, fit } = usePlanner();
  if (problem) {
    return (
      <div className="notice" data-tone="stop" role="alert">
        <StopIcon />
        <div>
          <strong>{t('design.refused')}</strong>
          {fit.state === 'refused' ? <p>{t(`landmarks.refusedBy.${fit.rule}`)}</p> : <Why problem={problem} />}
        </div>
      </div>
    );
  }
  const isBlank = whole ? !record : !live;
  // Between two stages that the planner tells of: where nothing is shown yet, something is always under way.
  const awaited = working ?? (fit.state === 'fitted' ? 'plan' : 'head');
  if (!isBlank && (working === null || working === 'plan')) return null;
  return (
    <p className="notice plan-working" role="status">
      <Loader size="xs" /> {t(`design.working.${awaited}`)}
    </p>
  );
}

function Why({ problem }: { readonly problem: NonNullable<PlannerView['problem']> }) {
  const { t } = useTranslation();
  if (problem === PHOTO_AWAY) return <p>{t('courses.noServer')}</p>;
  if (problem === OFF_HEAD) return <p>{t('design.offHead')}</p>;
  if (typeof problem === 'string') return <p>{problem}</p>;
  return problem.map((finding) => (
    <p key={`${finding.rule} ${finding.zone}`}>
      <FindingText finding={finding} />
    </p>
  ));
}
