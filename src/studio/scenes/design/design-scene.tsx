import { useCallback, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAimCall } from '../../canvas/stage-aim.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { SceneLayout } from '../../parts/scene-layout.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';
import { ScreeningNotes } from '../practice/parts/screening-notes.tsx';
import type { DesignTool, TakeUp } from './design-tool.ts';
import './design-scene.css';
import { DesignStage } from './design-stage.tsx';
import { DrawnLineBlock } from './drawn-line-tool.tsx';
import { EdgeBlock } from './edge-block.tsx';
import { FindingsBlock } from './findings-block.tsx';
import { HairlineBlock } from './hairline-block.tsx';
import { MarksBlock } from './marks-block.tsx';
import { PlanNumbers } from './plan-numbers.tsx';
import { PlanProblem } from './plan-problem.tsx';
import { PatternBlock, ZonesBlock } from './zones-block.tsx';

export function DesignScene() {
  const { t } = useTranslation();
  const { live, design, handles } = usePlanner();
  const { document } = useCourse();
  // While a handle is dragged the picture comes first; the long panel follows when there is time.
  const shown = useDeferredValue(design);
  const shownZones = useDeferredValue(live?.zones);
  const shownDocument = useDeferredValue(document);
  const shownHandles = useDeferredValue(handles);
  const [tool, setTool] = useState<DesignTool>('line');
  const [aimCall, callAim] = useAimCall();
  const takeUp: TakeUp = useCallback(
    (taken, click) => {
      setTool(taken);
      callAim(click);
    },
    [callAim],
  );
  const done = useCallback(() => setTool('line'), []);
  return (
    <SceneLayout id="design" stage={<DesignStage tool={tool} aimCall={aimCall} onDone={done} />}>
      <p className="scene-lead">{t('design.lead')}</p>
      <PlanNumbers />
      <PlanProblem />
      <ScreeningNotes />
      <FindingsBlock />
      <PatternBlock document={shownDocument} />
      {shown && (
        <HairlineBlock design={shown} document={shownDocument} handles={shownHandles} tool={tool} onTool={takeUp} />
      )}
      <DrawnLineBlock tool={tool} onTool={takeUp} />
      {shown && <EdgeBlock design={shown} />}
      <ZonesBlock document={shownDocument} zones={shownZones} />
      <MarksBlock design={shown} tool={tool} onTool={takeUp} />
    </SceneLayout>
  );
}
