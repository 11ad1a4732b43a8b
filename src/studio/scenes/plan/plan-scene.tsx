import { useTranslation } from 'react-i18next';
import { ScenePage } from '../../parts/scene-layout.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';
import { FindingsBlock } from '../design/findings-block.tsx';
import { PlanNumbers } from '../design/plan-numbers.tsx';
import { PlanProblem } from '../design/plan-problem.tsx';
import { useBookedSessions } from '../practice/use-client-records.ts';
import { BookedDates } from './booked-dates.tsx';
import { DatesBlock } from './dates-block.tsx';
import './plan-scene.css';
import { PriceBlock } from './price-block.tsx';
import { SessionCards } from './session-cards.tsx';
import { SpeedBlock } from './speed-block.tsx';
import { ZoneTable } from './zone-table.tsx';

export function PlanScene() {
  const { t } = useTranslation();
  const { record, problem } = usePlanner();
  const booked = useBookedSessions();
  return (
    <ScenePage id="plan">
      <p className="scene-lead">{t('plan.lead')}</p>
      <PlanProblem whole />
      <PlanNumbers />
      {!(record || problem) && <PlanRoom />}
      {record && (
        <>
          <FindingsBlock />
          <SessionCards record={record} />
          <ZoneTable record={record} />
        </>
      )}
      <div className="plan-forms">
        {booked ? <BookedDates /> : <DatesBlock />}
        <SpeedBlock />
        <PriceBlock />
      </div>
    </ScenePage>
  );
}

/** The cards of the sessions as they will stand; what is worked out meanwhile is said at the foot. */
function PlanRoom() {
  return (
    <div className="plan-room" aria-hidden="true">
      <div className="session-cards">
        {[1, 2, 3].map((n) => (
          <span key={n} className="blank-card" />
        ))}
      </div>
    </div>
  );
}
