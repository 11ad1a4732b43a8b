import { Loader } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StopIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { SceneLayout } from '../../parts/scene-layout.tsx';
import { usePlanner } from '../../planner/planner-context.tsx';
import { ScreeningNotes } from '../practice/parts/screening-notes.tsx';
import type { DesignTool } from './design-tool.ts';
import './design-scene.css';
import { DesignStage } from './design-stage.tsx';
import { DrawnLineBlock } from './drawn-line-tool.tsx';
import { EdgeBlock } from './edge-block.tsx';
import { FindingRow, FindingsBlock } from './findings-block.tsx';
import { HairlineBlock } from './hairline-block.tsx';
import { MarksBlock } from './marks-block.tsx';
import { PlanNumbers } from './plan-numbers.tsx';
import { ZonesBlock } from './zones-block.tsx';

export function DesignScene() {
  const { t } = useTranslation();
  const { live, handles } = usePlanner();
  const { document } = useCourse();
  // While a handle is dragged the picture comes first; the long panel follows when there is time.
  const shown = useDeferredValue(live);
  const shownDocument = useDeferredValue(document);
  const shownHandles = useDeferredValue(handles);
  const [tool, setTool] = useState<DesignTool>('line');
  return (
    <SceneLayout id="design" stage={<DesignStage tool={tool} />}>
      <p className="scene-lead">{t('design.lead')}</p>
      <PlanNumbers />
      <PlanProblem />
      <ScreeningNotes />
      {shown && (
        <>
          <FindingsBlock />
          <HairlineBlock design={shown.design} document={shownDocument} handles={shownHandles} />
          <DrawnLineBlock tool={tool} onTool={setTool} />
          <EdgeBlock design={shown.design} />
          <ZonesBlock design={shown.design} zones={shown.zones} />
          <MarksBlock design={shown.design} tool={tool} onTool={setTool} />
        </>
      )}
    </SceneLayout>
  );
}

/** Why there is no plan, or what is being worked out the first time. */
export function PlanProblem() {
  const { t } = useTranslation();
  const { problem, working, live } = usePlanner();
  if (problem) {
    return (
      <div className="notice" data-tone="stop" role="alert">
        <StopIcon />
        <div>
          <strong>{t('design.refused')}</strong>
          {typeof problem === 'string' ? (
            <p>{problem}</p>
          ) : (
            problem.map((finding) => <FindingRow key={`${finding.rule} ${finding.zone}`} finding={finding} />)
          )}
        </div>
      </div>
    );
  }
  if (!working || (live && working === 'plan')) return null;
  return (
    <p className="notice" role="status">
      <Loader size="xs" /> {t(`design.working.${working}`)}
    </p>
  );
}
