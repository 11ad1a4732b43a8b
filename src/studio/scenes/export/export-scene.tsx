import { Button, Checkbox, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#/contract/api-plans.ts';
import { CloudOffIcon, StopIcon } from '#/ui/icons.tsx';
import { api } from '../../api-client.ts';
import { useCourse } from '../../course/course-context.tsx';
import { daysAreOld, planIsOld } from '../../course/plan-is-old.ts';
import { ScenePage } from '../../parts/scene-layout.tsx';
import { useProtocol } from '../../protocol/use-protocol.ts';
import { useBookedSessions } from '../practice/use-client-records.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';
import './export-scene.css';
import { useMadePlan } from '../practice/parts/use-made-plan.ts';
import { PlanFiles } from './plan-files.tsx';
import { type Making, useMaking } from './use-making.ts';

export function ExportScene() {
  const { t } = useTranslation();
  const { editor } = useCourse();
  const [full, setFull] = useState(false);
  const plans = useQuery({
    queryKey: ['plans', editor.courseId],
    queryFn: () => api.plans(editor.courseId),
    staleTime: 0,
  });
  const making = useMaking(() => void plans.refetch());
  const newest = plans.data?.[0];
  return (
    <ScenePage id="export">
      <p className="scene-lead">{t('export.lead')}</p>
      <div className="make-row">
        <Button size="lg" loading={making.state === 'running'} onClick={() => making.start(full)}>
          {newest ? t('export.again') : t('export.make')}
        </Button>
        <Checkbox label={t('export.full')} checked={full} onChange={(event) => setFull(event.currentTarget.checked)} />
      </div>
      <MakingReport making={making} />
      {plans.error && (
        <p className="notice" data-tone="warn" role="alert">
          <CloudOffIcon /> {plans.error.message || t('courses.noServer')}
        </p>
      )}
      {newest && <Made plan={newest} />}
      {plans.data?.length === 0 && making.state !== 'running' && <p className="hint">{t('export.none')}</p>}
    </ScenePage>
  );
}

/** What the server is at, in few words; whatever it calls none of these is a picture. */
const STAGES: Readonly<Record<string, string>> = {
  '': 'waiting',
  waiting: 'waiting',
  running: 'head',
  head: 'head',
  areas: 'head',
  base: 'dots',
  dots: 'dots',
  settle: 'dots',
  shade: 'shade',
  sheet: 'sheets',
  done: 'sheets',
};

function stageOf(stage: string): string {
  return STAGES[stage] ?? 'pictures';
}

function MakingReport({ making }: { readonly making: Making }) {
  const { t } = useTranslation();
  if (making.state === 'running') {
    const words = t(`export.making.${stageOf(making.stage)}`);
    return (
      <div className="making" role="status">
        {words}
        <Progress value={making.progress * 100} mt={8} aria-label={words} />
      </div>
    );
  }
  if (making.state !== 'failed') return null;
  return (
    <div className="notice" data-tone="stop" role="alert">
      <StopIcon />
      <span>
        <strong>{t('export.failed')}</strong> {making.message || t('courses.noServer')}
      </span>
    </div>
  );
}

function Made({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  const { document, title } = useCourse();
  const protocol = useProtocol();
  const made = useMadePlan().data;
  const parts = made?.plan.id === plan.id ? made.parts : null;
  const isOld = parts !== null && planIsOld(document, protocol, parts);
  const booked = useBookedSessions();
  const hasOtherDays = parts !== null && daysAreOld(document, protocol, parts, booked);
  const printedName = parts?.provenance.case.title;
  return (
    <section aria-live="polite">
      <p className="hint">
        {t('export.made', { when: moment(plan.createdAt) })}
        {isOld && <strong> {t('export.changed')}</strong>}
        {!isOld && printedName && printedName !== title && (
          <strong> {t('export.otherName', { name: printedName })}</strong>
        )}
        {!isOld && hasOtherDays && <strong> {t(booked ? 'export.otherDays' : 'export.changed')}</strong>}
      </p>
      <PlanFiles files={plan.files} dated={booked !== null || (parts?.sessions.every(({ start }) => start) ?? true)} />
    </section>
  );
}
