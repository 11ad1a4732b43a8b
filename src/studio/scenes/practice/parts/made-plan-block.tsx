import { Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InfoIcon, StopIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import { daysAreOld, planIsOld } from '../../../course/plan-is-old.ts';
import { useProtocol } from '../../../protocol/use-protocol.ts';
import { useMaking } from '../../export/use-making.ts';
import { missingFor } from '../../scene-needs.ts';
import '../course/course-scene.css';
import { useBookedSessions } from '../use-client-records.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import type { MadePlan } from './use-made-plan.ts';

/** Which plan a step rests on, and the way to make it anew from the design as it stands. */
export function MadePlanBlock({ made }: { readonly made: MadePlan | null | undefined }) {
  const { t } = useTranslation();
  const { moment } = usePracticeWords();
  const { editor, document } = useCourse();
  const queries = useQueryClient();
  const making = useMaking(() => void queries.invalidateQueries({ queryKey: ['made-plan', editor.courseId] }));
  const protocol = useProtocol();
  const missing = missingFor({ needs: ['photo', 'head'] }, document);
  const isOld = made !== null && made !== undefined && planIsOld(document, protocol, made.parts);
  const booked = useBookedSessions();
  const hasOtherDays =
    made !== null && made !== undefined && booked !== null && daysAreOld(document, protocol, made.parts, booked);
  const running = making.state === 'running';
  return (
    <div className="made-plan">
      <span>
        {made ? t('made.of', { when: moment(made.plan.createdAt) }) : <strong>{t('made.none')}</strong>}
        {isOld && <strong> {t('made.changed')}</strong>}
        {hasOtherDays && <strong> {t('made.otherDays')}</strong>}
        {missing && ` ${t(`scene.missing.${missing}`)}`}
      </span>
      <Button
        variant={made && !isOld && !hasOtherDays ? 'default' : 'filled'}
        size="sm"
        loading={running}
        disabled={missing !== null}
        onClick={() => making.start(false)}
      >
        {t(made ? 'made.again' : 'made.make')}
      </Button>
      {running && (
        <Progress className="made-plan-progress" value={making.progress * 100} aria-label={t('made.making')} />
      )}
      {making.state === 'failed' && (
        <p className="notice" data-tone="stop" role="alert">
          <StopIcon /> {making.message || t('practice.noServer')}
        </p>
      )}
    </div>
  );
}

/** Why a step cannot go on yet, and where that is settled. */
export function WaitingFor({ children }: { readonly children: ReactNode }) {
  return (
    <div className="notice" role="note">
      <InfoIcon />
      <span>{children}</span>
    </div>
  );
}
