import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONSENT_PURPOSES, type ConsentPurpose } from '#/practice/consent/consent-record.ts';
import { ScenePage } from '../../../parts/scene-layout.tsx';
import { practiceApi } from '../../../practice-api.ts';
import { ArtistName } from '../parts/artist-name.tsx';
import { ClientOfCourse } from '../parts/client-of-course.tsx';
import { MadePlanBlock, WaitingFor } from '../parts/made-plan-block.tsx';
import { ToScreening } from '../parts/to-screening.tsx';
import { useMadePlan } from '../parts/use-made-plan.ts';
import '../practice.css';
import { latestOf, useClientRecords } from '../use-client-records.ts';
import { ConsentForm } from './consent-form.tsx';
import { ConsentRow } from './consent-row.tsx';
import './consent-scene.css';

/** Each consent by itself: what is signed, what was taken back, and what the plan has outgrown. */
export function ConsentScene() {
  const { t } = useTranslation();
  const { clientId, client, ofCourse, isPending } = useClientRecords();
  const made = useMadePlan();
  const screening = latestOf(ofCourse, 'screening');
  const [open, setOpen] = useState<ConsentPurpose | null>(null);
  const files = useQuery({
    queryKey: ['files', clientId],
    queryFn: () => practiceApi.filesOf(clientId!),
    enabled: clientId !== null,
    staleTime: 0,
  });
  return (
    <ScenePage id="consent">
      <p className="scene-lead">{t('consent.lead')}</p>
      <MadePlanBlock made={made.data} />
      <div className="course-people">
        <ArtistName />
        <ClientOfCourse />
      </div>
      {!clientId && <WaitingFor>{t('practice.empty.consent')}</WaitingFor>}
      {clientId && !isPending && !screening && (
        <WaitingFor>
          {t('consent.needsScreening')} <ToScreening />
        </WaitingFor>
      )}
      {clientId && made.data === null && <WaitingFor>{t('consent.needsPlan')}</WaitingFor>}
      {client && screening && made.data && (
        <>
          <p className="hint">{t('consent.separate')}</p>
          <ul className="consents">
            {CONSENT_PURPOSES.map((purpose) => (
              <li key={purpose} data-purpose={purpose}>
                <ConsentRow
                  purpose={purpose}
                  made={made.data!}
                  files={files.data ?? []}
                  isOpen={open === purpose}
                  onOpen={() => setOpen(open === purpose ? null : purpose)}
                />
                {open === purpose && (
                  <ConsentForm
                    purpose={purpose}
                    made={made.data!}
                    screening={screening}
                    client={client}
                    onSigned={() => setOpen(null)}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </ScenePage>
  );
}
